// The names of fields that nobody may see before the opening. When in doubt, seal: a field too many costs a little context
// until the example opens; a field too few tells the readers what to think, and their blind judgment cannot be had again.
import type { Json } from './example.ts';

/** Any one of these words in a field's name seals it: `auto_score`, `score_chosen`, `rewardModel`. */
const SEALED_WORDS = new Set(
  [
    // Verdicts by machines and people: to know one is to be anchored by it.
    'score scores reward rewards rating ratings rated rank ranks ranking label labels grade grades points quality',
    'helpful helpfulness correct correctness incorrect coherence complexity verbosity harmful harmless harmlessness',
    'offensive offensiveness hate hateful polite politeness fluency fluent adequacy relevance consistency faithfulness factuality',
    'accuracy accurate usefulness useful appropriateness naturalness truthfulness sentiment bias biased overall',
    'bleu chrf rouge comet meteor bertscore elo mos',
    'honesty toxicity toxic safe unsafe safer safety severity preference preferences preferred winner loser wins vote',
    'votes better best worse worst chosen rejected accepted verdict margin agreement confidence weight critical',
    'decision judgment judgments judgement judgements judge',
    'autoscore logprob logprobs perplexity ppl probability likelihood pred preds prediction predictions predicted',
    // What a filter did with the row.
    'filter filters filtered removed kept flag flags flagged discarded',
    // Who labelled it and what they said: imported raters.
    'rater raters annotator annotators annotation annotations reviewer reviewers review reviews worker critique critiques',
    'critic rationale rationales feedback evaluator evaluators evaluation assessor explanation comment comments',
    // Where a response came from: a known name is a known reputation.
    'model models generator generators system engine checkpoint provider policy llm author authors',
    'modelname modelid',
    // What the right answer is, or how it is found out.
    'gold golden gt groundtruth truth reference references ref refs expected target targets canonical oracle answer answers solution',
    'solutions test tests',
    // What reads like a response but is not shown as one: it may be one of them again, or the better one.
    'response responses completion completions output outputs generation generations messages conversation conversations',
  ].flatMap((line) => line.split(' ')),
);

/** `scoreChosen`, `score-chosen`, `Score_Chosen2` → score, chosen. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);

/** Rows have the same names again and again: what was found of one is kept. */
const known = new Map<string, boolean>();
const KNOWN_LIMIT = 5_000;

export function isSealedName(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const isSealed = wordsOf(name).some((word) => SEALED_WORDS.has(word));
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(name, isSealed);
  return isSealed;
}

/** The names in a text that is itself JSON, as tables keep what has no column of its own. */
const NAMES_IN_TEXT = /"([^"\\]{1,80})"\s*:/g;

/** Is there a sealed name anywhere inside this value, such as `{ meta: { model: … } }`? */
export function holdsSealedName(value: Json): boolean {
  if (typeof value === 'string')
    return /^\s*[[{]/.test(value) && [...value.matchAll(NAMES_IN_TEXT)].some(([, name = '']) => isSealedName(name));
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some(holdsSealedName);
  return Object.entries(value).some(([name, inner]) => isSealedName(name) || holdsSealedName(inner));
}
