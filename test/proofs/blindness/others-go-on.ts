// What everybody else does in both worlds: they read, judge other examples, open what is revealed, move, and ask.
import { deskEntries } from '../../../shared/room/documents.ts';
import type { Session } from './session.ts';

/** The first example stays sealed for them, the second is revealed, the third they judge. */
export async function othersGoOn(
  session: Session,
  listeners: readonly string[],
  how: 'begin' | 'go on',
): Promise<void> {
  const { room, random, stage } = session;
  const [sealed = '', revealed = '', third = ''] = room.examples;
  if (how === 'begin') {
    await session.person('lea').ask('POST', `/api/rooms/${room.id}/reveals`, { body: { examples: [revealed] } });
    await session.rest();
  }
  for (const name of listeners) {
    const person = session.person(name);
    await person.command('be-at', { room: room.id, example: random.pick(room.examples) });
    const desk = person.doc(`desk/${room.id}`);
    if (desk === undefined) continue;
    const address = `${random.pick(['table', 'page'])}/${room.id}/${revealed}`;
    if (person.line(address) === undefined) await person.open(address);
    deskEntries(desk).set(`judgment.${third}.grade`, {
      ...{ kind: 'judgment', example: third, dimension: 'grade', value: random.pick(['a', 'b', 'c']) },
    });
    deskEntries(desk).set(`k.${name}`, {
      ...{ kind: 'comment', example: random.pick([revealed, third]), subject: { on: 'example' } },
      text: `${name} says ${random.below(1_000)}`,
    });
    await person.rest();
    await person.ask('GET', `/api/rooms/${room.id}/examples/${sealed}/${random.pick(['table', 'sight'])}`);
    if (random.below(2) === 0) await person.ask('POST', `/api/rooms/${room.id}/examples/${third}/table`);
  }
  await session.rest();
  stage.given.clock.advance(1_000);
  await session.rest();
}
