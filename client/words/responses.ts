// What responses are called wherever they are shown: little, since it comes with the first text that is read.

/** A response's letter: 0 is A. */
const letter = (response: number): string => String.fromCharCode(65 + response);

export const responseWords = { letter, response: (response: number) => `Response ${letter(response)}` } as const;
