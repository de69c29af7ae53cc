// Starts a server of the bench in a process of its own, and reads what it costs.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const TICKS_PER_SECOND = 100; // USER_HZ on Linux
const PATIENCE_MS = 15_000;

export interface ServerProcess {
  /** `http://127.0.0.1:…` */
  address: string;
  /** Where its database lies; gone once it is stopped. */
  folder: string;
  /** Seconds of CPU it has used, user and system; undefined where /proc is not there. */
  cpuSeconds(): number | undefined;
  /** MiB in memory. */
  rssMib(): number | undefined;
  /** Ends it, and removes its folder unless that was given. */
  stop(): Promise<void>;
  /** kill -9; the folder stays. */
  kill(): Promise<void>;
}

/** `file` from the root of the project. */
export async function startServer(
  file: string,
  settings: Record<string, string> = {},
  kept?: string,
): Promise<ServerProcess> {
  const port = await freePort();
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'tableread-bench-'));
  const env = { ...process.env, ...settings, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder };
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await answers(port, child);
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const proc = (name: string) => {
    try {
      return readFileSync(`/proc/${child.pid}/${name}`, 'utf8');
    } catch {
      return undefined;
    }
  };
  return {
    address: `http://127.0.0.1:${port}`,
    folder,
    cpuSeconds() {
      // Fields 14 and 15 of proc(5), counted after the name in brackets.
      const fields = proc('stat')?.split(') ')[1]?.split(' ');
      return fields && (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    },
    rssMib() {
      const found = /VmRSS:\s+(\d+)/.exec(proc('status') ?? '');
      return found ? Number(found[1]) / 1024 : undefined;
    },
    async stop() {
      await end('SIGTERM');
      if (kept === undefined) rmSync(folder, { recursive: true, force: true });
    },
    kill: () => end('SIGKILL'),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await wait(50)) {
    if (child.exitCode !== null) throw new Error('the server ended at once');
    const socket = connect(port, '127.0.0.1');
    const open = await new Promise<boolean>((resolve) => {
      socket.on('connect', () => resolve(true));
      socket.on('error', () => resolve(false));
    });
    socket.destroy();
    if (open) return;
  }
  throw new Error('the server did not listen');
}
