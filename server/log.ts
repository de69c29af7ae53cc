// Writes what the server has to say while it runs, one line each, to where errors go.
import type { Config } from './config.ts';
import type { Log } from './given.ts';

type Level = Config['LOG_LEVEL'];
const ORDER: readonly Level[] = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];

/**
 * Lines read `2026-10-03T10:00:00.000Z error what happened: why`. Callers keep secrets, and what people wrote, out of them.
 * `write` takes a whole line.
 */
export function createLog(level: Level, write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  const speaks = (of: Level) => ORDER.indexOf(of) <= ORDER.indexOf(level);
  const line = (of: Level, text: string) => write(`${new Date().toISOString()} ${of} ${text}\n`);
  return {
    info(what, facts) {
      if (speaks('info')) line('info', facts === undefined ? what : `${what} ${JSON.stringify(facts)}`);
    },
    error(what, error) {
      if (speaks('error')) line('error', `${what}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    },
  };
}
