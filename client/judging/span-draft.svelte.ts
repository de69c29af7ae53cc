// Marking an error: words are selected, then its category is chosen, then how severe it is.
import { samePart } from '../../shared/room/anchor.ts';
import { describeSelection } from '../../shared/room/anchor-text.ts';
import type { Dimension, Question, Span, Value } from '../../shared/room/rubric.ts';
import type { Ground } from './ground.ts';

export type Spans = Extract<Dimension, { type: 'spans' }>;
/** words: select some · category, severity: choose one for the words that are selected. */
export type SpanWants = 'words' | 'category' | 'severity';

export class SpanDraft {
  readonly #ground: Ground;
  /** The category chosen for the words that are selected now; they are its key, so that other words begin anew. */
  #chosen = $state.raw<{ words: object; category: string } | undefined>(undefined);

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Selected words that this question can be answered with: of its response, or, asked of the example, of any text. */
  words(question: Question): Ground['selected'] {
    const { selected } = this.#ground;
    if (selected === undefined || question.dimension.type !== 'spans') return undefined;
    const { response } = question;
    const fits = response === undefined || samePart(selected.part, { in: 'responses', index: response });
    return fits ? selected : undefined;
  }

  wants(question: Question): SpanWants {
    const selected = this.words(question);
    if (selected === undefined) return 'words';
    return this.#chosen?.words === selected ? 'severity' : 'category';
  }

  get category(): string | undefined {
    return this.#chosen?.category;
  }

  /** What to choose from now; none while words are to be selected. */
  choices(question: Question): readonly { id: string; label: string }[] {
    const { dimension } = question;
    if (dimension.type !== 'spans') return [];
    const wants = this.wants(question);
    return wants === 'words' ? [] : wants === 'category' ? dimension.categories : dimension.severities;
  }

  /** Takes a category or a severity; the answer is the marked error once both are known. */
  choose(question: Question, id: string): Span | undefined {
    const selected = this.words(question);
    if (selected === undefined || question.dimension.type !== 'spans') return undefined;
    const severities = question.dimension.severities;
    if (this.wants(question) === 'category') {
      this.#chosen = { words: selected, category: id };
      const [only, ...others] = severities;
      if (only === undefined || others.length > 0) return undefined;
      id = only.id;
    }
    const anchor = describeSelection(selected.source, selected.span.start, selected.span.end);
    const category = this.#chosen?.category;
    if (anchor === undefined || category === undefined) return undefined;
    this.#chosen = undefined;
    this.#ground.letGo();
    return { anchor: { part: selected.part, ...anchor }, category, severity: id };
  }

  forget(): void {
    this.#chosen = undefined;
  }
}

export const spansIn = (value: Value | undefined): Span[] => (Array.isArray(value) ? (value as Span[]) : []);
