// Starts the real server in a process of its own, as a person would, and reads the link it prints.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.join(import.meta.dirname, '..', '..');

export interface RunningProcess {
  /** `http://127.0.0.1:…` */
  address: string;
  /** The secret of the sign-in link. */
  token: string;
  link: string;
  child: ChildProcess;
  /** kill -9 */
  kill(): Promise<void>;
  /** SIGTERM; answers with the exit code. */
  stop(): Promise<number | null>;
}

/** `file` is the SQLite file; port 0 takes a free one. */
export async function startProcess(file: string, port = 0): Promise<RunningProcess> {
  const env = { ...process.env, PORT: String(port), DATABASE_URL: `file:${file}`, LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, ['server/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    return (await ended)[0] as number | null;
  };
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const found = /^(http:\/\/\S+)\/sign-in#(\S+)$/.exec(line);
    if (found === null) continue;
    const [link, address = '', token = ''] = found;
    return { address, token, link, child, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
  }
  throw new Error('the server ended before it printed a link');
}
