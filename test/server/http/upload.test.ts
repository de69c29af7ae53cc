// Bringing in a file over HTTP: as a stream, with an answer even when the file is refused half way.
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realClock } from '../../../server/real-clock.ts';
import { newId } from '../../../shared/room/ids.ts';
import { type RunningApp, startApp, type Visitor } from '../../support/start-app.ts';

let app: RunningApp<typeof realClock>;
let lead: Visitor;
beforeAll(async () => {
  app = await startApp({ clock: realClock, env: { UPLOAD_LIMIT_MB: '8' } });
  lead = await app.signedIn({ mayLead: true, name: 'Lea' });
});
afterAll(() => app.close());

const address = (more = '') => `/api/datasets?file=rows.jsonl&import=${newId(app.given.random)}${more}`;
const row = (n: number) => `${JSON.stringify({ text: `Row ${n}` })}\n`;
const datasets = async () => (await lead.get('/api/datasets')).body.length;

/** Sends a file by hand, chunk after chunk as `send` says. Answers with what the server said, however much was sent. */
async function upload(send: (write: (chunk: string) => Promise<void>) => Promise<void>) {
  const headers = { ...lead.headers, 'content-type': 'application/octet-stream' };
  const req = request(`${app.address}${address()}`, { method: 'POST', headers });
  const answered = new Promise<{ status: number; body: { code?: string; detail?: string } }>((resolve, reject) => {
    req.once('error', reject);
    req.once('response', async (res) => {
      const chunks = await res.toArray();
      resolve({ status: res.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) });
    });
  });
  answered.catch(() => undefined);
  const write = (chunk: string) => new Promise<void>((resolve) => void req.write(chunk, () => resolve()));
  await send(write).then(
    () => req.end(),
    () => req.destroy(),
  );
  return answered;
}

test('a file is brought in as it comes, whatever its content type', async () => {
  for (const type of [
    'application/octet-stream',
    'application/json',
    'text/plain;charset=UTF-8',
    'multipart/form-data',
  ]) {
    const answer = await lead.post(address('&name=Two%20rows'), row(1) + row(2), { 'content-type': type });
    expect(answer).toMatchObject({ status: 201, body: { name: 'Two rows', rows: 2, importedBy: 'Lea' } });
  }
});

test('a compressed file is too', async () => {
  const body = new Uint8Array(gzipSync(row(1).repeat(1000)));
  const response = await fetch(`${app.address}${address()}`, { method: 'POST', headers: lead.headers, body });
  expect(await response.json()).toMatchObject({ rows: 1000, file: { bytes: body.length } });
});

test('[R28] one who sends a file that is refused hears why, and can go on sending until then', async () => {
  const before = await datasets();
  const answer = await upload(async (write) => {
    await write('{"text": "fine"}\n{"text": broken}\n');
    for (let chunk = 0; chunk < 40; chunk++) await write(row(chunk).repeat(5_000));
  });
  expect(answer).toMatchObject({ status: 422, body: { code: 'bad-file', detail: expect.stringContaining('Line 2') } });
  expect(await datasets()).toBe(before);
});

test('[R28] a file larger than the server takes is refused, whether or not its size was said', async () => {
  const large = `${JSON.stringify({ text: 'x'.repeat(100_000) })}\n`.repeat(100);
  const said = await lead.post(address(), large, { 'content-type': 'text/plain' });
  expect(said).toMatchObject({ status: 413, body: { code: 'too-large', detail: 'The largest file is 8 MB.' } });
  const unsaid = await upload(async (write) => {
    for (let at = 0; at < large.length; at += 100_000) await write(large.slice(at, at + 100_000));
  });
  expect(unsaid.status).toBeGreaterThanOrEqual(413);
});

test('one who may not bring in files hears so, however large theirs is', async () => {
  const stranger = await app.signedIn();
  const answer = await stranger.post(address(), row(1).repeat(300_000), { 'content-type': 'text/plain' });
  expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
});

test('an import ends with the request that carries it, and leaves nothing', async () => {
  const before = await datasets();
  await upload(async (write) => {
    await write(row(1).repeat(2_000));
    throw new Error('the person pressed Cancel');
  }).catch(() => undefined);
  await expect.poll(async () => unfinished(app)).toBe(0);
  expect(await datasets()).toBe(before);
});

test('the importer, and nobody else, hears how far it is', async () => {
  const other = await app.signedIn({ mayLead: true });
  const [mine, theirs] = await Promise.all([listen(lead), listen(other)]);
  const id = newId(app.given.random);
  await lead.post(`/api/datasets?file=rows.jsonl&import=${id}`, row(1).repeat(50), { 'content-type': 'text/plain' });
  await expect.poll(() => mine.heard).toContainEqual({ import: id, rows: 50, bytes: row(1).length * 50 });
  expect(theirs.heard).toEqual([]);
  for (const { socket } of [mine, theirs]) socket.disconnect();
});

async function listen(who: Visitor): Promise<{ socket: Socket; heard: unknown[] }> {
  const socket = io(app.address, { extraHeaders: who.headers, forceNew: true });
  const heard: unknown[] = [];
  socket.on('import-progress', (soFar) => heard.push(soFar));
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return { socket, heard };
}

async function unfinished({ given: { database } }: RunningApp<typeof realClock>): Promise<number> {
  const rows = await database.read.select().from(database.tables.dataset);
  await wait(0);
  return rows.filter(({ importedAt }) => importedAt === null).length;
}
