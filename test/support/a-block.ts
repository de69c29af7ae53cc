// A block of made-up rows, as an import would have written them.
import type { NewBlock } from '../../db/queries/row-blocks.ts';
import { BlockMaker, sealLine } from '../../db/row-blocks.ts';
import type { Content, Sealed } from '../../shared/example/example.ts';

export interface TestRow {
  content: Content;
  sealed: Sealed;
  /** The row's own text. */
  source?: string;
}

/** At most 500 rows. */
export function aBlock(ids: readonly string[], row: (n: number) => TestRow, start = 0): NewBlock {
  const maker = new BlockMaker();
  for (let n = 0; n < ids.length; n++) {
    const { content, sealed, source = '{}' } = row(n);
    maker.add(JSON.stringify(content), sealLine(JSON.stringify(sealed), JSON.stringify([source])));
  }
  return { ...maker.take(), start, ids };
}
