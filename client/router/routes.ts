// Every address of the client: one table, and the two ways through it.

/** Earlier ones win: `/rooms/new` is no room. */
export const routes = {
  home: '/',
  'sign-in': '/sign-in',
  join: '/join',
  datasets: '/datasets',
  'new-dataset': '/datasets/new',
  dataset: '/datasets/:dataset',
  'new-room': '/rooms/new',
  people: '/rooms/:room/people',
  rubric: '/rooms/:room/rubric',
  numbers: '/rooms/:room/numbers',
  'numbers-part': '/rooms/:room/numbers/:part',
  decisions: '/rooms/:room/decisions',
  example: '/rooms/:room/:n',
  room: '/rooms/:room',
} as const;

export type RouteName = keyof typeof routes;
type ParamsIn<Path extends string> = Path extends `${string}:${infer Key}/${infer Rest}`
  ? { [K in Key]: string } & ParamsIn<Rest>
  : Path extends `${string}:${infer Key}`
    ? { [K in Key]: string }
    : Record<never, never>;
export type ParamsOf<N extends RouteName> = ParamsIn<(typeof routes)[N]>;
export type Match = { [N in RouteName]: { name: N; params: ParamsOf<N> } }[RouteName];

/** What a parameter may look like; ids are 22 characters of base64url, numbers of examples begin at 1. */
const SHAPES: Record<string, string> = { n: '[1-9]\\d{0,4}', part: '[a-z]{2,20}' };
const ID = '[\\w-]{22}';

const table = Object.entries(routes).map(([name, path]) => ({
  name,
  pattern: new RegExp(`^${path.replace(/:(\w+)/g, (_, key: string) => `(?<${key}>${SHAPES[key] ?? ID})`)}/?$`),
}));

/** The route of a path such as `/rooms/…/3`; undefined when there is none. */
export function matchRoute(path: string): Match | undefined {
  for (const { name, pattern } of table) {
    const found = pattern.exec(path);
    if (found) return { name, params: { ...found.groups } } as Match;
  }
  return undefined;
}

/** The path of a route: `hrefTo('room', { room })`. */
export function hrefTo<N extends RouteName>(
  name: N,
  ...[params]: keyof ParamsOf<N> extends never ? [] : [params: ParamsOf<N>]
): string {
  const given: Record<string, string> = params ?? {};
  return routes[name].replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(given[key] ?? ''));
}
