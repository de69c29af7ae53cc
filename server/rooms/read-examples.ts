// Reads the examples of a room: what every member may see of them, never what is sealed.
import { examplesShown } from '../../db/queries/examples.ts';
import type { ExamplePage, ExampleView } from '../../shared/protocol/datasets.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Given } from '../given.ts';
import { enter, enterAt, type InRoom, type OnExample } from './enter.ts';

/**
 * Examples [from, from + count) of the window, counted from 0.
 * @throws Refusal not-found
 */
export async function readExamples(
  given: Pick<Given, 'database'>,
  { user, room, from, count }: InRoom & { from: number; count: number },
): Promise<ExamplePage> {
  const { facts } = await enter(given, { user, room }, 'read');
  const { read, tables } = given.database;
  const ids = [...facts.examples.keys()];
  return { total: ids.length, examples: await examplesShown(read, tables, ids.slice(from, from + count)) };
}

/** @throws Refusal not-found */
export async function readExample(given: Pick<Given, 'database'>, at: OnExample): Promise<ExampleView> {
  await enterAt(given, at, 'read');
  const { read, tables } = given.database;
  const [example] = await examplesShown(read, tables, [at.example]);
  if (example === undefined) throw new Refusal('not-found');
  return example;
}
