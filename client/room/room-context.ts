// What every component of a room may ask for: the room's state, and what the person is doing in it.
import { type Component, createContext } from 'svelte';
import type { Part } from '../../shared/room/anchor.ts';
import type { AnnotatingState } from '../annotating/annotating-state.svelte.ts';
import type { PanelState } from '../judging/panel-state.svelte.ts';
import type { KeysState } from '../keys/keys-state.svelte.ts';
import type { LeadingState } from '../leading/leading-state.svelte.ts';
import type { PagesState } from '../pages/pages-state.svelte.ts';
import type { Mark } from '../reading/mark.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';
import type { ReadingState } from './reading-state.svelte.ts';

export const [roomSession, setRoomSession] = createContext<RoomSession>();
/** For components that also stand where no room is lived in. */
export function roomSessionIfAny(): RoomSession | undefined {
  try {
    return roomSession();
  } catch {
    return undefined;
  }
}
export const [panelState, setPanelState] = createContext<PanelState>();
export const [annotatingState, setAnnotatingState] = createContext<AnnotatingState>();
export const [leadingState, setLeadingState] = createContext<LeadingState>();
export const [pagesState, setPagesState] = createContext<PagesState>();
export const [keysState, setKeysState] = createContext<KeysState>();
export const [readingState, setReadingState] = createContext<ReadingState>();
/** Which example of the window a text belongs to, from 0. */
export const [exampleIndex, setExampleIndex] = createContext<() => number>();

/** May length and form of an example's responses be told? By its place in the window, from 0. */
export const [factsTold, setTellsFacts] = createContext<(index: number) => boolean>();
/** In what order I see the responses of an example: by its place in the window, from 0, and how many there are. */
export const [responseOrders, setResponseOrders] =
  createContext<(index: number, responses: number) => readonly number[] | undefined>();
/** In what order the responses of that example are shown: their indices; undefined when as in the file. */
export const [shownOrder, setShownOrder] = createContext<() => readonly number[] | undefined>();

/** My marked errors in a part of the example being read: given by the room, for texts are shown before judging has been loaded. */
export const [answerMarks, setAnswerMarks] = createContext<(part: Part, source: string) => Mark[]>();

/**
 * What a room adds at a text. Given by the room, and not fetched by the text when it is shown: without a network it must be there.
 */
export interface AtText {
  CommentOnPart: Component<{ part: Part }>;
  /** `index`: of the response, in the file, from 0. */
  ResponseQuestions: Component<{ index: number }>;
}
export const [atText, setAtText] = createContext<AtText>();

/** Texts are shown outside of a room too, and before it has been entered: `ifThere(roomSession)`. */
export function ifThere<T>(context: () => T): T | undefined {
  try {
    return context();
  } catch {
    return undefined;
  }
}
