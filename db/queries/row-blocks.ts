// Queries that read and write rows in their blocks.
import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../database.ts';
import { preparedOnce } from '../prepared.ts';
import { BLOCK_ROWS, type Block, linesIn } from '../row-blocks.ts';
import type { Tables } from '../schema.ts';

export interface NewBlock extends Block {
  /** The position of its first row. */
  start: number;
  /** The ids of its examples, in order. */
  ids: readonly string[];
}

export async function insertBlock(tx: Transaction, t: Tables, dataset: string, block: NewBlock): Promise<void> {
  const { start, count, lengths, contents, seals, ids } = block;
  await insertExamples(tx, t, dataset, start, ids);
  const at = { dataset, start, count };
  await insertContents(tx, t, 0).execute({ ...at, lengths: JSON.stringify(lengths), contents: asBuffer(contents) });
  await insertSeals(tx, t, 0).execute({ ...at, seals: asBuffer(seals) });
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** What a database takes as it is: JSON, bytes, ids, and numbers that are known to fit. */
const asIs = (name: string) => sql<never>`${sql.placeholder(name)}`;

const insertContents = preparedOnce((tx, t) =>
  tx
    .insert(t.contentBlock)
    .values({
      ...{ dataset: asIs('dataset'), start: asIs('start'), count: asIs('count') },
      ...{ lengths: asIs('lengths'), contents: asIs('contents') },
    })
    .prepare(),
);

const insertSeals = preparedOnce((tx, t) =>
  tx
    .insert(t.sealBlock)
    .values({ dataset: asIs('dataset'), start: asIs('start'), count: asIs('count'), seals: asIs('seals') })
    .prepare(),
);

/** So many in a statement, as long as there are so many left. */
const TOGETHER = [128, 16, 1] as const;

const insertSome = preparedOnce((tx, t, rows) =>
  tx
    .insert(t.example)
    .values(
      Array.from({ length: rows }, (_, n) => ({
        ...{ id: asIs(`id${n}`), dataset: asIs('dataset'), position: asIs(`position${n}`) },
      })),
    )
    .prepare(),
);

async function insertExamples(tx: Transaction, t: Tables, dataset: string, start: number, ids: readonly string[]) {
  let at = 0;
  for (const rows of TOGETHER) {
    const insert = insertSome(tx, t, rows);
    for (; at + rows <= ids.length; at += rows) {
      const values: Record<string, unknown> = { dataset };
      for (let n = 0; n < rows; n++) {
        values[`id${n}`] = ids[at + n];
        values[`position${n}`] = start + at + n;
      }
      await insert.execute(values);
    }
  }
}

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
