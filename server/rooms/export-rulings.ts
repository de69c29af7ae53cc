// The rulings of a room as a Markdown file, as the one who asks may see them.
import { namesIn, roomShown, versionNumbers } from '../../db/queries/rooms.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Given } from '../given.ts';
import { enter, type InRoom } from './enter.ts';
import { readChallenges } from './read-challenges.ts';
import { rulingsMarkdown } from './rulings-markdown.ts';

export async function exportRulings(given: Pick<Given, 'database'>, at: InRoom): Promise<string> {
  const { facts } = await enter(given, at, 'read');
  const { read, tables } = given.database;
  const found = await roomShown(read, tables, at.room);
  if (found === undefined) throw new Refusal('not-found');
  const names = await namesIn(read, tables, at.room);
  const versions = await versionNumbers(read, tables, at.room);
  const numbers = new Map([...facts.examples.keys()].map((example, index) => [example, index + 1]));
  return rulingsMarkdown({
    room: found.room.title,
    rubric: found.rubric,
    ...(await readChallenges(given, at)),
    nameOf: (member) => names.get(member) ?? '?',
    numberOf: (example) => numbers.get(example),
    versionOf: (id) => versions.get(id),
  });
}
