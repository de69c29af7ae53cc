// Connections to a PostgreSQL server, each prepared before its first use.
import pg from 'pg';

/** Of each kind, those that write and those that read. A server usually takes 100 in all. */
const CONNECTIONS = 8;
const CONNECT_WITHIN_MS = 15_000;

/** @param first a statement that every connection begins with */
export function poolOf(url: string, first: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    fallback_application_name: 'tableread',
    onConnect: async (client) => {
      await client.query(first);
    },
  });
  // A lost connection is replaced at the next query and fails the statements on it; unheard, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The error of a server that does not answer, naming it without the password. */
export function cannotReach(url: string, error: unknown): Error {
  const { hostname, port, pathname } = URL.canParse(url) ? new URL(url) : { hostname: '', port: '', pathname: '' };
  const where = `${hostname || 'its address'}${port && `:${port}`}${pathname}`;
  // Node leaves the message of an error about several addresses empty.
  const { message, code } = error as NodeJS.ErrnoException;
  return new Error(`The PostgreSQL database at ${where} cannot be reached: ${message || code}. Check DATABASE_URL.`, {
    cause: error,
  });
}
