// A database that an earlier version wrote, with a row of the database for each row of a file.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rowHashes, sealedOf, visibleRows } from '../../db/queries/examples.ts';
import { rowSources } from '../../db/queries/row-sources.ts';
import { describeEachEngine } from '../support/each-engine.ts';
import { aDataset, aUser } from './rows.ts';

const content = (text: string) =>
  JSON.stringify({ conversation: [{ role: 'user', text }], responses: [], fields: { n: '9007199254740993' } });
const rows = [
  {
    text: 'First “one”\n\0 𠮷',
    sealed: { fields: { score: 1, why: "it's" } },
    source: '{"a": "x",\n "b": "\\u0000 ’\\\\"}',
    row: null,
  },
  { text: 'Second\ud83d', sealed: { fields: {} }, source: '', row: 0 },
  { text: '', sealed: { fields: { model: 'm' } }, source: '{"text":""}', row: 7 },
];

describeEachEngine('rows from before', (open) => {
  test('[D90] keep their content, what is sealed of them, their own text and their place', async () => {
    const database = await open();
    const { write, tables } = database;
    await write(async (tx) => {
      await tx.insert(tables.user).values(aUser());
      await tx.insert(tables.dataset).values(aDataset({ rows: rows.length }));
    });
    await open.raw(backToRows(database.engine === 'sqlite'));
    for (const [n, { text, sealed, source, row }] of rows.entries()) {
      await open.raw(
        `insert into example (id, dataset_id, position, content, hash) values ('e${n}', 'letters', ${n}, ${quoted(content(text))}, 'ab')`,
      );
      await open.raw(
        `insert into example_seal (example_id, sealed, source, "row") values ('e${n}', ${quoted(JSON.stringify(sealed))}, ${quoted(source)}, ${row})`,
      );
    }

    const { read, tables: t } = await open.again();
    const found = await visibleRows(read, t, 'letters', 0, 10);
    expect(found.map((each) => JSON.stringify(each.content))).toEqual(rows.map(({ text }) => content(text)));
    expect(found.map(({ id }) => id)).toEqual(['e0', 'e1', 'e2']);
    expect(await rowHashes(read, t, 'letters', 0, 10)).toEqual(found.map(({ hash }) => hash));
    for (const [n, { sealed }] of rows.entries()) expect(await sealedOf(read, t, `e${n}`)).toEqual(sealed);
    const sources = await rowSources(read, t, 'letters', -1, 10);
    expect(sources).toEqual(rows.map(({ source, row }, place) => ({ place, row: row ?? place, source })));
  });
});

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** As the tables were, with no sign that they ever were otherwise. */
const backToRows = (isSqlite: boolean): string => `
  drop table content_block;
  drop table seal_block;
  alter table example add column content text not null default '';
  alter table example add column hash text not null default '';
  create table example_seal (
    example_id text ${isSqlite ? '' : 'collate "C"'} primary key not null references example (id) on delete cascade,
    sealed text not null, source text not null, "row" integer
  );
  delete from ${isSqlite ? '' : 'drizzle.'}__drizzle_migrations where created_at in (${ours(isSqlite ? 'sqlite' : 'postgres')});`;

/** When the migrations were made that brought blocks. */
function ours(dialect: 'sqlite' | 'postgres'): string {
  const journal = readFileSync(`db/migrations/${dialect}/meta/_journal.json`, 'utf8');
  const { entries } = JSON.parse(journal) as { entries: { tag: string; when: number }[] };
  const made = entries.filter(({ tag }) => /row-blocks$|rows-in-blocks$/.test(tag)).map(({ when }) => when);
  expect(made).toHaveLength(2);
  return made.join(', ');
}
