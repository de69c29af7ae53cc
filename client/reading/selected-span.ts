// What of a text is selected, as offsets in its source.
import { describeSelection, type TextAnchor } from '../../shared/room/anchor-text.ts';
import type { Rendered } from './rendered.ts';
import { sourceOffset } from './source-offset.ts';

/** UTF-16 offsets in the source, `end` exclusive. */
export interface SelectedSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * The part of a selection that lies in this text, without blanks at its ends (a double or triple click takes the blank or the line end
 * along); undefined when nothing of the text is selected.
 */
export function selectedSpan(
  rendered: Rendered,
  source: string,
  root: Node,
  selection: Selection | null,
): SelectedSpan | undefined {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return undefined;
  const startsHere = root.contains(range.startContainer);
  const endsHere = root.contains(range.endContainer);
  const start = startsHere ? sourceOffset(rendered, range.startContainer, range.startOffset, 'start') : 0;
  const end = endsHere ? sourceOffset(rendered, range.endContainer, range.endOffset, 'end') : source.length;
  if (start === undefined || end === undefined || start >= end) return undefined;
  const text = source.slice(start, end);
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const lead = text.indexOf(trimmed);
  return { start: start + lead, end: start + lead + trimmed.length };
}

/** The selection as an anchor to store; undefined when there is none, or it is longer than an anchor may be. */
export function anchorFromSelection(
  rendered: Rendered,
  source: string,
  root: Node,
  selection: Selection | null,
): TextAnchor | undefined {
  const span = selectedSpan(rendered, source, root, selection);
  return span && describeSelection(source, span.start, span.end);
}
