// Facts about the people who rated, such as their age or country: to know whose labels are hidden would sway a reader too.
import type { Content } from './example.ts';
import type { Row } from './format.ts';
import { wordsOf } from './sealed-names.ts';

/** Words of names that tell of a person; alone they may as well be what the row is about. */
const FACTS = new Set(
  [
    'gender sex age race racial ethnicity ethnic nationality country locale region native religion',
    'occupation profession job education politics political income orientation disability',
  ].flatMap((line) => line.split(' ')),
);
/** Words of names that name who rated. */
const RATERS = new Set(
  'rater annotator labeler labeller worker crowdworker assessor evaluator reviewer judge participant respondent'.split(
    ' ',
  ),
);
const USER_ID = /^user[_ -]?id$/i;

const KNOWN_LIMIT = 5_000;
const isFact = remembered((name) => wordsOf(name).some((word) => FACTS.has(word)));
const isRater = remembered((name) => USER_ID.test(name) || wordsOf(name).some((word) => RATERS.has(word)));

/** Rows have the same names again and again. */
function remembered(is: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const now = is(name);
    if (known.size >= KNOWN_LIMIT) known.clear();
    known.set(name, now);
    return now;
  };
}

/** Names of the fields that tell of the row's rater, among those that would be seen. None where no field names one. */
export function factsAboutRaters(row: Row, { fields }: Pick<Content, 'fields'>): string[] {
  const facts = Object.keys(fields).filter(isFact);
  return facts.length > 0 && Object.keys(row).some(isRater) ? facts : [];
}
