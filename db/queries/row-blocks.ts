// Queries that read and write rows in their blocks.
import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../database.ts';
import { directly, preparedOnce } from '../prepared.ts';
import { BLOCK_ROWS, type Block, linesIn } from '../row-blocks.ts';
import type { Tables } from '../schema.ts';
import { insertExamples } from './insert-examples.ts';

export interface NewBlock extends Block {
  /** The position of its first row. */
  start: number;
  /** The ids of its examples, in order. */
  ids: readonly string[];
}

/** Consecutive ones. */
export async function insertBlocks(tx: Transaction, t: Tables, dataset: string, ...blocks: NewBlock[]): Promise<void> {
  const ids = blocks.flatMap((block) => block.ids);
  await insertExamples(tx, t, dataset, blocks[0]?.start ?? 0, ids);
  const insert = insertOf(tx, t, 0);
  for (const block of blocks) {
    const done = insert(dataset, block);
    if (done !== undefined) await done;
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** What a database takes as it is: JSON, bytes, ids, and numbers that are known to fit. */
const asIs = (name: string) => sql<never>`${sql.placeholder(name)}`;

const insertOf = preparedOnce((tx, t): ((dataset: string, block: NewBlock) => Promise<unknown> | undefined) => {
  const place = { dataset: asIs('dataset'), start: asIs('start'), count: asIs('count') };
  const contents = tx.insert(t.contentBlock).values({ ...place, lengths: asIs('lengths'), contents: asIs('contents') });
  const seals = tx.insert(t.sealBlock).values({ ...place, seals: asIs('seals') });
  // The values in the order of the tables' columns.
  const prepare = directly(tx);
  if (prepare !== undefined) {
    const [runContents, runSeals] = [prepare(contents.toSQL().sql), prepare(seals.toSQL().sql)];
    return (dataset, block) => {
      const { start, count, lengths } = block;
      runContents(dataset, start, count, JSON.stringify(lengths), asBuffer(block.contents));
      runSeals(dataset, start, count, asBuffer(block.seals));
      return undefined;
    };
  }
  const [insertContents, insertSeals] = [contents.prepare(), seals.prepare()];
  return async (dataset, { start, count, lengths, ...bytes }) => {
    const at = { dataset, start, count };
    await insertContents.execute({
      ...{ ...at, lengths: JSON.stringify(lengths), contents: asBuffer(bytes.contents) },
    });
    await insertSeals.execute({ ...at, seals: asBuffer(bytes.seals) });
  };
});

/** Takes away some of a dataset's blocks, and answers how many rows they had. */
export async function deleteSomeBlocks(tx: Transaction, t: Tables, dataset: string, limit: number): Promise<number> {
  const some = await tx
    .select({ start: t.contentBlock.start, count: t.contentBlock.count })
    .from(t.contentBlock)
    .where(eq(t.contentBlock.dataset, dataset))
    .orderBy(asc(t.contentBlock.start))
    .limit(limit);
  const starts = some.map(({ start }) => start);
  await tx
    .delete(t.contentBlock)
    .where(and(eq(t.contentBlock.dataset, dataset), inArray(t.contentBlock.start, starts)));
  await tx.delete(t.sealBlock).where(and(eq(t.sealBlock.dataset, dataset), inArray(t.sealBlock.start, starts)));
  return some.reduce((sum, { count }) => sum + count, 0);
}

/** A line of each row [from, to) that is there, in order. */
export async function contentLines(
  read: Reader | Transaction,
  t: Tables,
  dataset: string,
  from: number,
  to: number,
): Promise<Line[]> {
  const { contentBlock: block } = t;
  const blocks = await read
    .select({ start: block.start, count: block.count, bytes: block.contents })
    .from(block)
    // No block is longer, so none that begins earlier reaches here.
    .where(and(eq(block.dataset, dataset), gt(block.start, from - BLOCK_ROWS), lt(block.start, to)))
    .orderBy(asc(block.start));
  return linesOf(blocks, from, to);
}

/** The same of what is sealed. */
export async function sealLines(read: Reader, t: Tables, dataset: string, from: number, to: number): Promise<Line[]> {
  const { sealBlock: block } = t;
  const blocks = await read
    .select({ start: block.start, count: block.count, bytes: block.seals })
    .from(block)
    .where(and(eq(block.dataset, dataset), gt(block.start, from - BLOCK_ROWS), lt(block.start, to)))
    .orderBy(asc(block.start));
  return linesOf(blocks, from, to);
}

interface Line {
  position: number;
  line: Buffer;
}

function linesOf(blocks: readonly { start: number; count: number; bytes: Buffer }[], from: number, to: number): Line[] {
  return blocks.flatMap(({ start, count, bytes }) => {
    const first = Math.max(0, from - start);
    return linesIn(bytes, first, Math.min(count, to - start)).map((line, n) => ({ position: start + first + n, line }));
  });
}
