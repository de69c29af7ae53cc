// What each cell of the matrix must answer, by the table of roles and what is known of the example.
import type { FailureCode } from '../../shared/protocol/failures.ts';
import { type Action, may } from '../../shared/room/roles.ts';
import { mayLead, roleOf, type State, type Who } from './scene.ts';

export interface Needs {
  needs: 'anyone' | 'signed-in' | 'may-lead' | Action;
  sight?: 'open' | 'may-open';
}

/** Why this person must be refused; undefined when they must not be. */
export function refusalOf({ needs, sight }: Needs, who: Who, state: State | undefined): FailureCode | undefined {
  if (needs === 'anyone') return undefined;
  if (who === 'nobody') return 'signed-out';
  if (needs === 'signed-in') return undefined;
  if (needs === 'may-lead') return mayLead(who) ? undefined : 'not-allowed';
  const role = roleOf[who];
  if (role === undefined) return 'not-found';
  if (!may(role, needs)) return 'not-allowed';
  if (sight === undefined || state === 'open' || (sight === 'may-open' && state === 'may-open')) return undefined;
  return 'sealed';
}

/** What was found by trying cells. */
export interface Tried {
  cells: number;
  /** Cells that answered otherwise, in words. */
  wrong: string[];
}

export const nothingTried = (): Tried => ({ cells: 0, wrong: [] });

export function note(tried: Tried, cell: string, expected: string, found: string): void {
  tried.cells++;
  if (found !== expected) tried.wrong.push(`${cell}: ${found}, must be ${expected}`);
}
