// Mode dev: the client from Vite with live reload, and a server that starts anew when its files change.
import { lastProcesses } from './processes.mjs';

const CLIENT_PORT = '5173';
const VITE = ['--host', '127.0.0.1', '--port', CLIENT_PORT, '--strictPort', '--clearScreen', 'false'];
const CLIENT = `http://127.0.0.1:${CLIENT_PORT}`;

export async function dev() {
  const port = process.env.PORT || '3000';
  console.error(`Open ${CLIENT} (the server behind it listens on port ${port}).`);
  return lastProcesses([
    { argv: ['node_modules/vite/bin/vite.js', ...VITE] },
    // People use Vite's address, so the links that the server prints must lead there.
    {
      argv: ['--watch', '--watch-preserve-output', 'server/main.ts'],
      env: { PORT: port, PUBLIC_URL: process.env.PUBLIC_URL || CLIENT },
    },
  ]);
}
