// Seeded sessions of people with every connection there is: whatever comes to anybody is searched for what they may not have.
import { seededRandom } from '../../support/seeded-random.ts';
import { askForEverythingAtOnce, askForTheRest } from './asking.ts';
import { Marks } from './marks.ts';
import { type About, cast, emptyTally, Session, type Tally, type Troupe } from './session.ts';
import { aPerson, openStage, type Stage } from './stage.ts';
import { crowded, type Steps, steps } from './steps.ts';

/** One server serves so many sessions, one after the other: what leaks from one room into the next is found too. */
const SESSIONS_A_SERVER = 25;
const STEPS = 80;
const ASKING_AT_THE_END = 3;

export const aboutOf = (seed: number): About => ({
  seed,
  pace: (['together', 'solo', 'solo', 'open'] as const)[seed % 4] ?? 'together',
  opensAfter: { 2: 2, 6: 3 }[seed % 8] ?? 1,
  revealsWhenAll: seed % 8 === 4,
  examples: isCrowded(seed) ? 4 : 2,
});

/** Of rooms that open something by themselves, half see much of what brings that about. */
const isCrowded = (seed: number): boolean => seed % 8 === 4 || seed % 8 === 6;

export async function aTroupe(stage: Stage): Promise<Troupe> {
  const [users, cookies] = [new Map<string, string>(), new Map<string, string>()];
  for (const name of [...Object.keys(cast), 'out']) {
    const user = await aPerson(stage, name, ['lea', 'pia', 'out', 'eva'].includes(name));
    users.set(name, user);
    cookies.set(name, await stage.signIn(user));
  }
  return { users, cookies };
}

export async function proveTaint(
  {
    sessions,
    seed,
    every = 1,
    untilLeak = false,
  }: { sessions: number; seed: number; every?: number; untilLeak?: boolean },
  says: (line: string) => void = () => undefined,
): Promise<Tally> {
  const tally = emptyTally();
  for (let n = 0; n < sessions; n += SESSIONS_A_SERVER) {
    await using stage = await openStage(seed + n);
    const marks = new Marks(seededRandom(seed + n + 7));
    const troupe = await aTroupe(stage);
    for (let each = n; each < Math.min(sessions, n + SESSIONS_A_SERVER); each++) {
      await oneSession({ stage, marks, troupe }, aboutOf(seed + every * each), tally, untilLeak);
      if (untilLeak && tally.leaks.length > 0) return tally;
    }
    tally.marks += marks.size;
    says(`${tally.sessions} sessions, ${tally.bytes} bytes, ${tally.leaks.length} leaks`);
  }
  return tally;
}

async function oneSession(
  parts: { stage: Stage; marks: Marks; troupe: Troupe },
  about: About,
  tally: Tally,
  untilLeak: boolean,
): Promise<void> {
  const random = seededRandom(about.seed);
  const session = await Session.begin({ ...parts, random }, about, tally);
  const from = isCrowded(about.seed) ? crowded : steps;
  for (let n = 0; n < STEPS; n++) {
    const said = await someStep(session, from)(session);
    if (said !== undefined) session.note(said);
    if (!untilLeak) continue;
    session.judge();
    if (tally.leaks.length > 0) return session.leave();
  }
  await session.settle();
  for (let n = 0; n < ASKING_AT_THE_END; n++)
    await askForEverythingAtOnce(session, session.person(session.anybody()), session.anExample());
  await askForTheRest(session, session.person(session.someone()));
  await session.end();
}

function someStep({ random }: Session, from: Steps): Steps[number][1] {
  let dice = random.below(from.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, step] of from) {
    dice -= weight;
    if (dice < 0) return step;
  }
  throw new RangeError('the dice fell beside the table');
}
