// Starts the sync plane in a process of its own that can be asked how it is.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface Measured {
  /** Of JavaScript and what it holds outside its heap, after collecting garbage. */
  heapBytes: number;
  rssBytes: number;
  /** Used since it began, user and system. */
  cpuSeconds: number;
  timers: number;
  /** Open files and sockets, but the database's own. */
  files: number;
  sessions: number;
  documents: number;
  /** How late the event loop was since the last time it was asked. */
  loopMs: { p50: number; p99: number; max: number };
}

export interface MeasuredProcess {
  /** `http://127.0.0.1:…` */
  address: string;
  measure(): Promise<Measured>;
  stop(): Promise<void>;
  /** kill -9 */
  kill(): Promise<void>;
}

export interface HowMeasured {
  /** How many times as soon timers run. */
  clockSpeed?: number;
  /** Another server of test/proofs/servers. */
  server?: string;
}

export async function startMeasured(
  folder: string,
  { clockSpeed = 1, server = 'measured-server.ts' }: HowMeasured = {},
): Promise<MeasuredProcess> {
  const child = fork(path.join(import.meta.dirname, 'servers', server), {
    execArgv: ['--expose-gc'],
    env: { ...process.env, DATA_DIR: folder, CLOCK_SPEED: String(clockSpeed) },
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    address: `http://127.0.0.1:${port}`,
    async measure() {
      const answer = once(child, 'message');
      child.send('measure');
      return (await answer)[0] as Measured;
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
