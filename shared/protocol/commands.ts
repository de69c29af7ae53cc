// The control plane's commands, sent by clients over socket.io: one table of payload and answer.
import { z } from 'zod';
import { Stretch } from '../room/anchor.ts';
import { Id } from '../room/ids.ts';
import { PresentPerson } from './announcements.ts';
import { Failure } from './failures.ts';
import { Progress, Reveal, Revealed, StartTimer, TimerView } from './rooms.ts';
import { Configured } from './rubrics.ts';

const inRoom = { room: Id };
const Done = z.strictObject({});

export const commands = {
  /** Be here: the answer is the state, announcements keep it true. Sent again after each reconnect. */
  'enter-room': {
    payload: z.strictObject(inRoom),
    answer: z.strictObject({
      progress: Progress,
      opened: z.array(Id),
      present: z.array(PresentPerson),
      timer: TimerView.nullable(),
      configured: Configured,
    }),
  },
  'leave-room': { payload: z.strictObject(inRoom), answer: Done },
  /** Which example I am reading; null for none. */
  'be-at': { payload: z.strictObject({ ...inRoom, example: Id.nullable() }), answer: Done },
  /** Raise my hand, or take it down. */
  'raise-hand': { payload: z.strictObject({ ...inRoom, up: z.boolean() }), answer: Done },
  /** Take somebody's hand down: it is their turn, or was. */
  'lower-hand': { payload: z.strictObject({ ...inRoom, member: Id }), answer: Done },
  reveal: { payload: z.strictObject({ ...inRoom, ...Reveal.shape }), answer: Revealed },
  /** Reveal these when it ends; one that runs is replaced. */
  'start-timer': {
    payload: z.strictObject({ ...inRoom, ...StartTimer.shape }),
    answer: z.strictObject({ timer: TimerView }),
  },
  'stop-timer': { payload: z.strictObject(inRoom), answer: Done },
  /** Look at a table before the reveal: recorded, visible to all; one's later judgment of it is open. */
  peek: { payload: z.strictObject({ ...inRoom, example: Id }), answer: Done },
  /** Bring everyone in the room to an example. */
  bring: { payload: z.strictObject({ ...inRoom, example: Id }), answer: Done },
  /** Show everybody for whom the example is not sealed a passage of it; they may decline to look. */
  spotlight: { payload: z.strictObject({ ...inRoom, example: Id, passage: Stretch }), answer: Done },
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type Payload<C extends CommandName> = z.infer<Commands[C]['payload']>;
export type Answer<C extends CommandName> = z.infer<Commands[C]['answer']>;

/** Every acknowledgement: the answer, or a refusal. */
export type Reply<C extends CommandName> = { ok: true; answer: Answer<C> } | { ok: false; failure: Failure };
export const reply = <C extends CommandName>(name: C) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), answer: commands[name].answer }),
    z.strictObject({ ok: z.literal(false), failure: Failure }),
  ]);
