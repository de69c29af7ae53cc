// Deliberate leaks, one for each way out: a part of the product replaced by one that says too much, while it is switched on.
import { createHash } from 'node:crypto';
import type { Original } from '../../support/plant.ts';
import { earlyOpenings } from './planted-openings.ts';

/** The names of what is exported here, replaced. `on` tells whether this leak is the one that is switched on now. */
export type Fault = (original: Original, on: () => boolean) => Original;

export interface Leak {
  /** What must find it: the marks, two worlds (by these variations), or the matrix (by this route). */
  by: 'marks' | 'marks in crowded rooms' | { worlds: string } | { route: string };
  /** By the module that is replaced, named as `plant` names them. */
  files: Record<string, Fault>;
}

// biome-ignore lint/suspicious/noExplicitAny: what a fault replaces takes anything
export type Any = any;

/** The newest words that anybody put on an example, and how many entries there are. */
let newest = '';
let entries = 0;
const remember: Record<string, Fault> = {
  '../../db/queries/entries.ts': ({ upsertEntry }) => ({
    upsertEntry: (tx: Any, t: Any, owner: Any, id: string, value: Any, at: number) => {
      entries++;
      newest = value.text ?? value.reason ?? value.tag ?? newest;
      return upsertEntry(tx, t, owner, id, value, at);
    },
  }),
  // Of each server anew.
  '../../server/http/api-description.ts': ({ describeApi }) => ({
    describeApi: (http: Any) => {
      entries = 0;
      newest = '';
      return describeApi(http);
    },
  }),
};

/** What `work` gives, and more of it while the leak is on. */
const after =
  (name: string, more: (answer: Any, given: Any[]) => Any): Fault =>
  (original, on) => ({
    [name]: async (...given: Any[]) => {
      const answer = await original[name](...given);
      return on() ? more(answer, given) : answer;
    },
  });

const instead =
  (name: string, other: (...given: Any[]) => Any): Fault =>
  (original, on) => ({ [name]: (...given: Any[]) => (on() ? other(...given) : original[name](...given)) });

/** What is told of a desk that changed, told otherwise or to more. */
const told = (change: (announcement: Any, desk: Any) => Any[]): Fault =>
  after('takeEntries', (outcome, [, , desk]) => ({
    ...outcome,
    announcements: outcome.announcements.flatMap((each: Any) => change(each, desk)),
  }));

const onEvery =
  (answer: (reply: Any, payload: unknown, url: string) => unknown): Fault =>
  ({ describeApi }, on) => ({
    describeApi: async (http: Any) => {
      http.addHook('onSend', async (req: Any, reply: Any, payload: unknown) =>
        on() ? answer(reply, payload, req.url) : payload,
      );
      await describeApi(http);
    },
  });

const sealsIn = async (read: Any, t: Any, dataset: string, from = 0, to = 500): Promise<{ line: Buffer }[]> =>
  (await import('../../../db/queries/row-blocks.ts')).sealLines(read, t, dataset, from, to);
const wholeSeal = async (read: Any, t: Any, example: string): Promise<Any> =>
  (await import('../../../db/queries/examples.ts')).sealedOf(read, t, example);

const SEALED_ROWS = 'what is sealed of the rows, and what their raters said';
const A_DOZEN = 'no annotations, or a dozen';

export const leaks: Record<string, Leak> = {
  ...earlyOpenings,
  'the rule of sight opens to everybody': {
    by: 'marks',
    files: {
      '../../shared/room/sight.ts': (original, on) => ({
        sightOf: (from: Any) => (on() ? 'open' : original.sightOf(from)),
        reasonToOpen: (from: Any) => (on() ? 'reveal' : original.reasonToOpen(from)),
      }),
    },
  },
  'entries are laid before their author has locked in': {
    by: 'marks',
    files: { '../../shared/room/sight.ts': instead('mayLay', () => true) },
  },
  'an example counts as revealed from the start': {
    by: 'marks',
    files: {
      '../../db/queries/openings.ts': after('standingOn', (standing) => ({ ...standing, revealed: true })),
    },
  },
  'a reveal of one counts for all': {
    by: 'marks',
    files: {
      '../../server/rooms/reveal-now.ts': (original, on) => ({
        revealNow: async (tx: Any, t: Any, facts: Any, asked: Any, now: number) => {
          const revealed = await original.revealNow(tx, t, facts, asked, now);
          if (!on()) return revealed;
          const { insertReveal, revealedIn } = await import('../../../db/queries/openings.ts');
          const before = new Set(await revealedIn(tx, t, facts.id));
          for (const example of facts.examples.keys())
            if (!before.has(example))
              await insertReveal(tx, t, { room: facts.id, example, reason: 'lead', by: asked.by, at: now });
          return revealed;
        },
      }),
    },
  },
  'a table or page opens to whoever asks': {
    by: 'marks',
    files: {
      '../../server/rooms/open-example.ts': (original, on) => ({
        openExample: async (plane: Any, at: Any) =>
          on() ? { example: at.example, member: '', reason: 'reveal', at: 0 } : original.openExample(plane, at),
        openTo: async (...given: Any[]) => (on() ? undefined : original.openTo(...given)),
      }),
    },
  },
  'a desk is found by its room alone': {
    by: 'marks',
    files: {
      '../../shared/room/documents.ts': (original, on) => {
        const first = new Map<string, string>();
        return {
          documentName: (address: Any, member: string) => {
            if (address.kind === 'desk' && !first.has(address.room)) first.set(address.room, member);
            return original.documentName(address, on() ? (first.get(address.room) ?? member) : member);
          },
        };
      },
    },
  },
  'what is taken off stays on the table': {
    by: 'marks',
    files: {
      '../../server/sync/live-document.ts': (original, on) => ({
        LiveDocument: class extends original.LiveDocument {
          lay(laid: Map<string, unknown>, ...more: unknown[]) {
            super.lay(on() ? new Map([...laid].filter(([, entry]) => entry !== undefined)) : laid, ...more);
          }
        },
      }),
    },
  },
  'awareness is passed on to everybody in company, wherever they are': {
    by: 'marks',
    files: {
      '../../server/sync/awareness-relay.ts': (original, on) => {
        const all = new Set<Any>();
        return {
          AwarenessRelay: class extends original.AwarenessRelay {
            join(listener: Any) {
              all.add(listener);
              super.join(listener);
            }
            leave(listener: Any) {
              all.delete(listener);
              super.leave(listener);
            }
            hear(listener: Any, message: Uint8Array) {
              if (on()) void this.shout(listener, message);
              return super.hear(listener, message);
            }
            async shout(from: Any, message: Uint8Array) {
              const { frameOf } = await import('../../../server/sync/frame.ts');
              for (const each of all) if (each !== from) each.send([frameOf(message)]);
            }
          },
        };
      },
    },
  },
  'the route of tables does not ask': {
    by: 'marks',
    files: {
      '../../server/rooms/read-table.ts': (original, on) => ({
        readTable: async (given: Any, at: Any) => {
          if (!on()) return original.readTable(given, at);
          const { read, tables } = given.database;
          const { labelsOf } = await import('../../../db/queries/labels.ts');
          const sealed = await wholeSeal(read, tables, at.example);
          return {
            example: at.example,
            laid: {},
            outcomes: {},
            sealed,
            labels: await labelsOf(read, tables, at.example),
          };
        },
      }),
    },
  },
  'the route of judgments gives those of everybody': {
    by: 'marks',
    files: {
      '../../server/rooms/read-judgments.ts': (original, on) => ({
        readJudgments: async (given: Any, at: Any) => {
          if (!on()) return original.readJudgments(given, at);
          const { judgmentsIn } = await import('../../../db/queries/judgments.ts');
          const all = await judgmentsIn(given.database.read, given.database.tables, at.room);
          return all.map(({ lockedIn, shown, ...judgment }) => judgment);
        },
      }),
    },
  },
  'sealed fields lie with what can be seen of an example': {
    by: 'marks',
    files: {
      '../../db/queries/examples.ts': after('examplesShown', async (examples, [read, t]) => {
        for (const example of examples) example.content.fields = (await wholeSeal(read, t, example.id)).fields;
        return examples;
      }),
    },
  },
  'labels of the file’s raters lie with what can be seen of an example': {
    by: 'marks',
    files: {
      '../../db/queries/examples.ts': after('examplesShown', async (examples, [read, t]) => {
        const { labelsOf } = await import('../../../db/queries/labels.ts');
        for (const example of examples)
          example.content.fields = JSON.parse(JSON.stringify(await labelsOf(read, t, example.id)));
        return examples;
      }),
    },
  },
  'rows of a dataset are given out as they stood in the file': {
    by: 'marks',
    files: {
      '../../db/queries/examples.ts': after('visibleRows', async (rows, [read, t, dataset]) => {
        const seals = await sealsIn(read, t, dataset);
        for (const [n, row] of rows.entries()) row.content.fields = { source: `${seals[n]?.line}` };
        return rows;
      }),
    },
  },
  'the strip tells a filter’s verdict of every row': {
    by: { worlds: SEALED_ROWS },
    files: {
      '../../db/queries/dataset-strip.ts': instead('sealsOpenedTo', async (read, t, dataset) => {
        const { sealIn } = await import('../../../db/row-blocks.ts');
        return (await sealsIn(read, t, dataset)).map(({ line }, position) => ({ position, ...sealIn(line) }));
      }),
    },
  },
  'the hash of a row, and of a window, is over what is sealed too': {
    by: { worlds: SEALED_ROWS },
    files: {
      '../../db/queries/examples.ts': after('visibleRows', async (rows, [read, t, dataset]) => {
        const seals = await sealsIn(read, t, dataset);
        const hash = (n: number) => createHash('sha256').update(`${seals[n]?.line}`).digest('hex');
        return rows.map((row: Any, n: number) => ({ ...row, hash: hash(n) }));
      }),
    },
  },
  'the length of a row counts what is sealed': {
    by: { worlds: SEALED_ROWS },
    files: {
      '../../db/queries/dataset-strip.ts': after('lengthsOfRows', async (lengths, [read, t, { dataset }]) => {
        const seals = await sealsIn(read, t, dataset);
        return lengths.map((length: number, n: number) => length + (seals[n]?.line.length ?? 0));
      }),
    },
  },
  'the tag of an answer changes with what is put on the example': {
    by: { worlds: A_DOZEN },
    files: {
      ...remember,
      '../../server/http/keep-forever.ts': (original, on) => ({
        keepForever: (req: Any, reply: Any, name: string) =>
          original.keepForever(req, reply, on() ? `${name}.${entries}` : name),
      }),
    },
  },
  'a count of entries is told as progress': {
    by: { worlds: A_DOZEN },
    files: {
      ...remember,
      '../../db/queries/openings.ts': after('lockedInCounts', (counts) => ({ ...counts, ['x'.repeat(22)]: entries })),
    },
  },
  'progress says who': {
    by: { worlds: 'who of two locks in' },
    files: {
      '../../server/rooms/take-entries.ts': told((each, { member }) => [
        each.name === 'progress' ? { ...each, body: { ...each.body, member } } : each,
      ]),
    },
  },
  'presence tells which sealed example somebody reads': {
    by: { worlds: 'where somebody reads' },
    files: { '../../shared/room/sight.ts': instead('maySeeWhere', () => true) },
  },
  'what is refused is told to the room': {
    by: 'marks',
    files: {
      '../../server/rooms/take-entries.ts': told((each, { facts }) => [
        each.name === 'refused' ? { ...each, to: { room: facts.id } } : each,
      ]),
    },
  },
  'a comment is announced as a notice': {
    by: 'marks',
    files: {
      '../../server/rooms/take-entries.ts': after('takeEntries', (outcome, [, , { facts, member, entries: all }]) => {
        const says = [...all.values()].filter((entry: Any) => entry?.kind === 'comment');
        const body = (text: string) => ({ room: facts.id, example: member, by: member, text });
        const notices = says.map(({ text }: Any) => ({ to: { room: facts.id }, name: 'brought', body: body(text) }));
        return { ...outcome, announcements: [...outcome.announcements, ...notices] };
      }),
    },
  },
  'an outcome is announced to the room': {
    by: 'marks',
    files: {
      '../../server/rooms/decide-outcome.ts': (original, on) => ({
        decideOutcome: (plane: Any, deciding: Any) => {
          const decide = (room: string, examples: Any, decision: Any) =>
            plane.decide(room, examples, async (...given: Any[]) => {
              const decided = await decision(...given);
              const body = { room, outcome: deciding.outcome };
              return { ...decided, announcements: [{ to: { room }, name: 'challenges', body }] };
            });
          return original.decideOutcome(on() ? { ...plane, decide } : plane, deciding);
        },
      }),
    },
  },
  'evidence about sealed examples is shown': {
    by: 'marks',
    files: {
      '../../server/rooms/challenge-view.ts': (original, on) => ({
        challengeView: (row: Any, viewer: string, isOpen: Any) =>
          original.challengeView(row, viewer, on() ? () => true : isOpen),
      }),
    },
  },
  'a refusal quotes what is sealed': {
    by: 'marks',
    files: {
      ...remember,
      '../../server/http/problem.ts': (original, on) => ({
        answerThrown: (log: Any) => {
          const answer = original.answerThrown(log);
          return (thrown: Any, req: Any, reply: Any) => {
            if (on() && thrown?.code === 'sealed') Object.assign(thrown, { detail: `It says "${newest}".` });
            return answer(thrown, req, reply);
          };
        },
      }),
    },
  },
  'a header holds it in base64': {
    by: 'marks',
    files: {
      ...remember,
      '../../server/http/api-description.ts': onEvery((reply, payload) => {
        reply.header('x-newest', Buffer.from(`.${newest}`).toString('base64'));
        return payload;
      }),
    },
  },
  'the description of the API has it as an example': {
    by: 'marks',
    files: {
      ...remember,
      '../../server/http/api-description.ts': onEvery((_, payload, url) =>
        url.startsWith('/api/openapi.json')
          ? `${payload}`.replace('"info":{', `"info":{"example":${JSON.stringify(newest)},`)
          : payload,
      ),
    },
  },
  'what is put on a desk is written to the log': {
    by: 'marks',
    files: {
      '../../server/rooms/sync-policy.ts': (original, on) => ({
        roomPolicy: (given: Any, ...more: Any[]) => {
          const policy = original.roomPolicy(given, ...more);
          return {
            ...policy,
            take: (changed: Any[]) => {
              if (on()) for (const { entries: all } of changed) given.log.info('taken', Object.fromEntries(all));
              return policy.take(changed);
            },
          };
        },
      }),
    },
  },
  'who is removed stays connected': {
    by: 'marks',
    files: {
      '../../server/rooms/remove-member.ts': (original, on) => ({
        removeMember: (given: Any, changes: Any, at: Any) =>
          original.removeMember(given, on() ? { ...changes, removed: () => undefined } : changes, at),
      }),
    },
  },
  'a role is not asked': {
    by: { route: 'GET /api/rooms/{room}/invites' },
    files: {
      '../../server/rooms/enter.ts': (original, on) => ({
        enter: (given: Any, at: Any, action: string) => original.enter(given, at, on() ? 'read' : action),
      }),
    },
  },
  'a sealed example is opened by asking what is open of it': {
    by: { route: 'GET /api/rooms/{room}/examples/{example}/outcomes' },
    files: { '../../shared/room/sight.ts': instead('sightOf', () => 'open') },
  },
};
