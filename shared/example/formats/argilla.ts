// Argilla's exports: records with responses of people and suggestions of models, in the three layouts it has had.
// https://docs.argilla.io/latest/how_to_guides/import_export/
import type { Content, Fields, Json } from '../example.ts';
import { type Format, objectIn, objectsIn, type Row } from '../format.ts';
import { LabelBook, textIn } from '../label-book.ts';
import { readPlainWith } from '../plain-formats.ts';
import type { ImportedRater } from '../rating.ts';
import { spanSomewhere, textsOf } from '../texts-of.ts';

/** What one person or model said to one question. */
interface Said {
  question: string;
  value: Json;
  by: ImportedRater;
}

interface Layout {
  is(row: Row): boolean;
  /** What annotators were shown, what is told besides, and what they said. */
  read(row: Row): { shown: Fields; besides: Fields; said: Said[] };
}

const NOTHING: Fields = {};

const person = (name: string | undefined): ImportedRater => ({
  name: name ?? 'Annotator',
  kind: 'person',
  standing: 'trainer',
});
const model = (name: string | undefined): ImportedRater => ({
  name: name ?? 'Suggestion',
  kind: 'model',
  standing: 'trainer',
});

/** A record as JSON: `fields`, `responses` and `suggestions` by question. */
const records: Layout = {
  is: (row) => objectIn(row.fields) !== undefined && (row.responses !== undefined || row.suggestions !== undefined),
  read(row) {
    const responses = Object.entries(objectIn(row.responses) ?? {}).flatMap(([question, each]) =>
      objectsIn(each).flatMap(({ value, user_id }) => said(question, value, person(textIn(user_id)))),
    );
    // Version 1 has a list of people, each with `values` by question.
    const byPerson = objectsIn(Array.isArray(row.responses) ? row.responses : []).flatMap(({ user_id, values }) =>
      Object.entries(objectIn(values) ?? {}).flatMap(([question, each]) =>
        said(question, objectIn(each)?.value, person(textIn(user_id))),
      ),
    );
    const suggestions = Object.entries(objectIn(row.suggestions) ?? {}).flatMap(([question, each]) =>
      said(question, objectIn(each)?.value, model(textIn(objectIn(each)?.agent))),
    );
    const { metadata } = row;
    const isTold = metadata !== undefined && Object.keys(objectIn(metadata) ?? {}).length > 0;
    return {
      shown: objectIn(row.fields) ?? {},
      besides: isTold ? { metadata } : NOTHING,
      said: [...responses, ...byPerson, ...suggestions],
    };
  },
};

const RESPONSES = '.responses';
const OWN = new Set(['id', 'status', '_server_id', 'inserted_at', 'updated_at']);

/** A table: `question.responses`, `question.responses.users`, `question.suggestion`, `question.suggestion.agent`. */
const flat: Layout = {
  is: (row) => Object.keys(row).some((name) => name.endsWith(RESPONSES) || name.endsWith('.suggestion')),
  read(row) {
    const found: Said[] = [];
    const shown: Record<string, Json> = {};
    for (const [name, value] of Object.entries(row)) {
      const question = name.replace(/\.(?:responses|suggestion)$/, '');
      if (name.endsWith(RESPONSES)) {
        const users = row[`${name}.users`];
        for (const [n, each] of (Array.isArray(value) ? value : []).entries())
          found.push(...said(question, each, person(textIn(Array.isArray(users) ? users[n] : undefined))));
      } else if (name.endsWith('.suggestion'))
        found.push(...said(question, value, model(textIn(row[`${name}.agent`]))));
      else if (!/\.(?:responses|suggestion)\./.test(name) && !OWN.has(name)) shown[name] = value;
    }
    return { shown, besides: {}, said: found };
  },
};

const SUGGESTION = '-suggestion';

/** Version 1 as a table: a question is a list of `{user_id, value, status}`, beside it `question-suggestion`. */
const firstVersion: Layout = {
  is: (row) => Object.keys(row).some((name) => name.endsWith(SUGGESTION)),
  read(row) {
    const questions = Object.keys(row)
      .filter((name) => name.endsWith(SUGGESTION))
      .map((name) => name.slice(0, -SUGGESTION.length));
    const found = questions.flatMap((question) => [
      ...objectsIn(row[question]).flatMap(({ user_id, value }) => said(question, value, person(textIn(user_id)))),
      ...said(
        question,
        row[question + SUGGESTION],
        model(textIn(objectIn(row[`${question}${SUGGESTION}-metadata`])?.agent)),
      ),
    ]);
    const isShown = (name: string) => !questions.some((each) => name === each || name.startsWith(each + SUGGESTION));
    return {
      shown: Object.fromEntries(Object.entries(row).filter(([name]) => isShown(name))),
      besides: {},
      said: found,
    };
  },
};

const said = (question: string, value: Json | undefined, by: ImportedRater): Said[] =>
  value === undefined || value === null ? [] : [{ question, value, by }];

const layoutOf = (row: Row): Layout | undefined => [records, flat, firstVersion].find((layout) => layout.is(row));

export const argilla: Format = {
  recognise: (row) => (layoutOf(row) === undefined ? 0 : 0.98),
  map(row) {
    const { shown, besides, said } = (layoutOf(row) ?? records).read(row);
    const read = readPlainWith(shown, besides);
    return { ...read, labels: labelsOf(said, read.content) };
  },
};

/** A list of stretches is marks, any other value a rating. */
function labelsOf(all: readonly Said[], content: Content) {
  const book = new LabelBook();
  const texts = textsOf(content);
  for (const { question, value, by } of all) {
    const rater = book.rater(by.name, by);
    const stretches = objectsIn(value).filter(({ start, end }) => typeof start === 'number' && typeof end === 'number');
    if (stretches.length === 0) {
      book.rate({ rater, dimension: question, value });
      continue;
    }
    for (const { start, end, label } of stretches) {
      const category = textIn(label) ?? question;
      book.mark(spanSomewhere(texts, { start: Number(start), end: Number(end) }, { rater, category }));
    }
  }
  return book.labels;
}
