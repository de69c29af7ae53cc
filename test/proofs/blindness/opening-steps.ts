// Steps by which an example is opened: a reveal, a peek, and whoever asks for it, whether or not they may.
import { at, type Step } from './desk-steps.ts';
import type { Session } from './session.ts';

export const reveal: Step = async (session) => {
  const name = session.random.below(3) > 0 ? 'lea' : session.anybody();
  const all = session.random.below(6) === 0;
  const examples = all ? session.room.examples : [session.anExample()];
  if (session.history.roleOf(session.member(name)) === 'lead') {
    await session.settle();
    for (const example of examples) session.history.reveal(example);
  }
  const asked = all ? 'all' : examples;
  const person = session.person(name);
  if (session.random.below(2) === 0 || !person.isConnected)
    await person.ask('POST', `/api/rooms/${session.room.id}/reveals`, { body: { examples: asked } });
  else await person.command('reveal', { room: session.room.id, examples: asked });
  return `${name} reveals ${all ? 'all' : at(session, examples[0] ?? '')}`;
};

export const peek: Step = async (session) => {
  const [name, example] = [session.random.pick(['lea', 'pia', session.someone()]), session.anExample()];
  if (session.history.roleOf(session.member(name)) === 'lead') {
    await session.settle();
    session.history.show(session.member(name), example);
  }
  const person = session.person(name);
  if (session.random.below(2) === 0 || !person.isConnected)
    await person.ask('POST', `/api/rooms/${session.room.id}/examples/${example}/peek`);
  else await person.command('peek', { room: session.room.id, example });
  return `${name} peeks at ${at(session, example)}`;
};

export const open: Step = async (session) => {
  const { history, random } = session;
  const told = random.below(2) === 0 ? session.toldOpen.shift() : undefined;
  // As every client does.
  if (told !== undefined) return `${told.name}, told so, ${await askToOpen(session, told.name, told.example)}`;
  const example = session.anExample();
  const mayOpen = [...session.people.keys()].filter((each) => history.mayBeShown(session.member(each), example));
  const name = mayOpen.length > 0 && random.below(2) === 0 ? random.pick(mayOpen) : session.anybody();
  return `${name} ${await askToOpen(session, name, example)}`;
};

/** By HTTP, by its table, or by its page, whether or not they may. */
export async function askToOpen(session: Session, name: string, example: string): Promise<string> {
  const { history, room, random } = session;
  if (history.mayBeShown(session.member(name), example)) {
    await session.settle();
    history.show(session.member(name), example);
  }
  const person = session.person(name);
  const how = random.pick(['opening', 'table', 'page', 'page'] as const);
  if (how === 'opening') await person.ask('POST', `/api/rooms/${room.id}/examples/${example}/opening`);
  else if (person.line(`${how}/${room.id}/${example}`) === undefined) await person.open(`${how}/${room.id}/${example}`);
  // However it was opened, what was sealed of the row comes so.
  await person.ask('GET', `/api/rooms/${room.id}/examples/${example}/table`);
  return `asks for the ${how} of ${at(session, example)}`;
}
