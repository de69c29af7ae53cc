// The server that pictures are taken of, in a process of its own.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { env, node } from './runtime.mjs';

/**
 * Starts the server as a person would.
 * @param {string} folder where its database goes
 * @returns the process, and the link it prints
 */
export async function startServer(folder) {
  const file = path.join(folder, 'tableread.db');
  const settings = { PORT: '0', HOST: '127.0.0.1', PUBLIC_URL: '', DATABASE_URL: `file:${file}`, LOG_LEVEL: 'error' };
  const server = spawn(node, ['server/main.ts'], {
    env: { ...env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    if (/^https?:.*\/sign-in#/.test(line)) return { server, link: line };
  }
  throw new Error('The server ended before it printed a link.');
}
