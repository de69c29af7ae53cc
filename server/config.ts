// Every setting of the server, read from the environment and checked in one place.
import { isIP } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const WHOLE_NUMBER = /^\d+$/;
const PROXY_RANGES = ['loopback', 'linklocal', 'uniquelocal'];

/** A whole number written as text, with a sentence that names both bounds. */
function whole(from: number, to: number) {
  const sentence = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(WHOLE_NUMBER, sentence)
    .transform(Number)
    .refine((number) => number >= from && number <= to, sentence);
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && !search && !hash && !username;
}

function isProxy(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  if (PROXY_RANGES.includes(text)) return true;
  if (isIP(address) === 0 || rest.length > 0) return false;
  return bits === undefined || (WHOLE_NUMBER.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128));
}

/** `none`, a number of proxies, or their addresses, in the forms Fastify's `trustProxy` takes. */
function trusted(text: string): false | number | string[] {
  if (text === 'none') return false;
  return WHOLE_NUMBER.test(text) ? Number(text) : text.split(',').map((each) => each.trim());
}

/** A setting's messages continue the sentence "NAME …". */
export const settings = z.object({
  PORT: whole(0, 65_535).prefault('3000').describe('The port to serve on. 0 takes any free one.'),
  HOST: z
    .string()
    .prefault('127.0.0.1')
    .describe('The address to serve on. 127.0.0.1 is this machine only; 0.0.0.0 is every network this machine is on.'),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'must be an http or https address without a path, such as https://tableread.example.org')
    .transform((text) => new URL(text).origin)
    .optional()
    .describe('The address people open, when it differs from the one above, as behind a proxy. Links lead there.'),
  DATABASE_URL: z
    .string()
    .regex(
      /^(file:.+|postgres(ql)?:\/\/.+|pglite:.*)$/,
      'must be a file, such as file:data/tableread.db, or a PostgreSQL address, such as postgres://user:password@host/name',
    )
    .prefault('file:data/tableread.db')
    .describe(
      'Where everything is kept: an SQLite file or a PostgreSQL database (postgres://user:password@host/name).',
    ),
  UPLOADS_DIR: z
    .string()
    .optional()
    .describe(
      'The folder where files wait while they are read. Unless set: uploads, beside the SQLite file, or data/uploads.',
    ),
  SESSION_DAYS: whole(1, 365).prefault('30').describe('How many days a sign-in lasts.'),
  UPLOAD_LIMIT_MB: whole(1, 1_000_000)
    .prefault('4096')
    .describe('The largest file a lead may bring in, in megabytes. Files are read as a stream, so memory is no limit.'),
  TRUST_PROXY: z
    .string()
    .refine(
      (text) => text === 'none' || WHOLE_NUMBER.test(text) || text.split(',').every((each) => isProxy(each.trim())),
      `must be none, a number of proxies, or addresses separated by commas (${PROXY_RANGES.join(', ')} name whole ranges)`,
    )
    .transform(trusted)
    .prefault('loopback')
    .describe('Which proxies may say where a request came from: none, how many, or their addresses.'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], {
      error: 'must be silent, fatal, error, warn, info, debug or trace',
    })
    .prefault('info')
    .describe('How much the server writes about what it does.'),
});

export type Config = z.output<typeof settings>;

/** Settings that cannot be used. The message names every one of them, and repeats no value, for a value may be secret. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`Tableread cannot start with these settings:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/**
 * The settings in an environment. A setting left empty counts as not set.
 * @throws {ConfigFault} naming every fault at once
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const read = settings.safeParse(given);
  if (read.success) return read.data;
  throw new ConfigFault(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`));
}

/** Where files wait while they are read. */
export function uploadsFolder({ UPLOADS_DIR, DATABASE_URL }: Pick<Config, 'UPLOADS_DIR' | 'DATABASE_URL'>): string {
  if (UPLOADS_DIR !== undefined) return UPLOADS_DIR;
  if (!DATABASE_URL.startsWith('file:')) return path.join('data', 'uploads');
  const file = DATABASE_URL.startsWith('file://') ? fileURLToPath(DATABASE_URL) : DATABASE_URL.slice('file:'.length);
  return path.join(path.dirname(file), 'uploads');
}
