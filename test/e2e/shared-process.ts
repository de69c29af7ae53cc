// The process that serves the stories of one worker, one after another (servers/one-process.ts).
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** What the process is told: to serve on a file that it makes, or to stop what it serves. It answers each. */
export type Order = { serve: string } | { stop: true };
export interface Served {
  /** `http://127.0.0.1:…` */
  address: string;
  /** The secret of the sign-in link. */
  token: string;
  link: string;
}

export interface SharedProcess {
  serve(file: string): Promise<Served>;
  stop(): Promise<unknown>;
  end(): void;
}

export async function startSharedProcess(): Promise<SharedProcess> {
  const child = fork(path.join(import.meta.dirname, 'servers', 'one-process.ts'), { execArgv: [] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the process that serves the stories ended with code ${code}`);
  });
  // Whoever waits for an answer is told.
  ended.catch(() => undefined);
  const answer = async () => (await Promise.race([once(child, 'message'), ended]))[0];
  const order = (what: Order) => {
    const answered = answer();
    child.send(what);
    return answered;
  };
  await answer();
  return {
    serve: (file) => order({ serve: file }),
    stop: () => order({ stop: true }),
    end: () => child.disconnect(),
  };
}
