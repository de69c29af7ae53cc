// Manners of a text that can be counted by words: hedging, refusing, apologising, calling out, asking back.

export interface Wording {
  /** Words and phrases that take back what is said. */
  hedges: number;
  /** Says that it cannot, will not or must not. */
  refusals: number;
  apologies: number;
  /** Sends to a doctor, a lawyer, another expert or an office. */
  referrals: number;
  exclamations: number;
  questions: number;
}

/** After Hyland (2005) "Metadiscourse", appendix, those of doubt alone; and what is said so in German, French and Spanish. */
const HEDGES = words(
  'may might could perhaps maybe possibly potentially probably presumably apparently arguably conceivably seems? seemed seemingly appears? suggests? tends?',
  'likely unlikely generally typically usually often sometimes somewhat relatively roughly uncertain unclear depends? depending',
  "hard|difficult to say|tell; not (entirely |quite |completely )?(sure|certain); can(no|')t rule out; (couldn't|wouldn't) (possibly|want to); to some extent; in (some|many|most) cases; sort of; kind of; at least somewhat; either way",
  'vielleicht möglicherweise eventuell womöglich vermutlich wahrscheinlich könnten? dürften? scheint',
  'peut-être possiblement probablement pourrai(?:t|ent) semblent? semble-t-il',
  'quizás? acaso posiblemente probablemente podrían? parece tal vez',
);
const REFUSALS =
  /\b(?:i(?:'m| am) (?:sorry|afraid|unable|not able|not allowed)[^.!?\n]{0,60}\b(?:can(?:'t|not)|unable|won't|not able)|i (?:can(?:'t|not)|won't|will not|must decline|am unable to|'m unable to) (?:help|assist|provide|answer|do that|comply|discuss|offer|give|tell|know)|as an ai\b)/gi;
const APOLOGIES =
  /\b(?:sorry|apolog(?:y|ies|i[sz]e)|my mistake|pardon|entschuldig\p{L}*|désolée?|disculpe|lo siento)(?!\p{L})/giu;
const REFERRALS =
  /\b(?:consult|see|ask|contact|talk to|speak (?:to|with)|check with|seek)(?:ing)? (?:a|an|your|the|with a|advice from)\s(?:[\p{L}-]+ ){0,3}?(?:doctors?|physicians?|pharmacists?|lawyers?|attorneys?|solicitors?|professionals?|specialists?|experts?|advis[eo]rs?|authorit(?:y|ies)|accountants?|therapists?)(?!\p{L})/giu;

/** `a b? c; two words`: any of these, as whole words. */
function words(...lines: string[]): RegExp {
  const all = lines.flatMap((line) => (line.includes(';') ? line.split('; ') : line.split(' ')));
  const one = all.map((each) => each.replaceAll("'", "['’]")).join('|');
  return new RegExp(`(?<![\\p{L}'’-])(?:${one})(?![\\p{L}])`, 'giu');
}

const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

/** Counts in prose. Words in quotation and in code count as any other; what is meant is not understood, only counted. */
export const wording = (text: string): Wording => ({
  hedges: count(text, HEDGES),
  refusals: count(text.replaceAll('’', "'"), REFUSALS),
  apologies: count(text, APOLOGIES),
  referrals: count(text, REFERRALS),
  exclamations: count(text, /(?<![!<=])[!！](?![!=])/g),
  questions: count(text, /[?？؟](?!\w)/g),
});
