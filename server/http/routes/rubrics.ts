// Routes about a room's rubric and settings while it runs: versions, what they left behind, how it judges and reads.
import { z } from 'zod';
import { RoomPath } from '../../../shared/protocol/rooms.ts';
import {
  ChangeSettings,
  PublishRubric,
  RubricVersionView,
  StaleOfOthers,
  StaleView,
} from '../../../shared/protocol/rubrics.ts';
import { RoomSettings } from '../../../shared/room/settings.ts';
import { changeSettings } from '../../rooms/change-settings.ts';
import { publishRubric } from '../../rooms/publish-rubric.ts';
import { readRubricVersions, readStale } from '../../rooms/read-rubric-versions.ts';
import { readStaleOfOthers } from '../../rooms/read-stale-of-others.ts';
import type { Http, Parts } from '../parts.ts';
import { refusals } from '../problem.ts';
import { userOf } from '../who-asks.ts';

const tags = ['Rooms'];

export function rubricRoutes(http: Http, { given, plane }: Parts): void {
  http.get(
    '/rooms/:room/rubric-versions',
    {
      schema: {
        tags,
        summary: 'The versions of the rubric, the first first',
        params: RoomPath,
        response: { 200: z.array(RubricVersionView), ...refusals },
      },
    },
    async (req) => readRubricVersions(given, { user: userOf(req), ...req.params }),
  );

  http.post(
    '/rooms/:room/rubric-versions',
    {
      schema: {
        tags,
        summary: 'Publish the next version of the rubric',
        description: 'For leads. `changed` when another version was published since `base`. No judgment is changed.',
        params: RoomPath,
        body: PublishRubric,
        response: { 201: RubricVersionView, ...refusals },
      },
    },
    async (req, reply) =>
      reply.code(201).send(await publishRubric(plane, { user: userOf(req), ...req.params, ...req.body })),
  );

  http.get(
    '/rooms/:room/stale',
    {
      schema: {
        tags,
        summary: 'My judgments that newer versions of the rubric left behind',
        params: RoomPath,
        response: { 200: StaleView, ...refusals },
      },
    },
    async (req) => readStale(given, { user: userOf(req), ...req.params }),
  );

  http.get(
    '/rooms/:room/stale-of-others',
    {
      schema: {
        tags,
        summary: 'Judgments of others that newer versions of the rubric left behind',
        description: 'For leads. Of examples that are open to the one who asks, and of no other: not even a count.',
        params: RoomPath,
        response: { 200: StaleOfOthers, ...refusals },
      },
    },
    async (req) => readStaleOfOthers(given, { user: userOf(req), ...req.params }),
  );

  http.put(
    '/rooms/:room/settings',
    {
      schema: {
        tags,
        summary: 'Change how the room judges and reads',
        description: 'For leads. `changed` when the settings are no longer what `base` says.',
        params: RoomPath,
        body: ChangeSettings,
        response: { 200: RoomSettings, ...refusals },
      },
    },
    async (req) => changeSettings(plane, { user: userOf(req), ...req.params, ...req.body }),
  );
}
