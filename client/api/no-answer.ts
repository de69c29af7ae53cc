// The failures that no server could put into words: it was not reached, or what it said cannot be read.

export type NoAnswerKind = 'offline' | 'no-answer' | 'broken-off' | 'unreadable';

export class NoAnswer extends Error {
  override name = 'NoAnswer';
  readonly kind: NoAnswerKind;
  constructor(kind: NoAnswerKind, cause?: unknown) {
    super(kind, { cause });
    this.kind = kind;
  }
}

/** Whether the device itself knows that it has no network. */
export const unreached = (cause?: unknown): NoAnswer =>
  new NoAnswer(navigator.onLine === false ? 'offline' : 'no-answer', cause);
