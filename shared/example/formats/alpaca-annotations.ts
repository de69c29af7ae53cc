// Two outputs and which one an annotator preferred, as AlpacaEval writes its annotations.
import { type Format, has } from '../format.ts';
import { LabelBook, numberIn, textIn } from '../label-book.ts';
import { instructionOutput } from './instruction-output.ts';

/** What the annotator wrote while deciding, of either version. */
const OF_THE_ANNOTATOR = ['preference', 'annotator', 'raw_completion', 'raw_completions'];

export const alpacaAnnotations: Format = {
  recognise: (row) =>
    ['instruction', 'output_1', 'output_2'].every((name) => has(row, name)) && Object.hasOwn(row, 'preference')
      ? 0.98
      : 0,
  map(row) {
    const rest = Object.fromEntries(Object.entries(row).filter(([name]) => !OF_THE_ANNOTATOR.includes(name)));
    const book = new LabelBook();
    const annotator = textIn(row.annotator);
    const rater = book.rater(annotator ?? 'Annotator', { kind: annotator ? 'model' : 'person', standing: 'trainer' });
    const value = numberIn(row.preference);
    if (typeof value === 'number') {
      book.rate({ rater, dimension: 'preference', value: preferred(value) });
      if (!Number.isInteger(value)) book.rate({ rater, dimension: 'preference strength', value });
    }
    return { ...instructionOutput.map(rest), labels: book.labels };
  },
};

/** 1 is the first, 2 the second, 0 and 1.5 a draw; between 1 and 2 the nearer. */
const preferred = (value: number): string => (value === 0 || value === 1.5 ? 'tie' : value < 1.5 ? 'A' : 'B');
