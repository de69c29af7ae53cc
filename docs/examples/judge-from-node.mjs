// Judges one example from Node: comes in by a link, answers, locks in, waits for the reveal, prints what lies on the table.
// node docs/examples/judge-from-node.mjs 'http://127.0.0.1:3000/join#…' 'A name'
import { io } from 'socket.io-client';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const [link, name] = process.argv.slice(2);
const { origin, pathname, hash } = new URL(link);
const headers = { origin, 'content-type': 'application/json' };

async function ask(path, body) {
  const method = body === undefined ? 'GET' : 'POST';
  const response = await fetch(`${origin}/api${path}`, { method, headers, body: JSON.stringify(body) });
  for (const cookie of response.headers.getSetCookie()) headers.cookie = cookie.split(';')[0];
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.code}: ${answer.title}`);
  return answer;
}
// /join and /sign-in have the same names in the API; a link's secret is its fragment.
await ask(pathname, { token: hash.slice(1), name });
const room = await ask(`/rooms/${(await ask('/rooms'))[0].id}`);
const example = room.examples.find((id) => !room.progress.revealed.includes(id));
const { content } = await ask(`/rooms/${room.id}/examples/${example}`);

const control = io(origin, { extraHeaders: headers, transports: ['websocket'] });
control.on('refused', ({ entry, failure }) => console.error(`${entry} was not taken: ${failure.detail}`));
const revealed = new Promise((resolve) => {
  control.on('revealed', ({ examples }) => examples.includes(example) && resolve());
});
await control.emitWithAck('enter-room', { room: room.id });

class Socket extends WebSocket {
  constructor(url) {
    super(url, { headers });
  }
}
function open(address) {
  const options = { WebSocketPolyfill: Socket, disableBc: true, resyncInterval: 15_000 };
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync/v1`, address, new Y.Doc(), options);
  return new Promise((resolve) => provider.once('sync', () => resolve(provider)));
}
const desk = await open(`desk/${room.id}`);
const put = (key, entry) => desk.doc.getMap('entries').set(key, { example, ...entry });
const answerTo = {
  scale: ({ points }) => points - 1,
  'yes-no': () => false,
  preference: () => 2,
  choice: ({ choices }) => choices[0].id,
  choices: ({ choices }) => [choices[0].id],
  ranking: () => content.responses.map((_, at) => at + 1),
  number: ({ min }) => min ?? 0,
  text: () => 'Clear, and to the point.',
  spans: () => [],
};
for (const dimension of room.rubric.dimensions) {
  const { id, type, per } = dimension;
  const judgment = { kind: 'judgment', dimension: id, value: answerTo[type](dimension) };
  const key = `judgment.${example}.${id}`;
  if (per === 'example') put(key, judgment);
  else for (const response of content.responses.keys()) put(`${key}.${response}`, { ...judgment, response });
}
put(`lock-in.${example}`, { kind: 'lock-in', locked: true });
// Message 100 comes back once everything sent before it is on the server's disk.
await new Promise((resolve) => {
  desk.messageHandlers[100] = () => resolve();
  desk.ws.send(Uint8Array.of(100, 1));
});
console.log('locked in');

await revealed;
const table = await open(`table/${room.id}/${example}`);
console.log(JSON.stringify(table.doc.getMap('entries'), null, 2));
process.exit();
