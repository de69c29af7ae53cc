// Steps that decide: outcomes and what is said of an example as evidence are for those to whom it is open; the rest of a challenge is for the room.
import { at, mayWrite, type Step } from './desk-steps.ts';
import type { Session } from './session.ts';

const pathOf = ({ room }: Session, rest: string): string => `/api/rooms/${room.id}/${rest}`;

/** Of the newest outcome on each example. */
const newest = new WeakMap<Session, Map<string, string>>();

/** By anybody who may discuss, whether or not they may see the example. */
export const decide: Step = async (session) => {
  const [name, example] = [session.someone(), session.anExample()];
  const { history, marks, member } = session;
  const known = newest.get(session) ?? new Map<string, string>();
  newest.set(session, known);
  const { text, mark } = marks.make('outcome', `how ${name} says that a question ended`);
  history.owns(member(name), [mark.id]);
  if (mayWrite(session, name) && history.hasBeenShown(member(name), example)) history.sealsOf(example, [mark.id]);
  const outcome = { kind: 'irresolvable', reason: 'ambiguous-example', text };
  const body = { outcome, was: known.get(example) ?? null };
  const path = pathOf(session, `examples/${example}/outcomes/grade`);
  const answer = await session.person(name).json<{ outcome?: { id: string } }>('PUT', path, body);
  if (answer.outcome !== undefined) known.set(example, answer.outcome.id);
  return `${name} says how the discussion of ${at(session, example)} ended`;
};

export const challenge: Step = async (session) => {
  const [name, example] = [session.someone(), session.anExample()];
  const { history, marks, member } = session;
  const [why, says] = [
    marks.make('challenge', `a challenge by ${name}`),
    marks.make('evidence', `evidence of ${name}`),
  ];
  history.owns(member(name), [why.mark.id, says.mark.id]);
  if (mayWrite(session, name)) {
    history.onBoard([why.mark.id]);
    history.sealsOf(example, [says.mark.id]);
  }
  const evidence = [{ example, says: says.text }];
  const body = { clause: { dimension: 'grade' }, text: why.text, evidence };
  await session.person(name).ask('POST', pathOf(session, 'challenges'), { body });
  return `${name} challenges a clause by ${at(session, example)}`;
};

export const ruleOnIt: Step = async (session) => {
  const name = session.random.pick(['lea', session.someone()]);
  const { history, marks, member } = session;
  const { text, mark } = marks.make('ruling', `a ruling by ${name}`);
  history.owns(member(name), [mark.id]);
  if (history.roleOf(member(name)) === 'lead') history.onBoard([mark.id]);
  const body = { clause: { dimension: 'grade' }, verdict: 'partly', reason: text };
  await session.person(name).ask('POST', pathOf(session, 'rulings'), { body });
  return `${name} rules`;
};
