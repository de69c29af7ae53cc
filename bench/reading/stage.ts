// A real server with a room of long examples, a static page with the same text, and a real browser to read them with.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { buildClientWhenChanged } from '../../scripts/build.mjs';
import { runNode } from '../../scripts/processes.mjs';
import type { Room } from '../entries/room.ts';
import { startServer } from '../sync/server-process.ts';
import { type LongRow, longRows } from './long-rows.ts';
import { serveStatic } from './static-page.ts';

const NOTE = 'node_modules/.tableread-browser.json';

export interface Stage {
  rows: readonly LongRow[];
  room: Room;
  /** Of the server, without a slash at the end. */
  address: string;
  staticAddress: string;
  /** A browser window of a member (the lead is 0) with nothing in its cache. */
  fresh(member: number): Promise<BrowserContext>;
  close(): Promise<void>;
}

export async function setUp({
  examples,
  chars,
  people,
}: {
  examples: number;
  chars: number;
  people: number;
}): Promise<Stage> {
  if (!buildClientWhenChanged()) throw new Error('The client could not be built.');
  if (!existsSync(NOTE) && runNode(['scripts/browser.mjs']) !== 0) throw new Error('No browser could be started.');
  const { executablePath, args } = JSON.parse(readFileSync(NOTE, 'utf8'));
  const folder = mkdtempSync(path.join(tmpdir(), 'tableread-bench-rows-'));
  const file = path.join(folder, 'rows.jsonl');
  const rows = longRows(examples, chars);
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const settings = { ROWS: file, PEOPLE: String(people), CLIENT: path.resolve('dist/client'), PUBLIC_URL: '' };
  const server = await startServer('bench/entries/room-server.ts', settings);
  const room: Room = JSON.parse(readFileSync(path.join(server.folder, 'room.json'), 'utf8'));
  const page = await serveStatic(rows);
  const browser = await chromium.launch({ executablePath, args });
  return {
    rows,
    room,
    address: server.address,
    staticAddress: page.address,
    async fresh(member) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
      const [name = '', value = ''] = (room.cookies[member] ?? '').split('=');
      await context.addCookies([{ name, value, url: server.address }]);
      return context;
    },
    async close() {
      await browser.close();
      page.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
