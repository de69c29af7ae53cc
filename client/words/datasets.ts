// The words of datasets: bringing one in, where it came from, and its rows.
import { bytes, counted, duration, number } from './format.ts';

export const datasetWords = {
  title: 'Dataset',
  import: {
    title: 'Import a file',
    lead: 'JSON Lines: one JSON object a line, plain (.jsonl) or gzip-compressed (.jsonl.gz). Rows stay in the order of the file and are never changed.',
    drop: 'Drop a file here',
    or: 'or',
    choose: 'Choose a file',
    another: 'Choose another file',
    name: 'Name of the dataset',
    nameHint: 'As it will stand in lists. The file’s own name is kept beside it.',
    nameMissing: 'Give the dataset a name.',
    one: 'Drop one file at a time.',
    folder: 'This is a folder. Drop one file of it.',
    empty: 'This file is empty. Choose one with at least one row.',
    act: 'Import',
    sending: (file: string) => `Importing ${file}`,
    finishing: 'All is sent. The server is reading the last rows …',
    sent: (done: number, of: number) => `${bytes(done)} of ${bytes(of)}`,
    rows: (count: number) => `${counted(count, 'row')} read`,
    rate: (perSecond: number) => `${bytes(perSecond)}/s`,
    left: (seconds: number) => `about ${duration(seconds)} left`,
    cancel: 'Cancel',
    cancelled: 'The import was cancelled. Nothing was kept.',
    failed: 'Nothing of this file was kept. Mend it and import it again, or choose another one.',
    done: (name: string, rows: number) => `“${name}” is imported: ${counted(rows, 'row')}.`,
    recognised:
      'Recognised by their field names: chats (messages), pairs (chosen and rejected), a prompt with one or more responses, an instruction with its output, a question with its answer, and single texts. Anything else in a row is kept as a field.',
  },

  provenance: {
    title: 'Where it came from',
    file: 'File',
    size: 'Size',
    hash: 'SHA-256',
    wholeHash: 'the whole hash',
    rows: 'Rows',
    format: 'Recognised as',
    imported: 'Imported',
    by: (when: string, who: string) => (who ? `${when} by ${who}` : when),
  },

  rows: {
    title: 'Rows',
    range: (first: number, last: number, of: number) => `${number(first)}–${number(last)} of ${number(of)}`,
    earlier: 'Earlier rows',
    later: 'Later rows',
    row: (position: number) => `Row ${number(position)}`,
    response: (index: number) => `Response ${String.fromCharCode(65 + index)}`,
    noText: 'no text',
    more: 'Show all of it',
    less: 'Show less',
    fields: 'Fields',
    speakers: { user: 'User', assistant: 'Assistant', system: 'System', tool: 'Tool' } as Record<string, string>,
  },

  makeRoom: 'Make a room of it',
  delete: {
    act: 'Delete',
    title: 'Delete this dataset?',
    says: (name: string, rows: number) =>
      `“${name}” and its ${counted(rows, 'row')} will be gone for good. Your own copy of the file is not touched.`,
    yes: 'Delete it',
    no: 'Keep it',
    done: (name: string) => `“${name}” is deleted.`,
  },
} as const;
