// Selects sentence after sentence of the example by key, so that highlighting needs no pointer.
import { samePart } from '../../shared/room/anchor.ts';
import type { SelectedSpan } from '../reading/selected-span.ts';
import type { AnnotatingState } from './annotating-state.svelte.ts';
import type { Passage } from './attention.svelte.ts';

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** Sentences that hold a letter or a digit, as offsets in the source, without blanks at their ends. */
export function sentencesOf(source: string): SelectedSpan[] {
  const spans: SelectedSpan[] = [];
  for (const { segment, index } of sentences.segment(source)) {
    const trimmed = segment.trim();
    if (!/[\p{L}\p{N}]/u.test(trimmed)) continue;
    const start = index + segment.indexOf(trimmed);
    spans.push({ start, end: start + trimmed.length });
  }
  return spans;
}

/** The sentence after what is selected, or was before it was annotated; the example's first when nothing is. */
export function selectNextSentence({ passages, selected: now, leftOff }: AnnotatingState): void {
  const selected = now ?? leftOff;
  const all = [...passages].filter(({ part }) => part.in !== 'fields').sort(inPageOrder);
  const here = selected === undefined ? -1 : all.findIndex(({ part }) => samePart(part, selected.part));
  const after = selected?.span.end ?? 0;
  for (const [at, passage] of all.entries()) {
    if (at < here) continue;
    const next = sentencesOf(passage.source).find(({ start }) => at > here || start >= after);
    if (next !== undefined) return select(passage, next);
  }
}

const inPageOrder = (a: Passage, b: Passage): number =>
  a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

function select(passage: Passage, span: SelectedSpan): void {
  passage.select(span);
  passage.show(span.start);
}
