// The door of every use case in a room: who is this person here, and is this example part of the room?
import { type MemberRow, memberOfUser } from '../../db/queries/room-facts.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import { type Action, may } from '../../shared/room/roles.ts';
import type { Given } from '../given.ts';
import { type RoomFacts, roomFacts } from './room-facts.ts';

export interface InRoom {
  user: string;
  room: string;
}

export interface OnExample extends InRoom {
  example: string;
}

export interface Entered {
  facts: RoomFacts;
  member: MemberRow;
}

/**
 * The room's facts and the person's membership.
 * @throws Refusal not-found: an unknown room and a foreign one answer alike, so that ids cannot be guessed.
 * @throws Refusal not-allowed when the role may not do this.
 */
export async function enter(given: Pick<Given, 'database'>, { user, room }: InRoom, action: Action): Promise<Entered> {
  const { read, tables } = given.database;
  const member = await memberOfUser(read, tables, room, user);
  const facts = member === undefined ? undefined : await roomFacts(given, room);
  if (member === undefined || facts === undefined) throw new Refusal('not-found');
  if (!may(member.role, action)) throw new Refusal('not-allowed');
  return { facts, member };
}

/** @throws Refusal not-found when the example is not in the room's window. */
export async function enterAt(given: Pick<Given, 'database'>, at: OnExample, action: Action): Promise<Entered> {
  const entered = await enter(given, at, action);
  if (!entered.facts.examples.has(at.example)) throw new Refusal('not-found');
  return entered;
}
