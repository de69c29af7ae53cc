// The architecture as a test: arrows between folders, purity of what is shared, sizes and names of files.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  badNames,
  brokenArrows,
  importsOfTests,
  impurities,
  longFiles,
  type Source,
  withoutFirstComment,
} from './support/source-rules.ts';

const FOLDERS = '{server,client,shared,db,test,bench,scripts}';
const all: Source[] = globSync([`${FOLDERS}/**/*.{ts,mjs,svelte}`, '*.ts'])
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => !file.startsWith('db/migrations/'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const product = all.filter(({ file }) => /^(server|client|shared|db|scripts)\//.test(file));

const planted = (file: string, text: string): Source[] => [{ file, text }];

test('the source is found', () => {
  expect(all.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['test/architecture.test.ts', 'server/config.ts', 'scripts/run.mjs', 'vite.config.ts']),
  );
});

test('[R5] imports follow the arrows', () => {
  expect(brokenArrows(all)).toEqual([]);
});

test.each([
  ['client/state/room.svelte.ts', "import { reveal } from '../../server/rooms/reveal.ts';", 'server/rooms/reveal.ts'],
  [
    'client/screens/Room.svelte',
    "<script>\n  import type { Row } from '../../db/schema.ts';\n</script>",
    'db/schema.ts',
  ],
  ['client/screens/Room.svelte', "{#await import('../../server/app.ts')}…{/await}", 'server/app.ts'],
  ['shared/room/sight.ts', "export { now } from '../../client/now.ts';", 'client/now.ts'],
  ['db/database.ts', "import {\n  type Config,\n  readConfig,\n} from '../server/config.ts';", 'server/config.ts'],
  ['db/database.ts', "import '../server/config.ts';", 'server/config.ts'],
  ['server/app.ts', "const strip = await import('../client/strip.ts');", 'client/strip.ts'],
  ['server/app.ts', 'import(`../client/strip.ts`);', 'client/strip.ts'],
  ['client/reading/find.ts', "new Worker(new URL('../../server/find.ts', import.meta.url));", 'server/find.ts'],
  ['client/reading/find.ts', "import.meta.glob('../../db/queries/*.ts');", 'db/queries/*.ts'],
])('[R5] a broken arrow in %s is found: %s', (file, text, to) => {
  expect(brokenArrows(planted(file, text))).toEqual([`${file} may not import ${to}.`]);
});

test('[R5] arrows that are allowed, and packages, are left alone', () => {
  expect(brokenArrows(planted('server/app.ts', "import a from '../db/schema.ts';\nimport b from 'fastify';"))).toEqual(
    [],
  );
  expect(brokenArrows(planted('db/database.ts', "import c from '../shared/room/ids.ts';\nimport 'db';"))).toEqual([]);
  expect(brokenArrows(planted('shared/a.ts', 'const advice = \'take it from "../server/app.ts"\';'))).toEqual([]);
  expect(brokenArrows(planted('client/main.ts', "import d from '../shared/room/ids.ts';"))).toEqual([]);
});

test('[R6] what is shared is pure', () => {
  expect(impurities(all)).toEqual([]);
});

test.each([
  ['shared/room/ids.ts', "import { randomUUID } from 'node:crypto';"],
  ['shared/room/ids.ts', "import * as Y from 'yjs';"],
  ['shared/room/ids.ts', "import type * as Y from 'yjs';"],
  ['shared/room/documents.ts', "import * as Y from 'yjs';"],
  ['shared/room/documents.ts', "import type { A } from './a.ts';\nimport { Doc } from 'yjs';"],
  ['shared/room/ids.ts', "import { readConfig } from '../../server/config.ts';"],
  ['shared/room/ids.ts', 'export const at = () => Date.now();'],
  ['shared/room/ids.ts', 'export const at = () => new Date().getTime();'],
  ['shared/room/ids.ts', 'export const id = () => Math.random();'],
])('[R6] an impurity in %s is found: %s', (file, text) => {
  expect(impurities(planted(file, text))).toHaveLength(1);
});

test('[R6] zod, shared itself and, in one place, the types of yjs are allowed', () => {
  expect(impurities(planted('shared/room/entry.ts', "import { z } from 'zod';\nimport a from './ids.ts';"))).toEqual(
    [],
  );
  expect(impurities(planted('shared/room/documents.ts', "import type { Doc } from 'yjs';"))).toEqual([]);
});

test('[R7] nothing imports tests', () => {
  expect(importsOfTests(all)).toEqual([]);
});

test('[R7] an import of tests is found', () => {
  expect(importsOfTests(planted('bench/tick.ts', "import { aRoom } from '../test/support/a-room.ts';"))).toHaveLength(
    1,
  );
  expect(importsOfTests(planted('test/a.test.ts', "import { aRoom } from './support/a-room.ts';"))).toEqual([]);
});

test('[R8] files are short and say first what they are for', () => {
  expect(longFiles(product)).toEqual([]);
  expect(withoutFirstComment(all)).toEqual([]);
});

test('[R8] a long file is found', () => {
  expect(longFiles(planted('server/app.ts', 'a;\n'.repeat(251)))).toEqual([
    'server/app.ts has 251 lines; 250 are the most.',
  ]);
  expect(longFiles(planted('server/app.ts', 'a;\n'.repeat(250)))).toEqual([]);
});

test('[R8] a file without a first comment is found', () => {
  expect(withoutFirstComment(planted('server/app.ts', "import a from './a.ts';\n// The server."))).toHaveLength(1);
  expect(withoutFirstComment(planted('server/app.ts', '//\n'))).toHaveLength(1);
  expect(withoutFirstComment(planted('server/app.ts', '// The server.\n'))).toEqual([]);
});

test('[R9] files are named for what is in them', () => {
  expect(badNames(all)).toEqual([]);
});

test.each([
  'server/rooms/index.ts',
  'shared/utils/text.ts',
  'client/state/room-helpers.ts',
  'server/RoomStore.ts',
  'server/room_store.ts',
  'client/screens/room-screen.svelte',
  'client/screens/RoomManager.svelte',
  'db/common.ts',
])('[R9] the name %s is found', (file) => {
  expect(badNames(planted(file, ''))).toHaveLength(1);
});

test.each([
  'server/rooms/reveal-example.ts',
  'client/state/room.svelte.ts',
  'client/screens/RoomScreen.svelte',
  'db/schema.sqlite.ts',
])('[R9] the name %s is fine', (file) => {
  expect(badNames(planted(file, ''))).toEqual([]);
});
