// Who may do what: everybody there could be, on an example in every state, by every registered route, command, document and message.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CommandName, commands } from '../../shared/protocol/commands.ts';
import { newId } from '../../shared/room/ids.ts';
import { type CommandRow, commandRows } from './command-rows.ts';
import { documentRows } from './document-rows.ts';
import { bareHttp, registeredRoutes } from './registered-routes.ts';
import { routeRows } from './route-rows.ts';
import { aScene, type MatrixApp, startMatrix } from './scene.ts';
import { tryCommand } from './try-command.ts';
import { tryDocument, tryOtherNumbers } from './try-document.ts';
import { askBy, tryRoute } from './try-route.ts';

let app: MatrixApp;
beforeAll(async () => {
  app = await startMatrix();
});
afterAll(() => app.close());

const hint = 'every registered route has a row in test/access/route-rows.ts, and every row a route: add yours there';

test('[A11] [B40] every registered route has a row in the matrix', async () => {
  const routes = registeredRoutes(await bareHttp());
  expect(Object.keys(routeRows).sort(), hint).toEqual(routes.sort());
});

test.each(Object.entries(routeRows))(
  '[A11] [A13] [B40] %s answers those who may, as far as they may see, and refuses everybody else',
  async (route, row) => {
    const { cells, wrong } = await tryRoute(app, route, row);
    expect(wrong).toEqual([]);
    expect(cells).toBeGreaterThan(0);
  },
);

test.each(Object.entries(routeRows).filter(([route]) => route.includes('{room}')))(
  '[A12] %s answers about a foreign room as about one that does not exist',
  async (route, row) => {
    const { scene, asker } = await aScene(app, 'stranger');
    const ask = (room: string) => askBy(asker, route, row, { ...scene, room });
    const foreign = await ask(scene.room);
    const unknown = await ask(newId(app.given.random));
    expect(foreign.status).toBe(404);
    expect({ status: unknown.status, body: unknown.body }).toEqual({ status: foreign.status, body: foreign.body });
  },
);

test('[B40] every command has a row in the matrix', () => {
  const inTable = 'every command has a row in test/access/command-rows.ts: add yours there';
  expect(Object.keys(commandRows).sort(), inTable).toEqual(Object.keys(commands).sort());
});

test.each(Object.entries(commandRows))(
  '[C1] [B40] the command %s is answered to those who may, as far as they may see, and refused to everybody else',
  async (name, row) => {
    const { cells, wrong } = await tryCommand(app, name as CommandName, row as CommandRow<CommandName>);
    expect(wrong).toEqual([]);
    expect(cells).toBeGreaterThan(0);
  },
);

test.each(Object.entries(documentRows))(
  '[Y11] [Y5] [B40] a %s is opened and written by those who may, whatever the message, and by nobody else',
  async (kind, row) => {
    const { cells, wrong } = await tryDocument(app, kind, row);
    expect(wrong).toEqual([]);
    expect(cells).toBeGreaterThan(0);
  },
);

test('[Y4] [B40] a message of a number without a row closes the connection', async () => {
  const { cells, wrong } = await tryOtherNumbers(app);
  expect(wrong, 'a new message needs a row in test/access/message-rows.ts').toEqual([]);
  expect(cells).toBeGreaterThan(100);
});
