// How one likes to read: mode, width, size, how responses scroll, where what is asked of them stands; remembered by this browser for each person.
import { browserMemory, type Memory } from './comment-facts.svelte.ts';

/** focus: one example at a time · continuous: all of the window in one scroll. */
export const MODES = ['focus', 'continuous'] as const;
export const WIDTHS = ['narrow', 'usual', 'wide'] as const;
export const SIZES = ['small', 'usual', 'large', 'largest'] as const;
/** page: responses move with the page · together, apart: each in a frame of its own. */
export const SCROLLS = ['page', 'together', 'apart'] as const;

/** text: what is asked of a response stands at its text · panel: with everything else. */
export const PLACES = ['text', 'panel'] as const;

export type Mode = (typeof MODES)[number];
export type Width = (typeof WIDTHS)[number];
export type Size = (typeof SIZES)[number];
export type Scroll = (typeof SCROLLS)[number];
export type QuestionPlace = (typeof PLACES)[number];

interface Kept {
  readonly mode: Mode;
  readonly width: Width;
  readonly size: Size;
  readonly scroll: Scroll;
  readonly questions: QuestionPlace;
}

const USUAL: Kept = { mode: 'focus', width: 'usual', size: 'usual', scroll: 'page', questions: 'text' };
const CHOICES: { readonly [K in keyof Kept]: readonly string[] } = {
  mode: MODES,
  width: WIDTHS,
  size: SIZES,
  scroll: SCROLLS,
  questions: PLACES,
};

/** Of the serif, about 56, 66 and 86 characters. */
const MEASURE_EM: Record<Width, number> = { narrow: 27, usual: 32, wide: 42 };
const TEXT_REM: Record<Size, number> = { small: 1.0625, usual: 1.1875, large: 1.375, largest: 1.625 };

export class ReadingSettings {
  readonly #key: string;
  readonly #memory: Memory;
  #kept: Kept = $state.raw(USUAL);

  /** `person`: whose settings they are, where several people use one browser. */
  constructor(person: string, memory: Memory = browserMemory) {
    this.#key = `tableread.reading.${person}`;
    this.#memory = memory;
    this.#kept = readKept(memory.get(this.#key));
  }

  get mode(): Mode {
    return this.#kept.mode;
  }
  set mode(mode: Mode) {
    this.#keep({ mode });
  }

  get width(): Width {
    return this.#kept.width;
  }
  set width(width: Width) {
    this.#keep({ width });
  }

  get size(): Size {
    return this.#kept.size;
  }
  set size(size: Size) {
    this.#keep({ size });
  }

  get scroll(): Scroll {
    return this.#kept.scroll;
  }
  set scroll(scroll: Scroll) {
    this.#keep({ scroll });
  }

  get questions(): QuestionPlace {
    return this.#kept.questions;
  }
  set questions(questions: QuestionPlace) {
    this.#keep({ questions });
  }

  /** Size of the text under review, rem. */
  get textRem(): number {
    return TEXT_REM[this.size];
  }

  /** Width of a column of text, rem. */
  get columnRem(): number {
    return MEASURE_EM[this.width] * this.textRem;
  }

  #keep(part: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...part };
    this.#memory.set(this.#key, JSON.stringify(this.#kept));
  }
}

/** What is not one of the choices, as of another version or by another's hand, is the usual. */
function readKept(text: string | null): Kept {
  let kept: Record<string, unknown> = {};
  try {
    kept = Object(JSON.parse(text ?? '{}'));
  } catch {
    // damaged: the usual
  }
  const chosen = Object.entries(CHOICES).filter(([key, choices]) => choices.includes(kept[key] as string));
  return { ...USUAL, ...Object.fromEntries(chosen.map(([key]) => [key, kept[key]])) };
}
