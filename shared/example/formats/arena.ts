// Two chats and which one a judge preferred, as MT-bench and Chatbot Arena publish them.
import type { Content, Json, Message } from '../example.ts';
import { FieldFault, type Format, has, type Row } from '../format.ts';
import { LabelBook, numberIn, textIn } from '../label-book.ts';
import type { ImportedRater } from '../rating.ts';
import { remainingFields } from '../remaining-fields.ts';
import { aboutSides, partedSides, type Side, sideOf } from '../two-sides.ts';

const VERDICTS = ['winner', 'winner_model_a', 'winner_model_b', 'winner_tie', 'judge', 'turn'];

export const arena: Format = {
  recognise(row) {
    const isRated = Object.hasOwn(row, 'winner') || Object.hasOwn(row, 'winner_model_a');
    const isPair = hasBoth(row, 'conversation_a', 'conversation_b') || hasBoth(row, 'response_a', 'response_b');
    return isRated && isPair ? 0.99 : 0;
  },
  foldBy: ['question_id', 'model_a', 'model_b', 'turn'],
  map(row) {
    const { a, b, used } = sidesOf(row);
    const { conversation, texts } = partedSides(a.turns, b.turns);
    const responses = texts.map((text) => ({ text }));
    const left = remainingFields(row, new Set([...used, ...VERDICTS]), { conversation, responses });
    return {
      content: { conversation, responses, fields: left.fields } satisfies Content,
      sealed: { fields: { ...left.sealed, ...aboutSides({ A: a.rests, B: b.rests }) } },
      labels: labelsOf(row),
    };
  },
};

const hasBoth = (row: Row, a: string, b: string): boolean => Object.hasOwn(row, a) && Object.hasOwn(row, b);

/** The chats as they were when this was judged: MT-bench judges each of two turns. */
function sidesOf(row: Row): { a: Side; b: Side; used: string[] } {
  if (has(row, 'conversation_a')) {
    const turn = numberIn(row.turn);
    const until = (side: Side): Side =>
      typeof turn === 'number' && turn > 0 ? { ...side, turns: side.turns.slice(0, turn * 2) } : side;
    const [a, b] = ['conversation_a', 'conversation_b'].map((name) => until(sideOf(listIn(row[name]), name)));
    return { a: a as Side, b: b as Side, used: ['conversation_a', 'conversation_b'] };
  }
  const asked = textsIn(row.prompt, 'prompt');
  const answered = (name: string): Side => ({ turns: woven(asked, textsIn(row[name], name)), rests: [] });
  return { a: answered('response_a'), b: answered('response_b'), used: ['prompt', 'response_a', 'response_b'] };
}

/** In CSV files lists are written as JSON text. */
function listIn(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string' || !/^\s*\[/.test(value)) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

/** One text, or one for each turn; a turn that is null is empty. */
function textsIn(value: Json | undefined, field: string): string[] {
  const list = listIn(value);
  const texts = Array.isArray(list) ? list.map((item) => item ?? '') : [list];
  if (texts.every((text) => typeof text === 'string')) return texts as string[];
  throw new FieldFault(field, 'must be text, or a list of texts');
}

const woven = (asked: readonly string[], answered: readonly string[]): Message[] =>
  Array.from({ length: Math.max(asked.length, answered.length) }, (_, turn) => [
    ...(asked[turn] === undefined ? [] : [{ role: 'user', text: asked[turn] }]),
    ...(answered[turn] === undefined ? [] : [{ role: 'assistant', text: answered[turn] }]),
  ]).flat();

function labelsOf(row: Row) {
  const book = new LabelBook();
  const judge = textIn(row.judge);
  const rater = book.rater(judge ?? 'Arena voter', judge === undefined ? VOTER : judgeOf(judge));
  book.rate({ rater, dimension: 'preference', value: verdictOf(row) });
  return book.labels;
}

const VOTER: Omit<ImportedRater, 'name'> = { kind: 'crowd', standing: 'novice' };

function judgeOf(name: string): Omit<ImportedRater, 'name'> {
  if (/^(?:expert|author)/.test(name)) return { kind: 'person', standing: 'expert' };
  if (/^arena_user/.test(name)) return { kind: 'person', standing: 'novice' };
  return /gpt|claude|llama|gemini|model/i.test(name)
    ? { kind: 'model', standing: 'trainer' }
    : { kind: 'person', standing: 'trainer' };
}

/** A tie is not the same as both bad. */
function verdictOf(row: Row): string | undefined {
  const isTrue = (name: string) => [1, true, '1', 'true', 'True'].includes(row[name] as never);
  if (isTrue('winner_model_a')) return 'A';
  if (isTrue('winner_model_b')) return 'B';
  if (isTrue('winner_tie')) return 'tie';
  const winner = textIn(row.winner)?.toLowerCase().trim();
  if (winner === undefined) return undefined;
  if (/both[ _]?bad/.test(winner)) return 'both bad';
  if (winner.startsWith('tie')) return 'tie';
  return { model_a: 'A', a: 'A', model_b: 'B', b: 'B' }[winner] ?? winner;
}
