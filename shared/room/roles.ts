// Who may do what in a room: the one table. Nothing else in the code has conditions about roles.
import { z } from 'zod';

export const Role = z.enum(['lead', 'trainer', 'observer']);
export type Role = z.infer<typeof Role>;

/** How far a member's judgment can be relied on; an expert's can serve as reference. */
export const Standing = z.enum(['novice', 'trainer', 'expert']);
export type Standing = z.infer<typeof Standing>;

export const Action = z.enum([
  'read',
  'annotate',
  'judge',
  'discuss',
  'challenge',
  'reveal',
  'peek',
  'bring',
  'rule',
  'configure',
  'invite',
  'moderate',
]);
export type Action = z.infer<typeof Action>;

export const mayDo = {
  observer: ['read'],
  trainer: ['read', 'annotate', 'judge', 'discuss', 'challenge'],
  lead: Action.options,
} satisfies Record<Role, readonly Action[]>;

export const may = (role: Role, action: Action): boolean => (mayDo[role] as readonly Action[]).includes(action);
