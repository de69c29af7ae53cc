// One room's answers, asked of the server and kept in this browser; what is kept stands in when the server cannot be reached.
import type { ZodType } from 'zod';
import type { ExamplePage } from '../../shared/protocol/datasets.ts';
import type { RoomView, TableView } from '../../shared/protocol/rooms.ts';
import type { Id } from '../../shared/room/ids.ts';
import { NoAnswer } from '../api/no-answer.ts';
import { readExamples, readRoom } from '../api/rooms.ts';
import { readTable } from '../api/tables.ts';
import { keepAnswer, keepRoom, keptAnswer, RoomBudget, roomKey } from './kept-answers.ts';
import type { OpenNow } from './open-now.ts';

const roomSchemas = () => import('../../shared/protocol/rooms.ts');
const dataSchemas = () => import('../../shared/protocol/datasets.ts');

async function parsed<T>(key: string, schema: () => Promise<ZodType<T>>): Promise<T | undefined> {
  const kept = await keptAnswer(key);
  return kept === undefined ? undefined : (await schema()).safeParse(kept).data;
}

/**
 * Enters a room as this person: asked of the server, or as it was last entered when the server cannot be reached.
 * @throws what the server refuses with; NoAnswer when nothing is kept
 */
export async function enterRoom(user: string, room: Id): Promise<RoomView> {
  const key = roomKey(user, room, 'view');
  try {
    const view = await readRoom(room);
    void keepRoom(room).then(() => keepAnswer(key, view));
    return view;
  } catch (fault) {
    const kept = fault instanceof NoAnswer ? await parsed(key, async () => (await roomSchemas()).RoomView) : undefined;
    if (kept === undefined) throw fault;
    const since = await parsed(roomKey(user, room, OPEN), async () => (await openSchema()).OpenNow);
    const { progress } = kept;
    const [opened, revealed] = [joined(kept.opened, since?.opened), joined(progress.revealed, since?.revealed)];
    return { ...kept, opened, progress: { ...progress, revealed } };
  }
}

const OPEN = 'open';
const openSchema = () => import('./open-now.ts');
const joined = (before: readonly Id[], since: readonly Id[] = []): Id[] => [...new Set([...before, ...since])];

export class RoomKeeper {
  readonly #room: Id;
  readonly #user: Id;
  readonly #budget = new RoomBudget();
  #isFull = $state(false);

  constructor(room: Id, user: Id) {
    this.#room = room;
    this.#user = user;
  }

  /** Something could not be kept: without a line it will not be there. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Examples never change: what is kept is as good as what the server would say, and here at once. */
  examples = async (from: number, count: number): Promise<ExamplePage> => {
    const key = roomKey(this.#user, this.#room, `examples/${from}/${count}`);
    const kept = await parsed(key, async () => (await dataSchemas()).ExamplePage);
    if (kept !== undefined) return kept;
    const page = await readExamples(this.#room, from, count);
    void this.#keep(key, page);
    return page;
  };

  /** What has been opened since the room was entered: it can be read again without a line. */
  keepOpen(open: OpenNow): void {
    void keepAnswer(roomKey(this.#user, this.#room, OPEN), open);
  }

  /** What was unsealed, for those it is open to: asked anew while there is a line. */
  table = async (example: Id): Promise<TableView> => {
    const key = roomKey(this.#user, this.#room, `table/${example}`);
    try {
      const table = await readTable(this.#room, example);
      void this.#keep(key, table);
      return table;
    } catch (fault) {
      const kept =
        fault instanceof NoAnswer ? await parsed(key, async () => (await roomSchemas()).TableView) : undefined;
      if (kept === undefined) throw fault;
      return kept;
    }
  };

  async #keep(key: string, value: unknown): Promise<void> {
    if (!this.#budget.take(value) || !(await keepAnswer(key, value))) this.#isFull = true;
  }
}
