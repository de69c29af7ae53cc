// Tries one route as everybody, on an example in every state.
import { failures } from '../../shared/protocol/failures.ts';
import type { Answer } from '../support/start-app.ts';
import { note, nothingTried, refusalOf, type Tried } from './expected.ts';
import type { RouteRow } from './route-rows.ts';
import { type Asker, aScene, type MatrixApp, people, type Scene, states } from './scene.ts';

const addressOf = (path: string, scene: Scene, row: RouteRow): string => {
  const ids = { ...scene, invite: scene.invite.id };
  const named = path.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => String(ids[name]));
  return `${named}${row.query?.(scene) ?? ''}`;
};

/** Asks by this route with what the scene has. */
export function askBy(who: Asker, route: string, row: RouteRow, scene: Scene): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  return who.ask(method, addressOf(path, scene, row), { body: row.body?.(scene) });
}

async function ask(who: Asker, route: string, row: RouteRow, scene: Scene): Promise<string> {
  const { status, body } = await askBy(who, route, row, scene);
  return status < 400 ? `${status}` : `${status} ${body.code}`;
}

/** Does what it answers hang on an example? Else one state stands for all. */
const isOnExample = (route: string, { sight, body, query }: RouteRow): boolean => {
  let asked = false;
  const looking = new Proxy({} as Scene, {
    get: (_, name) => {
      asked ||= name === 'example' || name === 'examples';
      return name === 'invite' ? {} : '';
    },
  });
  body?.(looking);
  query?.(looking);
  return asked || sight !== undefined || route.includes('{example}');
};

export async function tryRoute(app: MatrixApp, route: string, row: RouteRow): Promise<Tried> {
  const tried = nothingTried();
  const done = `${row.done ?? 200}`;
  for (const who of row.triedBy ?? people) {
    const { scene: first, asker } = await aScene(app, who);
    for (const state of isOnExample(route, row) ? states : [undefined]) {
      const scene = { ...first, example: first.examples[state ?? 'sealed'] };
      await row.first?.(asker, scene);
      const refusal = refusalOf(row, who, state);
      const expected = refusal === undefined ? done : `${failures[refusal].status} ${refusal}`;
      const found = await ask(asker, route, row, scene);
      const refusedAsDone = refusal === undefined && row.done !== undefined && row.done >= 400;
      const cell = `${route}, ${who}, ${state ?? 'any state'}`;
      note(tried, cell, expected, refusedAsDone ? (found.split(' ', 1)[0] ?? '') : found);
      if (!route.startsWith('GET ')) continue;
      // HEAD has no body to say why: only its status can be compared.
      const { status } = await asker.ask('HEAD', addressOf(route.slice('GET '.length), scene, row));
      note(tried, `HEAD of ${cell}`, expected.split(' ', 1)[0] ?? '', `${status}`);
    }
  }
  return tried;
}
