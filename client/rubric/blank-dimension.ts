// A question of each kind as it is when it has just been added: complete but for its words.
import type { Dimension } from '../../shared/room/rubric.ts';
import { rubricWords as words } from '../words/rubric.ts';

export type DimensionType = Dimension['type'];
export const dimensionTypes: readonly DimensionType[] = [
  'scale',
  'yes-no',
  'choice',
  'choices',
  'preference',
  'ranking',
  'number',
  'text',
  'spans',
];

/** Kinds that compare the responses of an example can only be asked of the example. */
export const comparesResponses = (type: DimensionType): boolean => type === 'preference' || type === 'ranking';

export function blankDimension(type: DimensionType, id: string): Dimension {
  const common = {
    ...{ id, name: '', question: '', help: '' },
    ...({ nature: 'objective', ceiling: 'high', required: true } as const),
    per: comparesResponses(type) ? ('example' as const) : ('response' as const),
  };
  const [first, second] = words.firstChoices;
  switch (type) {
    case 'scale':
      return { ...common, type, points: 5, anchors: {} };
    case 'yes-no':
      return { ...common, type, critical: false };
    case 'choice':
    case 'choices':
      return {
        ...common,
        type,
        choices: [
          { id: 'first', label: first },
          { id: 'second', label: second },
        ],
      };
    case 'preference':
      return { ...common, type, per: 'example', points: 4, tie: true, bothBad: true };
    case 'ranking':
      return { ...common, type, per: 'example', ties: true };
    case 'number':
      return { ...common, type, min: 0, step: 1, unit: '' };
    case 'text':
      return { ...common, type, limit: 500 };
    case 'spans':
      return {
        ...common,
        type,
        categories: [{ id: 'accuracy', label: words.firstCategory }],
        severities: words.severities.map((label, at) => ({
          id: ['minor', 'major', 'critical'][at] ?? 'other',
          label,
          weight: [1, 5, 25][at] ?? 1,
        })),
        criticalSeverity: 'critical',
      };
    default:
      return type satisfies never;
  }
}

/** The same question asked in another form: what both forms have is kept. */
export function retyped(dimension: Dimension, type: DimensionType): Dimension {
  const { id, name, question, help, nature, ceiling, required, asksShare, passages } = dimension;
  const blank = blankDimension(type, id);
  const kept = { name, question, help, nature, ceiling, required };
  const per = comparesResponses(type) ? 'example' : dimension.per;
  const choices = 'choices' in dimension && 'choices' in blank ? { choices: dimension.choices } : {};
  return {
    ...blank,
    ...kept,
    ...choices,
    per,
    ...(asksShare !== undefined && { asksShare }),
    ...(passages && { passages }),
  } as Dimension;
}

/** A short name from words: "Critical error" → "critical-error". Never one that is taken. */
export function shortName(text: string, taken: readonly string[]): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 34)
    .replace(/-+$/, '');
  const name = plain || 'question';
  if (!taken.includes(name)) return name;
  let n = 2;
  while (taken.includes(`${name}-${n}`)) n++;
  return `${name}-${n}`;
}
