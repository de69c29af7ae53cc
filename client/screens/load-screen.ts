// Where the code of each screen lies: fetched when its address is first seen, while the server still says who is here.
import type { RouteName } from '../router/routes.ts';

const room = () => import('../room/RoomScreen.svelte');

const numbers = () => import('../calibrating/NumbersScreen.svelte');

export const loadScreen = {
  home: () => import('./HomeScreen.svelte'),
  'sign-in': () => import('./SignInScreen.svelte'),
  join: () => import('./JoinScreen.svelte'),
  'new-dataset': () => import('../importing/ImportScreen.svelte'),
  datasets: () => import('../datasets/DatasetsScreen.svelte'),
  dataset: () => import('./DatasetScreen.svelte'),
  'new-room': () => import('./NewRoomScreen.svelte'),
  decisions: () => import('../deciding/DecisionsScreen.svelte'),
  people: () => import('./PeopleScreen.svelte'),
  rubric: () => import('../rubric/RubricScreen.svelte'),
  numbers,
  'numbers-part': numbers,
  room,
  example: room,
} satisfies Record<RouteName, () => Promise<unknown>>;

/** Begins to fetch a screen. A failure is told when the screen is shown, not here. */
export const fetchAhead = (name: RouteName): void => void loadScreen[name]().catch(() => {});
