// My marked errors as they are drawn over a text.
import { type Part, samePart } from '../../shared/room/anchor.ts';
import { locate } from '../../shared/room/anchor-text.ts';
import type { ColourSlot } from '../reading/highlight-registry.ts';
import type { Mark } from '../reading/mark.ts';
import type { PanelState } from './panel-state.svelte.ts';
import { spansIn } from './span-draft.svelte.ts';
import { spanKind } from './value-words.ts';

/** Tells it from a highlight. */
const SPAN = 'span ';

/** `colour`: mine. */
export function spanMarks(panel: PanelState, part: Part, source: string, colour: ColourSlot): Mark[] {
  return panel.questions.flatMap((question): Mark[] => {
    const { dimension } = question;
    if (dimension.type !== 'spans') return [];
    return spansIn(panel.answer(question)).flatMap((span, at): Mark[] => {
      const place = samePart(span.anchor.part, part) ? locate(source, span.anchor) : undefined;
      if (place === undefined) return [];
      return [{ id: `${SPAN}${dimension.id} ${at}`, ...place, colour, label: spanKind(dimension, span) }];
    });
  });
}
