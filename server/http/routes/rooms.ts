// Routes about rooms: making one, showing it, how far its members are.
import { z } from 'zod';
import { MakeRoom, Progress, RoomPath, RoomSummary, RoomView } from '../../../shared/protocol/rooms.ts';
import { Rubric } from '../../../shared/room/rubric.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';
import { listRooms } from '../../rooms/list-rooms.ts';
import { makeRoom } from '../../rooms/make-room.ts';
import { readProgress } from '../../rooms/progress.ts';
import { readRoom } from '../../rooms/read-room.ts';
import type { Http, Parts } from '../parts.ts';
import { refusals } from '../problem.ts';
import { userOf } from '../who-asks.ts';

const tags = ['Rooms'];

export function roomRoutes(http: Http, { given }: Parts): void {
  http.get(
    '/rubric-templates',
    {
      schema: {
        tags,
        summary: 'The rubrics that ship with the product, by name',
        response: { 200: z.record(z.string(), Rubric), ...refusals },
      },
    },
    async () => rubricTemplates,
  );

  http.get(
    '/rooms',
    { schema: { tags, summary: 'The rooms I am in', response: { 200: z.array(RoomSummary), ...refusals } } },
    async (req) => listRooms(given, { user: userOf(req) }),
  );

  http.post(
    '/rooms',
    {
      schema: {
        tags,
        summary: 'Make a room',
        description: 'A window of a dataset, a rubric, a pace. The one who makes it leads it. Needs `mayLead`.',
        body: MakeRoom,
        response: { 201: RoomView, ...refusals },
      },
    },
    async (req, reply) => reply.code(201).send(await makeRoom(given, { user: userOf(req), room: req.body })),
  );

  http.get(
    '/rooms/:room',
    {
      schema: {
        tags,
        summary: 'A room',
        description: 'A room one is not in answers as one that does not exist.',
        params: RoomPath,
        response: { 200: RoomView, ...refusals },
      },
    },
    async (req) => readRoom(given, { user: userOf(req), ...req.params }),
  );

  http.get(
    '/rooms/:room/progress',
    {
      schema: {
        tags,
        summary: 'How many have locked in each example; never who',
        params: RoomPath,
        response: { 200: Progress, ...refusals },
      },
    },
    async (req) => readProgress(given, { user: userOf(req), ...req.params }),
  );
}
