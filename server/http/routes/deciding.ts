// Routes about what a room decides: outcomes of discussions, challenges to clauses, rulings.
import { z } from 'zod';
import {
  ChallengePath,
  ChallengesView,
  ChallengeView,
  Decided,
  DecideOutcome,
  MakeChallenge,
  MakeRuling,
  OpenQuestion,
  OutcomeView,
  QuestionPath,
  RulingView,
} from '../../../shared/protocol/deciding.ts';
import { ExamplePath, RoomPath } from '../../../shared/protocol/rooms.ts';
import { challengeClause, withdrawChallenge } from '../../rooms/challenge-clause.ts';
import { decideOutcome } from '../../rooms/decide-outcome.ts';
import { exportRulings } from '../../rooms/export-rulings.ts';
import { readChallenges } from '../../rooms/read-challenges.ts';
import { readHistory, readOpenQuestions, readOutcomes } from '../../rooms/read-outcomes.ts';
import { rule } from '../../rooms/rule.ts';
import type { Http, Parts } from '../parts.ts';
import { refusals } from '../problem.ts';
import { userOf } from '../who-asks.ts';

const tags = ['Deciding'];

export function decidingRoutes(http: Http, { given, plane }: Parts): void {
  http.put(
    '/rooms/:room/examples/:example/outcomes/:question',
    {
      schema: {
        tags,
        summary: 'How the discussion of a question ended',
        description:
          'Of objective questions, on an example that is open to me. Laid on its table. `changed` when somebody decided meanwhile; null takes it back.',
        params: QuestionPath,
        body: DecideOutcome,
        response: { 200: Decided, ...refusals },
      },
    },
    async (req) => ({ outcome: await decideOutcome(plane, { user: userOf(req), ...req.params, ...req.body }) }),
  );

  http.get(
    '/rooms/:room/examples/:example/outcomes',
    {
      schema: {
        tags,
        summary: 'Every outcome an example’s questions ever had',
        params: ExamplePath,
        response: { 200: z.array(OutcomeView), ...refusals },
      },
    },
    async (req) => readHistory(given, { user: userOf(req), ...req.params }),
  );

  http.get(
    '/rooms/:room/outcomes',
    {
      schema: {
        tags,
        summary: 'Outcomes on examples that are open to me',
        description: '`ended`: also those in whose place another came, and those taken back.',
        params: RoomPath,
        querystring: z.strictObject({ ended: z.literal('true').optional() }),
        response: { 200: z.array(OutcomeView), ...refusals },
      },
    },
    async (req) => readOutcomes(given, { user: userOf(req), ...req.params, ended: req.query.ended === 'true' }),
  );

  http.get(
    '/rooms/:room/open-questions',
    {
      schema: {
        tags,
        summary: 'What is left to discuss',
        description:
          'Objective questions on examples that are open to me, on which people disagree and nothing is decided, or which were deferred; the farthest apart first.',
        params: RoomPath,
        response: { 200: z.array(OpenQuestion), ...refusals },
      },
    },
    async (req) => readOpenQuestions(given, { user: userOf(req), ...req.params }),
  );

  http.get(
    '/rooms/:room/challenges',
    {
      schema: {
        tags,
        summary: 'Challenges to clauses of the rubric, and rulings',
        description: 'The newest first. Of evidence about examples that are sealed for me I learn that there is some.',
        params: RoomPath,
        response: { 200: ChallengesView, ...refusals },
      },
    },
    async (req) => readChallenges(given, { user: userOf(req), ...req.params }),
  );

  http.post(
    '/rooms/:room/challenges',
    {
      schema: {
        tags,
        summary: 'Challenge a clause',
        description:
          'Everybody in the room reads its text at once; what it says of an example, those to whom that is open.',
        params: RoomPath,
        body: MakeChallenge,
        response: { 201: ChallengeView, ...refusals },
      },
    },
    async (req, reply) =>
      reply.code(201).send(await challengeClause(plane, { user: userOf(req), ...req.params, challenge: req.body })),
  );

  http.delete(
    '/rooms/:room/challenges/:challenge',
    {
      schema: {
        tags,
        summary: 'Withdraw a challenge of mine',
        description: 'It stays on record. `changed` once it was ruled on.',
        params: ChallengePath,
        response: { 204: z.undefined().describe('Withdrawn.'), ...refusals },
      },
    },
    async (req, reply) => {
      await withdrawChallenge(plane, { user: userOf(req), ...req.params });
      return reply.code(204).send();
    },
  );

  http.post(
    '/rooms/:room/rulings',
    {
      schema: {
        tags,
        summary: 'Rule on a challenge or a clause',
        description: 'For leads. `changed` when it was ruled on or withdrawn meanwhile.',
        params: RoomPath,
        body: MakeRuling,
        response: { 201: RulingView, ...refusals },
      },
    },
    async (req, reply) =>
      reply.code(201).send(await rule(plane, { user: userOf(req), ...req.params, ruling: req.body })),
  );

  http.get(
    '/rooms/:room/rulings.md',
    {
      schema: {
        tags,
        summary: 'The rulings as Markdown',
        params: RoomPath,
        response: { 200: z.string(), ...refusals },
      },
    },
    async (req, reply) => {
      const text = await exportRulings(given, { user: userOf(req), ...req.params });
      return reply
        .type('text/markdown; charset=utf-8')
        .header('content-disposition', 'attachment; filename="rulings.md"')
        .send(text);
    },
  );
}
