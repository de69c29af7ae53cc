// The words of datasets: where each came from, its rows, and what changed in them.
import { counted, dateAndTime, listed, number } from './format.ts';

export const datasetWords = {
  title: 'Dataset',
  provenance: {
    title: 'Where it came from',
    file: 'File',
    size: 'Size',
    hash: 'SHA-256',
    wholeHash: 'the whole hash',
    rows: 'Examples',
    fileRows: (rows: number, inFile: number) => `${number(rows)}, from ${counted(inFile, 'row')} of the file`,
    kind: 'Kind',
    format: 'Recognised as',
    imported: 'Imported',
    rooms: 'Rooms',
    readIn: (rooms: number) =>
      rooms === 0
        ? 'No room reads it.'
        : `${rooms === 1 ? 'One room reads' : `${number(rooms)} rooms read`} it. While one does, it cannot be deleted.`,
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

  list: {
    title: 'Datasets',
    lead: 'Files of examples as they came, in their own order. Rooms read windows of them.',
    importFile: 'Import a file',
    columns: {
      name: 'Dataset and file',
      rows: 'Examples',
      size: 'File size',
      hash: 'SHA-256',
      format: 'Read as',
      imported: 'Imported',
      rooms: 'Rooms',
    },
    by: (who: string) => `by ${who}`,
    hashOf: (name: string) => `the whole hash of ${name}`,
    noRooms: 'none',
    none: {
      title: 'No dataset yet',
      says: 'A dataset is a file of examples, kept as it came. Import one to make rooms of it.',
    },
  },

  changes: {
    title: 'What changed',
    why: 'Beside an earlier import, row by row.',
    compareWith: 'Compare with',
    nothing: 'Nothing',
    option: (name: string, when: number, sameFile: boolean) =>
      `${name}, ${dateAndTime(when)}${sameFile ? ' (the same file name)' : ''}`,
    comparing: 'Comparing row by row …',
    counts: ({
      same,
      changed,
      moved,
      added,
      removed,
    }: Record<'same' | 'changed' | 'moved' | 'added' | 'removed', number>) => [
      `${number(same)} the same`,
      ...(changed > 0 ? [`${number(changed)} changed`] : []),
      ...(moved > 0 ? [`${number(moved)} moved`] : []),
      ...(added > 0 ? [`${number(added)} new`] : []),
      ...(removed > 0 ? [`${number(removed)} gone`] : []),
    ],
    unseen: (count: number) =>
      `${counted(count, 'row')} that read${count === 1 ? 's' : ''} the same stood otherwise in the file: in what is sealed or left out, or in spelling. Which ${count === 1 ? 'it is' : 'they are'} is not told, so that nothing sealed is.`,
    none: 'Every row reads as it did.',
    row: (was: number | undefined, now: number | undefined) =>
      was === undefined || now === undefined || was === now
        ? `Row ${number(now ?? was ?? 0)}`
        : `Row ${number(was)} → ${number(now)}`,
    kinds: { changed: 'changed', moved: 'moved', added: 'new', removed: 'gone' },
    message: (position: number, speaker: string) => `Message ${number(position)}, ${speaker}`,
    partNew: 'is new',
    partGone: 'is gone',
    range: (first: number, last: number, of: number) => `Changes ${number(first)}–${number(last)} of ${number(of)}`,
    earlier: 'Earlier changes',
    later: 'Later changes',
  },

  mapping: {
    title: 'How it was read',
    why: 'What was decided about its columns.',
    asRecognised: 'As it was recognised; nobody decided otherwise about a column.',
    folded: (by: readonly string[]) => `Rows that agree in ${listed(by)} are one example.`,
    raters: (count: string) => `It brought the labels of ${count}, sealed until an opening:`,
  },

  leftOut: {
    title: 'Rows left out',
    why: 'They could not be read when the file was imported.',
    count: (count: number) => `${counted(count, 'row')} ${count === 1 ? 'was' : 'were'} left out.`,
    first: (shown: number) => `The first ${number(shown)}:`,
  },

  makeRoom: 'Make a room of it',
  again: 'Import a newer state',
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
