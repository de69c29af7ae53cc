// One room as this page lives it: every part of its state made and joined here by hand.
import { untrack } from 'svelte';
import type { MemberView, RoomView } from '../../shared/protocol/rooms.ts';
import { type Id, newId } from '../../shared/room/ids.ts';
import { type Action, may } from '../../shared/room/roles.ts';
import { type Question, questionsOf } from '../../shared/room/rubric.ts';
import { refusalIn } from '../api/refusal-code.ts';
import { readRoom } from '../api/rooms.ts';
import { readStale } from '../api/rubrics.ts';
import { session as account } from '../api/session.svelte.ts';
import { readSight, readTable } from '../api/tables.ts';
import { Control } from '../connection/control.ts';
import { DocumentConnection } from '../connection/document-connection.ts';
import { atFirst, joinedMark, type Mark, markOf } from '../connection/saved.ts';
import { RoomKeeper } from '../offline/room-keeper.svelte.ts';
import { BoardState } from './board-state.svelte.ts';
import { connectTo } from './co-edited.svelte.ts';
import { CommentFacts } from './comment-facts.svelte.ts';
import { DeskState } from './desk-state.svelte.ts';
import { Disagreement } from './disagreement.svelte.ts';
import { ExampleShelf } from './example-shelf.svelte.ts';
import { HandsState } from './hands-state.svelte.ts';
import { LockIns } from './lock-ins.ts';
import { Notices } from './notices.svelte.ts';
import { OpenPages } from './open-pages.svelte.ts';
import { OpenTables } from './open-tables.svelte.ts';
import { Openness } from './openness.svelte.ts';
import { PausedText } from './paused-text.svelte.ts';
import { Peeks } from './peeks.svelte.ts';
import { PlaceState } from './place-state.svelte.ts';
import { PresenceState } from './presence-state.svelte.ts';
import { ProgressState } from './progress-state.svelte.ts';
import { RoomNow } from './room-now.svelte.ts';
import { RulingsState } from './rulings-state.svelte.ts';
import { ShownWords } from './shown-words.svelte.ts';
import { type TableStandpoint, tableWish } from './table-wish.ts';
import { TimerState } from './timer-state.svelte.ts';
import { unsentPages } from './unsent-pages.ts';

const socketOrigin = (): string => location.origin.replace(/^http/, 'ws');
const freshId = (): Id => newId((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));

export class RoomSession {
  readonly now: RoomNow;
  readonly control = new Control();
  readonly notices = new Notices();
  readonly keeper: RoomKeeper;
  readonly place: PlaceState;
  readonly shelf: ExampleShelf;
  readonly desk: DeskState;
  readonly lockIns: LockIns;
  readonly openness: Openness;
  readonly tables: OpenTables;
  readonly pages: OpenPages;
  readonly board: BoardState;
  readonly progress: ProgressState;
  readonly presence: PresenceState;
  readonly hands: HandsState;
  readonly comments: CommentFacts;
  readonly peeks: Peeks;
  readonly disagreement = new Disagreement();
  readonly shownWords = new ShownWords((example) => {
    const index = this.indexOf(example);
    if (index !== undefined && index !== this.place.index) this.go(index);
  });
  readonly rulings: RulingsState;
  readonly timer = new TimerState();
  readonly #connection: DocumentConnection;
  readonly #drafts = new Set<PausedText>();
  #members: readonly MemberView[] = $state.raw([]);
  #saving = $state.raw(atFirst);
  #seenOnArrival = $state(0);

  /** `index` from 0: the example to begin with. */
  constructor(view: RoomView, index: number) {
    this.now = new RoomNow(view, { room: readRoom, stale: readStale });
    this.#members = view.members;
    const { id: room, me } = view;
    this.keeper = new RoomKeeper(room, account.me?.id ?? '');
    this.place = new PlaceState(view.examples.length, index);
    this.shelf = new ExampleShelf(view.examples.length, () => this.place.index, this.keeper.examples);
    this.#connection = new DocumentConnection({
      origin: socketOrigin(),
      address: { kind: 'desk', room },
      copy: `desk/${room}/${me.id}`,
      whyRefused: () => refusalIn(readRoom(room)),
      onSaving: (saving) => {
        this.#saving = saving;
      },
    });
    this.desk = new DeskState(this.#connection.doc, freshId);
    this.lockIns = new LockIns(this.desk);
    this.progress = new ProgressState(view.progress);
    const lockedIn = (example: Id) => this.desk.isLockedIn(example);
    this.openness = new Openness({
      pace: view.pace,
      opensAfter: () => this.view.settings.opensAfter,
      role: () => this.me.role,
      lockedIn,
      othersLockedIn: (example) => this.progress.othersLockedIn(example, this.me.judges && lockedIn(example)),
    });
    this.openness.addOpened(view.opened);
    this.openness.addRevealed(view.progress.revealed);
    this.peeks = new Peeks(view.peeks);
    this.rulings = new RulingsState(room);
    this.presence = new PresenceState(me.id, () => this.members);
    this.hands = new HandsState(me.id);
    this.comments = new CommentFacts(room, me.id);
    this.tables = new OpenTables({
      ...{ origin: socketOrigin(), room, member: me.id },
      access: { sight: (example) => readSight(room, example), table: this.keeper.table },
      wasShown: (example) => this.openness.isOpen(example),
      onShown: (example) => this.openness.addOpened([example]),
    });
    const coEdited = { connect: connectTo(socketOrigin()), room, member: me.id, who: (id: Id) => this.member(id) };
    this.board = new BoardState(coEdited);
    this.pages = new OpenPages({
      ...coEdited,
      unsent: unsentPages(room, me.id),
      whyRefused: (example) => refusalIn(readTable(room, example)),
    });
  }

  get view(): RoomView {
    return this.now.view;
  }

  get members(): readonly MemberView[] {
    return this.#members;
  }

  set members(members: readonly MemberView[]) {
    this.#members = members;
  }

  get me(): MemberView {
    return this.#members.find(({ id }) => id === this.view.me.id) ?? this.view.me;
  }

  /** The id of the example being read. */
  get example(): Id {
    return this.view.examples[this.place.index] as Id;
  }

  /** Comments newer than this were new to me when I came to this example. */
  get seenOnArrival(): number {
    return this.#seenOnArrival;
  }

  /** Called when an example begins to be read. */
  arrive(): void {
    this.#seenOnArrival = this.comments.seenUntil(this.example);
  }

  /** This browser keeps no copy of my desk, or of a page that I have open. */
  get copyFails(): boolean {
    return this.#saving.kept === false || this.pages.savings.some(({ kept }) => kept === false);
  }

  get mark(): Mark {
    const board = this.board.saving;
    return joinedMark(this.#saving, [...this.pages.savings, ...(board ? [board] : [])]);
  }

  /** My role allows it; and, of judging, I am one of those who judge here. */
  may(action: Action): boolean {
    return may(this.me.role, action) && (action !== 'judge' || this.me.judges);
  }

  member(id: Id): MemberView | undefined {
    return this.#members.find((member) => member.id === id);
  }

  /** The place of an example in the window, from 0; undefined when it is not in it. */
  indexOf(example: Id): number | undefined {
    const index = this.view.examples.indexOf(example);
    return index < 0 ? undefined : index;
  }

  /** Goes to an example by one's own will, which ends following. */
  go = (index: number): void => {
    this.flush();
    this.presence.follow(undefined);
    this.notices.moveOn();
    this.place.go(index);
  };

  /** What the rubric asks of the example at this index; nothing until the example is here. */
  questionsAt(index: number): Question[] {
    const example = this.shelf.at(index);
    return example === undefined ? [] : questionsOf(this.view.rubric, example.content.responses.length);
  }

  /** A text field whose text goes to my desk when typing pauses. */
  text(read: () => string, write: (text: string) => void): PausedText {
    const text = new PausedText(read, write);
    this.#drafts.add(text);
    return text;
  }

  /** Writes everything that still waits for typing to pause. */
  flush = (): void => {
    for (const draft of this.#drafts) draft.flush();
  };

  serverSaves(works: boolean): void {
    for (const part of [this.#connection, this.pages, this.board]) part.serverSaves(works);
  }

  connectAgain(): void {
    for (const part of [this.#connection, this.pages, this.board]) part.connectAgain();
  }

  /** The tables to have open as I move and as examples open. */
  wishedTables(): ReadonlySet<Id> {
    const wished = new Set<Id>();
    for (const distance of [0, 1, -1]) {
      const example = this.view.examples[this.place.index + distance];
      if (example === undefined || tableWish(this.#standpoint(example, Math.abs(distance))) !== 'open') continue;
      wished.add(example);
      // Asked once it stays asked, whatever the saving of later changes says.
      if (distance === 0) untrack(() => this.openness.ask(example));
    }
    return wished;
  }

  /** The table may be opened, but I have not judged: I am asked first. */
  get isOffered(): boolean {
    return tableWish(this.#standpoint(this.example, 0)) === 'offer';
  }

  close(): void {
    this.flush();
    const { shelf, tables, pages, board, control, notices, timer } = this;
    for (const part of [shelf, tables, pages, board, this.#connection, control, notices, timer]) part.close();
  }

  #standpoint(example: Id, distance: number): TableStandpoint {
    return {
      sight: this.openness.sight(example),
      pace: this.view.pace,
      distance,
      judges: this.may('judge'),
      lockedIn: this.desk.isLockedIn(example),
      saved: markOf(this.#saving).is === 'saved',
      asked: this.openness.isAsked(example),
    };
  }
}
