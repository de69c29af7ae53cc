// Blindness in one place: may this member see what is sealed of this example? Every way out asks here.
import { z } from 'zod';
import type { Role } from './roles.ts';

/** together: the room reveals · solo: an example opens to me when I, and as many others as the room asks for, have locked it in · open: no blindness. */
export const Pace = z.enum(['together', 'solo', 'open']);
export type Pace = z.infer<typeof Pace>;

/** Why a member was shown a table. */
export const OpeningReason = z.enum(['reveal', 'lock-in', 'peek', 'open-room', 'observer']);
export type OpeningReason = z.infer<typeof OpeningReason>;

export const Stage = z.enum(['blind', 'late', 'open']);
export type Stage = z.infer<typeof Stage>;

/** What is known of one member and one example when sight is asked for. */
export interface Standpoint {
  role: Role;
  pace: Pace;
  /** An opening is on record: this member has been shown this example's table. */
  shown: boolean;
  /** The lead has revealed this example to the room. */
  revealed: boolean;
  /** This member has locked in their judgment of this example. */
  lockedIn: boolean;
  /** How many others of those who judge have. */
  othersLockedIn: number;
  /** Pace solo: how many must have, oneself included, before the table opens to one of them. */
  opensAfter: number;
}

/**
 * sealed: nothing sealed of this example may reach this member. may-open: they may be shown it, and the moment they are,
 * an opening is recorded. open: they have been shown it. Only `open` lets data out.
 */
export type Sight = 'sealed' | 'may-open' | 'open';

export function sightOf(from: Standpoint): Sight {
  if (from.shown) return 'open';
  return reasonToOpen(from) === undefined ? 'sealed' : 'may-open';
}

/** The reason an opening would be recorded with if this member asked now; undefined while sealed. A peek is asked for by name, never implied. */
export function reasonToOpen(from: Standpoint): Exclude<OpeningReason, 'peek'> | undefined {
  if (from.pace === 'open') return 'open-room';
  if (from.revealed) return 'reveal';
  if (from.pace === 'together') return undefined;
  if (from.role === 'observer') return 'observer';
  return from.lockedIn && from.othersLockedIn + 1 >= from.opensAfter ? 'lock-in' : undefined;
}

/**
 * May what this member has put on this example be laid on its table? In solo, only from those who have locked in or been
 * shown it: their unfinished instincts stay theirs. A reveal lays everything.
 */
export function mayLay(author: Pick<Standpoint, 'pace' | 'shown' | 'revealed' | 'lockedIn'>): boolean {
  return author.pace === 'open' || author.revealed || author.lockedIn || author.shown;
}

/**
 * The stage of a judgment accepted now. blind: before its author was shown the table and before any reveal to the room;
 * late: after a reveal, by an author not shown it; open: by an author who had been shown it, or in a room without blindness.
 */
export function stageOf(author: Pick<Standpoint, 'pace' | 'shown' | 'revealed'>): Stage {
  if (author.shown || author.pace === 'open') return 'open';
  return author.revealed ? 'late' : 'blind';
}

/** What made a reveal: a lead asked for it, everybody present who judges had locked in, or the timer ended. */
export const RevealReason = z.enum(['lead', 'all', 'timer']);
export type RevealReason = z.infer<typeof RevealReason>;

/** Where others are may be told only of examples that are not sealed for the one who is told: revealed, or shown to them, or in an open room. */
export const maySeeWhere = (viewer: Standpoint): boolean => sightOf(viewer) !== 'sealed';
