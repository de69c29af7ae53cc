// docs/protocol.md against the code: every name it gives is one the code has, and none is left out.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../server/http/problem.ts';
import { SESSION_COOKIE } from '../../server/people/session-of.ts';
import { limits } from '../../server/sync/limits.ts';
import { formats } from '../../shared/example/formats.ts';
import { announcements } from '../../shared/protocol/announcements.ts';
import { commands, reply } from '../../shared/protocol/commands.ts';
import { failures } from '../../shared/protocol/failures.ts';
import * as messages from '../../shared/protocol/sync-messages.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { type DocumentAddress, parseAddress, SYNC_PATH } from '../../shared/room/documents.ts';
import {
  ENTRY_LIMIT_BYTES,
  Entry,
  EntryRef,
  emojis,
  entryKinds,
  entryRef,
  TEXT_LIMIT,
} from '../../shared/room/entry.ts';
import { Laid } from '../../shared/room/laid.ts';
import { parseEntry } from '../../shared/room/parse-entry.ts';
import { may, Role } from '../../shared/room/roles.ts';
import { Dimension } from '../../shared/room/rubric.ts';
import { OpeningReason, Pace, reasonToOpen, Stage, type Standpoint } from '../../shared/room/sight.ts';
import { startApp } from '../support/start-app.ts';
import { nameIn, namesIn, Page } from './page.ts';

const page = new Page('docs/protocol.md');
const examples = page.examples;
const desk = Object.entries(exampleOf('desk') as Record<string, unknown>);

function exampleOf(what: string): unknown {
  return examples.find((example) => example.what === what)?.value;
}

test('[R16] the commands are those of the code, with their payloads and answers', () => {
  const told = page.table('command', 'payload', 'answer').map((row) => ({
    name: nameIn(row.command),
    payload: namesIn(row.payload),
    answer: namesIn(row.answer),
  }));
  expect(told).toEqual(
    Object.entries(commands).map(([name, { payload, answer }]) => ({
      name,
      payload: Object.keys(payload.shape),
      answer: Object.keys(answer.shape),
    })),
  );
});

test('[R16] what the page says leads do, only leads may do', () => {
  const needs = {
    'lower-hand': 'bring',
    reveal: 'reveal',
    'start-timer': 'reveal',
    'stop-timer': 'reveal',
    peek: 'peek',
    bring: 'bring',
    spotlight: 'bring',
  } as const;
  const leads = page.table('command').filter((row) => row.for?.startsWith('leads:'));
  expect(leads.map((row) => nameIn(row.command))).toEqual(Object.keys(needs));
  for (const action of Object.values(needs)) expect(Role.options.filter((role) => may(role, action))).toEqual(['lead']);
});

test('[R16] the announcements are those of the code, with their bodies', () => {
  const told = page.table('announcement', 'to', 'body').map((row) => [nameIn(row.announcement), namesIn(row.body)]);
  expect(told).toEqual(Object.entries(announcements).map(([name, body]) => [name, Object.keys(body.shape)]));
});

test('[R16] the failures are those of the code, with their HTTP status and close code', () => {
  const told = page.table('code').map((row) => [nameIn(row.code), Number(row.HTTP), Number(row.close)]);
  expect(told).toEqual(Object.entries(failures).map(([code, { status, close }]) => [code, status, close]));
});

test('[R16] the documents are those of the code, at addresses the code reads', () => {
  const kinds = { desk: true, table: true, page: true, board: true } satisfies Record<DocumentAddress['kind'], true>;
  const rows = page.table('document', 'address');
  expect(rows.map((row) => nameIn(row.document))).toEqual(Object.keys(kinds));
  for (const row of rows) {
    const address = nameIn(row.address).replace(/\{\w+\}/g, 'x'.repeat(22));
    expect(parseAddress(address)?.kind).toBe(nameIn(row.document));
  }
  expect(page.text).toContain(`\`${SYNC_PATH}\``);
});

test('[R16] the messages of the sync plane are those of the code', () => {
  const numbers = Object.entries(messages).flatMap(([name, number]) => (name.startsWith('MESSAGE') ? [number] : []));
  expect(page.table('message').map((row) => Number(row.message))).toEqual(numbers);
});

test('[R16] the limits are those of the code', () => {
  const inWords = (bytes: number) => (bytes < 1024 ** 2 ? `${bytes / 1024} KiB` : `${bytes / 1024 ** 2} MiB`);
  const { gaps, awarenessPerSecond, ...bytes } = limits;
  const told = [...Object.values(bytes).map(inWords), `${awarenessPerSecond}`, `${gaps}`];
  expect(page.table('limit').map((row) => row.value)).toEqual(told);
  expect(page.text).toContain(`${ENTRY_LIMIT_BYTES.toLocaleString('en')} characters`);
  expect(page.text).toContain(`a text at most ${TEXT_LIMIT.toLocaleString('en')}`);
  expect(page.text).toContain(`version ${PROTOCOL_VERSION} of the protocol`);
  expect(page.text).toContain(`one of ${emojis.join(' ')}.`);
});

test('[R16] the kinds of entries are those of the code, with their fields, and what they need', () => {
  const told = page.table('kind', 'key').map((row) => ({
    kind: nameIn(row.kind),
    fields: namesIn(row.fields),
    needs: row.needs,
    laid: row['on the table'] === 'yes',
    removable: row['can be taken off'] === 'yes',
  }));
  const shapes = Entry.options.map(({ shape: { kind, ...fields } }) => ({
    kind: kind.value,
    fields: Object.keys(fields),
    ...entryKinds[kind.value],
  }));
  expect(told).toEqual(shapes);
});

test('[R16] the desk of the page is one the server takes, with an entry of every kind', () => {
  for (const [key, value] of desk) expect(parseEntry(key, value)).toMatchObject({ ok: true });
  const kinds = desk.map(([, value]) => Entry.parse(value).kind);
  expect(new Set(kinds)).toEqual(new Set(Object.keys(entryKinds)));
});

test('[R16] the table of the page is one the server could have laid', () => {
  const laid = Object.entries(z.record(EntryRef, Laid).parse(exampleOf('table')));
  for (const [ref, { author, entry }] of laid) {
    const key = ref.slice(author.length + 1);
    expect(entryRef(author, key)).toBe(ref);
    if (entry.kind !== 'removed') expect(parseEntry(key, entry)).toMatchObject({ ok: true });
  }
  expect(laid.some(([, { entry }]) => entry.kind === 'removed')).toBe(true);
  expect(page.table('field').map((row) => nameIn(row.field))).toEqual(Object.keys(Laid.shape));
});

test('[R16] every other example of the page is read by the schema of what it says it is', () => {
  const schemas: Record<string, z.ZodType> = {
    problem: Problem,
    'enter-room': reply('enter-room'),
    refused: announcements.refused,
    desk: z.any(),
    table: z.any(),
  };
  expect(examples.map(({ what }) => what).toSorted()).toEqual(Object.keys(schemas).toSorted());
  for (const { what, value } of examples) expect(schemas[what]?.parse(value)).toEqual(value);
  const problem = Problem.parse(exampleOf('problem'));
  const { status, says } = failures[problem.code];
  expect(problem).toEqual({ type: `urn:tableread:${problem.code}`, title: says, status, code: problem.code });
});

test('[R16] when a table opens, the page says as the rule of sight does', () => {
  const told = page.table('pace', 'who may open it');
  const sealed = { shown: false, revealed: false, lockedIn: false, othersLockedIn: 0, opensAfter: 2 };
  const situations: Record<string, Partial<Standpoint>> = {
    'everybody, once it is revealed': { role: 'observer', revealed: true },
    'a member who has locked it in, once as many have as the room asks for': {
      role: 'trainer',
      lockedIn: true,
      othersLockedIn: 1,
    },
    'an observer, at any time': { role: 'observer' },
    'everybody, at any time': { role: 'trainer' },
  };
  for (const row of told.filter(({ pace }) => pace !== 'any')) {
    const situation = situations[row['who may open it'] ?? ''];
    expect(situation, row['who may open it']).toBeDefined();
    const from = { ...sealed, role: 'lead', pace: Pace.parse(nameIn(row.pace)), ...situation } as Standpoint;
    expect(reasonToOpen(from)).toBe(nameIn(row.reason));
  }
  expect(new Set(told.map((row) => nameIn(row.reason)))).toEqual(new Set(OpeningReason.options));
  for (const stage of Stage.options) expect(page.names).toContain(stage);
});

test('[R16] the requests of the page are routes of the server', async () => {
  await using app = await startApp();
  const { body } = await app.visitor().get('/api/openapi.json');
  const routes = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const told = page.names.filter((name) => /^[A-Z]+ \//.test(name));
  expect(told.length).toBeGreaterThan(5);
  for (const request of told) expect(routes).toContain(request);
  expect(page.names).toContain(SESSION_COOKIE);
});

test('[R16] no other name of this form stands on the page: it might be one that is gone', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, object>;
  const known = new Set([
    ...[commands, announcements, failures, entryKinds, formats].flatMap((table) => Object.keys(table)),
    ...[dependencies, devDependencies].flatMap((packages) => Object.keys(packages ?? {})),
    ...Dimension.options.map(({ shape }) => shape.type.value),
    ...[...OpeningReason.options, 'may-open'],
  ]);
  const kebab = page.names.filter((name) => /^[a-z]+(-[a-z]+)+$/.test(name));
  expect(kebab.filter((name) => !known.has(name))).toEqual([]);
});
