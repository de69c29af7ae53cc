// Routes about what is open: sight, openings, tables, reveals, judgments.
import { z } from 'zod';
import {
  ExamplePath,
  JudgmentView,
  OpeningView,
  Reveal,
  Revealed,
  RoomPath,
  SightView,
  TableView,
} from '../../../shared/protocol/rooms.ts';
import { openExample, peek } from '../../rooms/open-example.ts';
import { readJudgments } from '../../rooms/read-judgments.ts';
import { readSight, readTable } from '../../rooms/read-table.ts';
import { revealExamples } from '../../rooms/reveal-examples.ts';
import type { Http, Parts } from '../parts.ts';
import { refusals } from '../problem.ts';
import { userOf } from '../who-asks.ts';

const tags = ['Openings'];

export function openingRoutes(http: Http, { given, plane }: Parts): void {
  http.get(
    '/rooms/:room/examples/:example/sight',
    {
      schema: {
        tags,
        summary: 'May I see what is sealed of this example?',
        params: ExamplePath,
        response: { 200: SightView, ...refusals },
      },
    },
    async (req) => readSight(given, { user: userOf(req), ...req.params }),
  );

  http.post(
    '/rooms/:room/examples/:example/opening',
    {
      schema: {
        tags,
        summary: 'Open an example to me',
        description: 'Records that I was shown its table; my later judgment of it is open. `sealed` while I may not.',
        params: ExamplePath,
        response: { 200: OpeningView, ...refusals },
      },
    },
    async (req) => openExample(plane, { user: userOf(req), ...req.params }),
  );

  http.get(
    '/rooms/:room/examples/:example/table',
    {
      schema: {
        tags,
        summary: 'What lies open of an example',
        description:
          'Everyone’s entries that may be seen, and what was sealed of the row. `sealed` until opened to me.',
        params: ExamplePath,
        response: { 200: TableView, ...refusals },
      },
    },
    async (req) => readTable(given, { user: userOf(req), ...req.params }),
  );

  http.post(
    '/rooms/:room/examples/:example/peek',
    {
      schema: {
        tags,
        summary: 'Look before the reveal',
        description: 'For leads. Recorded and told to everybody; my later judgment of the example is open.',
        params: ExamplePath,
        response: { 200: OpeningView, ...refusals },
      },
    },
    async (req) => peek(plane, { user: userOf(req), ...req.params }),
  );

  http.post(
    '/rooms/:room/reveals',
    {
      schema: {
        tags,
        summary: 'Reveal examples to everybody',
        description: 'For leads. Answers with those that were not revealed before.',
        params: RoomPath,
        body: Reveal,
        response: { 200: Revealed, ...refusals },
      },
    },
    async (req) => ({ revealed: await revealExamples(plane, { user: userOf(req), ...req.params, ...req.body }) }),
  );

  http.get(
    '/rooms/:room/judgments',
    {
      schema: {
        tags,
        summary: 'Judgments I may see',
        description: 'My own, and those laid open on examples that are open to me; one per rater, example and stage.',
        params: RoomPath,
        response: { 200: z.array(JudgmentView), ...refusals },
      },
    },
    async (req) => readJudgments(given, { user: userOf(req), ...req.params }),
  );
}
