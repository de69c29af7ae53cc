// Instructions with several completions, each rated on several aspects by a model, as in UltraFeedback.
import { type Format, has, objectIn, objectsIn, type Row } from '../format.ts';
import { LabelBook, numberIn, textIn } from '../label-book.ts';
import { instructionOutput } from './instruction-output.ts';

/** Of a completion, what becomes ratings; the rest stays a sealed field. */
const SAID: ReadonlySet<string> = new Set(['annotations', 'critique']);
/** The dataset says so of all its annotations. https://github.com/OpenBMB/UltraFeedback */
const JUDGE = 'GPT-4';

export const ultrafeedback: Format = {
  recognise: (row) =>
    has(row, 'instruction') && objectsIn(row.completions).some((each) => objectIn(each.annotations) !== undefined)
      ? 0.97
      : 0,
  map(row) {
    const { content, sealed } = instructionOutput.map(row);
    const kept = objectsIn(sealed.fields.completions).map((each) =>
      Object.fromEntries(Object.entries(each).filter(([name]) => !SAID.has(name))),
    );
    const isKept = kept.some((each) => Object.keys(each).length > 0);
    const { completions: _said, ...others } = sealed.fields;
    return {
      content,
      sealed: { fields: { ...others, ...(isKept ? { completions: kept } : {}) } },
      labels: labelsOf(objectsIn(row.completions)),
    };
  },
};

function labelsOf(completions: readonly Row[]) {
  const book = new LabelBook();
  const rater = book.rater(JUDGE, { kind: 'model', standing: 'trainer' });
  for (const [response, { annotations, critique }] of completions.entries()) {
    for (const [dimension, said] of Object.entries(objectIn(annotations) ?? {})) {
      const { Rating, Rationale } = objectIn(said) ?? {};
      const rationale = textIn(Rationale);
      book.rate({ rater, dimension, response, value: numberIn(Rating), ...(rationale && { rationale }) });
    }
    const rationale = textIn(critique);
    if (rationale) book.rate({ rater, dimension: 'critique', response, value: null, rationale });
  }
  return book.labels;
}
