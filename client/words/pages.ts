// The words of pages: the shared note, drafts, and who wrote what.
import { counted } from './format.ts';

/** "Response A" within a sentence. */
const within = (title: string): string => title.slice(0, 1).toLowerCase() + title.slice(1);

export const pageWords = {
  page: 'Note and drafts',
  note: 'Note',
  draft: (response: string) => (response === '' ? 'Draft' : `Draft ${response}`),
  close: 'Close the page',
  noteLabel: 'Shared note on this example',
  draftLabel: (response: string) => `Draft of ${within(response)}`,
  emptyNote: 'Write down together what you learn from this example. Markdown works.',
  emptyDraft: 'This draft is empty.',
  nothingYet: 'Nobody has written a note here yet.',
  noDraft: 'Nobody has begun a draft of this response yet.',
  offer:
    'Correct this response together: the draft begins with the original, and everybody’s changes are shown against it.',
  begin: (response: string) => `Begin a draft of ${within(response)}`,
  begun: (name: string, when: string) => `${name} began this draft ${when}.`,
  loadingEditor: 'Opening the editor…',
  notHere: 'The page is not here yet.',
  views: 'Show',
  write: 'Write',
  read: 'Preview',
  changes: 'Changes',
  who: 'Who wrote what',
  same: 'The draft reads as the original does.',
  changed: (added: number, removed: number) =>
    `${counted(added, 'word')} in, ${counted(removed, 'word')} out, against the original`,
  original: 'The original',
  share: (characters: number) => counted(characters, 'character'),
  alsoHere: (names: string) => `Writing here: ${names}`,
  offline: 'Who wrote what is answered by the server. It will be shown when the line is back.',
} as const;
