// Routes about the examples of a room: what every member may read of them.
import { z } from 'zod';
import { ExamplePage, ExampleView } from '../../../shared/protocol/datasets.ts';
import { ExamplePath, RoomPath, RoomRows } from '../../../shared/protocol/rooms.ts';
import { readExample, readExamples } from '../../rooms/read-examples.ts';
import { keepForever } from '../keep-forever.ts';
import type { Http, Parts } from '../parts.ts';
import { refusals } from '../problem.ts';
import { userOf } from '../who-asks.ts';

const tags = ['Examples'];
const same = { 304: z.undefined().describe('As the browser has it: an example never changes.') };

export function exampleRoutes(http: Http, { given }: Parts): void {
  http.get(
    '/rooms/:room/examples',
    {
      schema: {
        tags,
        summary: 'Examples of the window, in order',
        description: 'What every member may read; nothing sealed. An example never changes, so the answer may be kept.',
        params: RoomPath,
        querystring: RoomRows,
        response: { 200: ExamplePage, ...same, ...refusals },
      },
    },
    async (req, reply) => {
      const page = await readExamples(given, { user: userOf(req), ...req.params, ...req.query });
      const { room } = req.params;
      const { from, count } = req.query;
      return keepForever(req, reply, `${room}.${from}.${count}`) ? page : reply.code(304).send(undefined);
    },
  );

  http.get(
    '/rooms/:room/examples/:example',
    {
      schema: {
        tags,
        summary: 'One example',
        params: ExamplePath,
        response: { 200: ExampleView, ...same, ...refusals },
      },
    },
    async (req, reply) => {
      const example = await readExample(given, { user: userOf(req), ...req.params });
      return keepForever(req, reply, req.params.example) ? example : reply.code(304).send(undefined);
    },
  );
}
