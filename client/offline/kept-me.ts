// Who was signed in here last, for the hours without a line; forgotten when they sign out.
import type { Me } from '../../shared/protocol/people.ts';
import { keepAnswer, keptAnswer } from './kept-answers.ts';

const KEY = 'me';

export const keepMe = (me: Me): Promise<boolean> => keepAnswer(KEY, me);

export async function keptMe(): Promise<Me | undefined> {
  const kept = await keptAnswer(KEY);
  if (kept === undefined) return undefined;
  const { Me } = await import('../../shared/protocol/people.ts');
  return Me.safeParse(kept).data;
}
