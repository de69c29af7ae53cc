// What is wrong with a rubric that is being written, in sentences that say what to do; none when it can be published.
import { Dimension, type Rubric } from './rubric.ts';

export interface RubricFault {
  /** The dimension's place, from 0; absent when it is about the rubric as a whole. */
  at?: number;
  says: string;
}

/** Of a draft that has the right shape but may lack anything else. */
export function rubricFaults({ title, dimensions }: Rubric): RubricFault[] {
  const faults: RubricFault[] = [];
  if (title.trim() === '') faults.push({ says: 'Give the rubric a title.' });
  if (dimensions.length === 0) faults.push({ says: 'Add a question: a rubric asks at least one.' });
  if (dimensions.length > 20) faults.push({ says: 'A rubric has at most 20 questions. Take some away.' });
  for (const [at, dimension] of dimensions.entries()) {
    for (const says of dimensionFaults(dimension)) faults.push({ at, says });
    if (dimensions.findIndex(({ id }) => id === dimension.id) < at)
      faults.push({ at, says: `Another question has the short name "${dimension.id}" too. Give this one its own.` });
  }
  return faults;
}

function dimensionFaults(dimension: Dimension): string[] {
  const faults = ownFaults(dimension);
  if (dimension.name.trim() === '') faults.push('Give this question a name.');
  if (dimension.question.trim() === '') faults.push('Write the question itself.');
  for (const { at, text } of dimension.passages ?? []) {
    if (text.trim() === '') faults.push('A passage without words shows nothing. Write it, or remove it.');
    else if (at.trim() === '') faults.push('Say which value the passage shows.');
  }
  if (faults.length > 0) return faults;
  // Whatever else the schema knows, such as lengths, in its words.
  const parsed = Dimension.safeParse(dimension);
  const issue = parsed.success ? undefined : parsed.error.issues[0];
  return issue === undefined ? [] : [`Mend this: ${issue.path.join(' ')}, ${issue.message}.`];
}

/** What a list of things to choose from lacks. */
function listFaults(list: readonly { id: string; label: string }[], what: string, least: number): string[] {
  const faults: string[] = [];
  if (list.length < least)
    faults.push(least === 1 ? `Give at least one of the ${what}.` : `Give at least two ${what}.`);
  if (list.some(({ label }) => label.trim() === '')) faults.push(`One of the ${what} has no words.`);
  const labels = list.map(({ label }) => label.trim().toLowerCase()).filter((label) => label !== '');
  if (new Set(labels).size < labels.length) faults.push(`Two of the ${what} say the same.`);
  if (new Set(list.map(({ id }) => id)).size < list.length) faults.push(`Two of the ${what} have the same short name.`);
  return faults;
}

function ownFaults(dimension: Dimension): string[] {
  switch (dimension.type) {
    case 'scale':
      return scaleFaults(dimension);
    case 'choice':
      return listFaults(dimension.choices, 'choices', 2);
    case 'choices':
      return listFaults(dimension.choices, 'choices', 1);
    case 'number':
      return numberFaults(dimension);
    case 'spans':
      return spansFaults(dimension);
    case 'yes-no':
    case 'preference':
    case 'ranking':
    case 'text':
      return [];
    default:
      return dimension satisfies never;
  }
}

function scaleFaults({ points, anchors }: Extract<Dimension, { type: 'scale' }>): string[] {
  const beyond = Object.keys(anchors).filter((point) => Number(point) < 1 || Number(point) > points);
  return beyond.length === 0 ? [] : [`The scale has no point ${beyond.join(', ')}. Remove its words, or add points.`];
}

function numberFaults({ min, max, step }: Extract<Dimension, { type: 'number' }>): string[] {
  const faults: string[] = [];
  if (!(step > 0)) faults.push('The step must be more than 0.');
  if (min !== undefined && max !== undefined && min >= max) faults.push('The least must be below the most.');
  return faults;
}

function spansFaults({ categories, severities, criticalSeverity }: Extract<Dimension, { type: 'spans' }>): string[] {
  const faults = [...listFaults(categories, 'categories', 1), ...listFaults(severities, 'severities', 1)];
  if (criticalSeverity !== undefined && !severities.some(({ id }) => id === criticalSeverity))
    faults.push('The severity that counts as critical is not among the severities.');
  return faults;
}
