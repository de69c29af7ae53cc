// What people decide and ask beside their documents: reveals, peeks, removals, reads over HTTP; each runs as a request does.
import { openExample, peek } from '../../server/rooms/open-example.ts';
import { readJudgments } from '../../server/rooms/read-judgments.ts';
import { readTable } from '../../server/rooms/read-table.ts';
import { revealExamples } from '../../server/rooms/reveal-examples.ts';
import { startTimer, stopTimer } from '../../server/rooms/start-timer.ts';
import { type Person, people, type World } from './world.ts';

/** Says what happened; undefined when there was nothing to do. */
export type Step = (world: World) => string | undefined | Promise<string | undefined>;

export const names = Object.keys(people) as Person[];
const indexOf = (world: World, example: string) => world.examples.indexOf(example);

/** Runs beside the schedule, as a request does. */
export function request(world: World, what: string, asked: Promise<unknown>, done?: (answer: unknown) => void): string {
  const { life } = world;
  void asked.then(
    (answer) => {
      if (world.life !== life) return;
      world.note(`done: ${what}`);
      done?.(answer);
    },
    (error) => world.life === life && world.note(`refused: ${what}: ${error}`),
  );
  return what;
}

export const reveal =
  (which: 'one' | 'all'): Step =>
  (world) => {
    const examples = which === 'all' ? ('all' as const) : [world.random.pick(world.examples)];
    const says = which === 'all' ? 'all' : indexOf(world, examples[0] as string);
    const at = { user: world.user('lea'), room: world.room };
    return request(world, `lea reveals ${says}`, revealExamples(world.life.plane, { ...at, examples }));
  };

const TIMER_SECONDS = [5, 10, 20] as const;

export function timer(world: World): string {
  const at = { user: world.user('lea'), room: world.room };
  if (world.random.below(4) === 0) return request(world, 'lea stops the timer', stopTimer(world.life.plane, at));
  const seconds = world.random.pick(TIMER_SECONDS);
  const examples = world.random.below(3) === 0 ? ('all' as const) : [world.random.pick(world.examples)];
  const asked = startTimer(world.life.plane, { ...at, seconds, examples });
  return request(
    world,
    `lea starts a timer of ${seconds} s over ${examples === 'all' ? 'all' : indexOf(world, examples[0] as string)}`,
    asked,
  );
}

export function comeOrGo(world: World): string {
  const { attending } = world;
  const person = world.random.pick(names);
  const gone = attending.delete(person);
  if (!gone) attending.add(person);
  return `${person} ${gone ? 'leaves' : 'enters'} the room`;
}

export function somePeek(world: World): string {
  const example = world.random.pick(world.examples);
  const person = world.random.pick(['lea', 'lea', 'tom'] as const);
  world.expected.peeked.add(`${world.member(person)} ${example}`);
  const asked = peek(world.life.plane, { user: world.user(person), room: world.room, example });
  return request(world, `${person} peeks at ${indexOf(world, example)}`, asked);
}

/** Over HTTP, twice at once: one opening, whichever comes first. */
export function openTwice(world: World): string {
  const person = world.random.pick(names);
  const example = world.random.pick(world.examples);
  const at = { user: world.user(person), room: world.room, example };
  const what = `${person} opens ${indexOf(world, example)} over HTTP`;
  request(world, `${what} as well`, openExample(world.life.plane, at));
  return request(world, what, openExample(world.life.plane, at));
}

export function read(world: World): string {
  const person = world.random.pick(names);
  const example = world.random.pick(world.examples);
  const at = { user: world.user(person), room: world.room, example };
  const judgments = world.random.below(2) === 0;
  const asked = judgments ? readJudgments(world.given, at) : readTable(world.given, at);
  const what = `${person} asks over HTTP for ${judgments ? 'judgments' : `the table of ${indexOf(world, example)}`}`;
  return request(world, what, asked, (answer) => world.heard(world.member(person), JSON.stringify(answer), what));
}
