// What every screen of a room's numbers knows: who the raters are, which example an item is, and where a mark leads.
import { createContext } from 'svelte';
import type { RoomRater } from '../../shared/calibration/room/room-data.ts';
import { refOf } from '../../shared/calibration/room/room-data.ts';
import { hrefTo } from '../router/routes.ts';
import { calibratingWords } from '../words/calibrating.ts';
import { judgingWords } from '../words/judging.ts';
import type { Cell } from './plots/csv.ts';
import type { Mark } from './plots/interval-row.ts';

export interface NumbersContext {
  room: string;
  /** My member id. */
  me: string;
  rater(id: string): RoomRater;
  numberOf(item: string): number;
}

export const [numbersContext, setNumbersContext] = createContext<NumbersContext>();

/** "10", or "10 A" of one response. */
export function itemName({ numberOf }: NumbersContext, item: string): string {
  const { response } = refOf(item);
  const number = String(numberOf(item));
  return response === undefined ? number : `${number}\u00a0${judgingWords.letter(response)}`;
}

export const itemHref = ({ room, numberOf }: NumbersContext, item: string): string =>
  hrefTo('example', { room, n: String(Math.max(1, numberOf(item))) });

/** An example in a table behind a figure. */
export const itemCell = (context: NumbersContext, item: string): Cell => ({
  says: itemName(context, item),
  href: itemHref(context, item),
  name: calibratingWords.exampleLink(itemName(context, item)),
});

/** The colour of a rater: a member's own, ink for the file's. */
export const colourOf = ({ colour }: RoomRater): string =>
  colour === undefined ? 'var(--ink-soft)' : `var(--person-${colour})`;

export const markOf = ({ kind, standing }: RoomRater): Mark =>
  standing === 'expert' ? 'diamond' : kind === 'member' ? 'dot' : 'ring';
