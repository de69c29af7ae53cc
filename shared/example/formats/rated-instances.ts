// Items with the votes of many, as JUDGE-BENCH writes its datasets: `instance`, and `annotations` by what was asked.
// https://github.com/dmg-illc/JUDGE-BENCH
import { readChat } from '../chat.ts';
import { dialogueTurns } from '../dialogue.ts';
import type { Fields, Json } from '../example.ts';
import { type Format, hasAny, type MappedRow, objectIn, type Row } from '../format.ts';
import { LabelBook } from '../label-book.ts';
import { readPlain } from '../plain-formats.ts';
import { RESPONSE_FIELDS } from '../responses.ts';

const VOTES = 'individual_human_scores';
const PROMPTS = ['user_prompt', 'context', 'source'];

const votesOf = (row: Row): [string, Json[]][] =>
  Object.entries(objectIn(row.annotations) ?? {}).flatMap(([asked, said]) => {
    const votes = objectIn(said)?.[VOTES];
    return Array.isArray(votes) ? [[asked, votes] as [string, Json[]]] : [];
  });

const isRated = (row: Row): boolean => objectIn(row.instance) !== undefined && votesOf(row).length > 0;

/** When every item has as many votes, the n-th of each is taken to be one person's; when not, nobody can be told apart. */
function isByPosition(rows: readonly Row[]): boolean {
  const lengths = new Set(rows.flatMap((row) => votesOf(row).map(([, votes]) => votes.length)));
  return lengths.size === 1;
}

export const ratedInstances: Format = {
  recognise: (row, all = [row]) => (isRated(row) && isByPosition(all) ? 0.98 : 0),
  map: (row) => mapVotes(row, (book, n) => book.rater(`Rater ${n + 1}`, { kind: 'person', standing: 'trainer' })),
};

export const crowdInstances: Format = {
  recognise: (row) => (isRated(row) ? 0.97 : 0),
  map: (row) => mapVotes(row, (book) => book.rater('Crowd', { kind: 'crowd', standing: 'novice' })),
};

function mapVotes(row: Row, raterAt: (book: LabelBook, n: number) => string): MappedRow {
  const book = new LabelBook();
  for (const [dimension, votes] of votesOf(row))
    for (const [n, value] of votes.entries()) book.rate({ rater: raterAt(book, n), dimension, value });
  const { content, sealed } = readInstance(objectIn(row.instance) ?? {});
  const { id } = row;
  const besides = besidesVotes(objectIn(row.annotations) ?? {});
  return {
    content: { ...content, fields: { ...(id === undefined ? {} : { id }), ...content.fields } },
    sealed: { fields: { ...sealed.fields, ...(Object.keys(besides).length > 0 ? { annotations: besides } : {}) } },
    labels: book.labels,
  };
}

function readInstance(instance: Row): MappedRow {
  const isChat = hasAny(instance, PROMPTS) && hasAny(instance, RESPONSE_FIELDS);
  const read = isChat ? readChat(instance, { prompt: PROMPTS, responses: RESPONSE_FIELDS }) : readPlain(instance);
  const { conversation } = read.content;
  const [only] = conversation;
  const turns = conversation.length === 1 && only !== undefined ? dialogueTurns(only.text) : undefined;
  return turns === undefined ? read : { ...read, content: { ...read.content, conversation: turns } };
}

/** What was said besides the votes, such as `majority_human`. */
const besidesVotes = (annotations: Row): Fields =>
  Object.fromEntries(
    Object.entries(annotations).flatMap(([asked, said]) => {
      const rest = Object.entries(objectIn(said) ?? {}).filter(([name]) => name !== VOTES);
      return rest.length > 0 ? [[asked, Object.fromEntries(rest)]] : [];
    }),
  );
