// Everything that can be asked for over HTTP, from the table of all routes: so a new route is asked by everybody here too.
import { type RouteRow, routeRows } from '../../access/route-rows.ts';
import type { Scene } from '../../access/scene.ts';
import type { Person } from './person.ts';
import type { Session } from './session.ts';

/** Megabytes that are the same for everybody. */
const LARGE = new Set(['GET /api/js/scalar.js']);
const gets = Object.entries(routeRows).filter(([route]) => route.startsWith('GET ') && !LARGE.has(route));
/** The description of the API is long, and asked once. */
const ofRooms = gets.filter(([route]) => !/healthz|readyz|openapi|GET \/api$/.test(route));

function addressOf(route: string, row: RouteRow, scene: Scene): string {
  const ids = { ...scene, invite: scene.invite.id };
  const path = route.slice(route.indexOf(' ') + 1);
  return path.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => String(ids[name])) + (row.query?.(scene) ?? '');
}

/** One address, now and then asked wrongly, or as a browser asks that has an answer already. */
export async function askAtRandom(session: Session, person: Person): Promise<string> {
  const { random } = session;
  const [route, row] = random.pick(ofRooms);
  const address = addressOf(route, row, session.scene(session.anExample()));
  const how = random.below(4);
  if (how === 0) {
    const tag = (await person.ask('GET', address)).headers.etag ?? '"1.nothing"';
    await person.ask('GET', address, { headers: { 'if-none-match': tag } });
    return `for ${route}, and again`;
  }
  if (how === 1) {
    const wrong = random.pick([
      `${address}/more`,
      `${address}${address.includes('?') ? '&' : '?'}from=x`,
      `${address}%00`,
    ]);
    await person.ask(random.pick(['GET', 'POST', 'DELETE', 'PATCH']), wrong.replace(/\/members\/.*/, '/members/none'));
    return `wrongly for ${route}`;
  }
  await person.ask('GET', address);
  return `for ${route}`;
}

/** Everything there is, about one example, at once: what is asked changes nothing. */
export async function askForEverythingAtOnce(session: Session, person: Person, example: string): Promise<void> {
  const scene = session.scene(example);
  await Promise.all(ofRooms.map(([route, row]) => person.ask('GET', addressOf(route, row, scene))));
}

/** The same, one after the other, so that the answers come in order. */
export async function askForEverything(session: Session, person: Person, example: string): Promise<void> {
  for (const [route, row] of ofRooms) await person.ask('GET', addressOf(route, row, session.scene(example)));
}

/** What is the same whoever asks. */
export async function askForTheRest(session: Session, person: Person): Promise<void> {
  const scene = session.scene(session.anExample());
  for (const [route, row] of gets)
    if (!ofRooms.some(([each]) => each === route)) await person.ask('GET', addressOf(route, row, scene));
}
