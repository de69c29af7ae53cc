// What the renderers borrow from libraries that load later: setting formulas and colouring code.

/** Sets TeX into an element; returns false, leaving the element alone, when it is not TeX it knows. */
export type SetMaths = (tex: string, into: HTMLElement, display: boolean) => boolean;

/** A stretch of code with the highlighter's class names, if any. */
export interface CodeToken {
  readonly text: string;
  readonly classes?: string | undefined;
}

/** Cuts code into tokens that together are the code again; undefined for a language it does not know. */
export type CutCode = (code: string, language: string) => CodeToken[] | undefined;

/** The libraries that have arrived. Without one, its part of the source is shown as it stands. */
export interface Engines {
  readonly maths?: SetMaths | undefined;
  readonly code?: CutCode | undefined;
}
