// The yardstick of `npm run bench -- sync`: a relay that knows no CRDT and appends each message to SQLite, one commit a turn.
import { createServer } from 'node:http';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { type WebSocket, WebSocketServer } from 'ws';

const { PORT = '0', DATA_DIR = 'data' } = process.env;
const db = new Sqlite(path.join(DATA_DIR, 'relay.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = NORMAL');
db.exec('create table log (id integer primary key, bytes blob not null)');
const insert = db.prepare('insert into log (bytes) values (?)');

let waiting: { from: WebSocket; bytes: Buffer }[] = [];
function flush(): void {
  const due = waiting;
  waiting = [];
  db.transaction(() => {
    for (const { bytes } of due) insert.run(bytes);
  })();
  for (const { from, bytes } of due) for (const client of sockets.clients) if (client !== from) client.send(bytes);
}

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.on('message', (data) => {
    const bytes = data as Buffer;
    // Only edits: a sync step gets an empty answer, as a relay knows nothing.
    if (bytes[1] !== 2) return bytes[1] === 0 ? socket.send(Buffer.from([0, 1, 2, 0, 0])) : undefined;
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ from: socket, bytes });
  });
});
server.listen(Number(PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
