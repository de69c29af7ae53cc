// The words of a text under review: its code, tables, images and highlights.

export const readingWords = {
  image: 'Image, not loaded',
  table: 'Table',
  code: 'Code',
  codeIn: (language: string) => `Code, ${language}`,
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Select and copy it',
  footnote: 'Footnote',
  taskDone: 'done',
  taskOpen: 'to do',
  tooLong: 'Too long or too tangled to lay out, so it is shown as plain text.',
  highlights: 'Highlights in this text',
  quoted: (label: string, quote: string) => `${label}: “${quote}”`,
} as const;
