// What a room decides: outcomes of its questions, challenges to clauses, rulings.
import type {
  ChallengesView,
  ChallengeView,
  DecideOutcome,
  MakeChallenge,
  MakeRuling,
  OpenQuestion,
  OutcomeView,
  RulingView,
} from '../../shared/protocol/deciding.ts';
import type { LaidOutcome } from '../../shared/room/deciding.ts';
import type { Id } from '../../shared/room/ids.ts';
import { ask, tell } from './ask.ts';

const schemas = () => import('../../shared/protocol/deciding.ts');

export const decideOutcome = async (
  { room, example, question }: { room: Id; example: Id; question: string },
  body: DecideOutcome,
): Promise<LaidOutcome | null> => {
  const path = `/rooms/${room}/examples/${example}/outcomes/${encodeURIComponent(question)}`;
  return (await ask({ method: 'PUT', path, body, answer: async () => (await schemas()).Decided })).outcome;
};

/** Those that ended too. */
export const readOutcomes = (room: Id): Promise<OutcomeView[]> =>
  ask({ path: `/rooms/${room}/outcomes?ended=true`, answer: async () => (await schemas()).OutcomeView.array() });

export const readOpenQuestions = (room: Id): Promise<OpenQuestion[]> =>
  ask({ path: `/rooms/${room}/open-questions`, answer: async () => (await schemas()).OpenQuestion.array() });

export const readChallenges = (room: Id): Promise<ChallengesView> =>
  ask({ path: `/rooms/${room}/challenges`, answer: async () => (await schemas()).ChallengesView });

export const makeChallenge = (room: Id, body: MakeChallenge): Promise<ChallengeView> =>
  ask({ method: 'POST', path: `/rooms/${room}/challenges`, body, answer: async () => (await schemas()).ChallengeView });

export const withdrawChallenge = (room: Id, challenge: Id): Promise<void> =>
  tell('DELETE', `/rooms/${room}/challenges/${challenge}`);

export const makeRuling = (room: Id, body: MakeRuling): Promise<RulingView> =>
  ask({ method: 'POST', path: `/rooms/${room}/rulings`, body, answer: async () => (await schemas()).RulingView });

export const rulingsAddress = (room: Id): string => `/api/rooms/${room}/rulings.md`;
