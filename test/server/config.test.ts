// The settings: what holds when nothing is set, and what is said when something is wrong.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { envExample } from '../../scripts/env-example.ts';
import { ConfigFault, readConfig, settings } from '../../server/config.ts';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.faults;
    throw fault;
  }
  return [];
}

test('with nothing set, Tableread serves this machine on port 3000 from one SQLite file', () => {
  expect(readConfig({})).toEqual({
    PORT: 3000,
    HOST: '127.0.0.1',
    DATABASE_URL: 'file:data/tableread.db',
    SESSION_DAYS: 30,
    UPLOAD_LIMIT_MB: 4096,
    TRUST_PROXY: ['loopback'],
    LOG_LEVEL: 'info',
  });
});

test('[R1] every fault is named at once, in plain sentences', () => {
  expect(
    faultsOf({ PORT: '70000', SESSION_DAYS: 'thirty', LOG_LEVEL: 'loud', PUBLIC_URL: 'tableread.example' }),
  ).toEqual([
    'PORT must be a whole number from 0 to 65535.',
    'PUBLIC_URL must be an http or https address without a path, such as https://tableread.example.org.',
    'SESSION_DAYS must be a whole number from 1 to 365.',
    'LOG_LEVEL must be silent, fatal, error, warn, info, debug or trace.',
  ]);
  expect(() => readConfig({ PORT: '1.5', UPLOAD_LIMIT_MB: '-1' })).toThrow(
    /PORT must be .*\n.*UPLOAD_LIMIT_MB must be /,
  );
});

test('[R2] a setting left empty counts as not set', () => {
  const empty = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, ' ']));
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test('[R3] a message about a faulty setting does not repeat its value', () => {
  const [fault] = faultsOf({ DATABASE_URL: 'mysql://root:hunter2@db/tableread' });
  expect(fault).toMatch(/^DATABASE_URL must be /);
  expect(fault).not.toContain('hunter2');
});

test.each([
  ['https://tableread.example.org', 'https://tableread.example.org'],
  ['HTTP://Tableread.example.org:8080/', 'http://tableread.example.org:8080'],
])('the public address %s is kept as the origin %s', (given, origin) => {
  expect(readConfig({ PUBLIC_URL: given }).PUBLIC_URL).toBe(origin);
});

test.each([
  'ftp://example.org',
  'https://example.org/tableread',
  'https://me@example.org',
  'https://example.org/?a',
  'example.org',
])('the public address %s is refused', (given) => {
  expect(faultsOf({ PUBLIC_URL: given })).toHaveLength(1);
});

test.each([
  ['none', false],
  ['2', 2],
  ['loopback, 10.0.0.0/8', ['loopback', '10.0.0.0/8']],
  ['fd00::/8', ['fd00::/8']],
])('the proxies %s are trusted as %j', (given, trusted) => {
  expect(readConfig({ TRUST_PROXY: given }).TRUST_PROXY).toEqual(trusted);
});

test.each(['all', 'true', '10.0.0.0/33', '10.0.0', 'loopback,'])('the proxies %s are refused', (given) => {
  expect(faultsOf({ TRUST_PROXY: given })).toHaveLength(1);
});

test.each(['file:data/other.db', 'postgres://u:p@h/db', 'postgresql://h/db', 'pglite:'])(
  'the database %s is accepted',
  (given) => {
    expect(readConfig({ DATABASE_URL: given }).DATABASE_URL).toBe(given);
  },
);

test('[R4] .env.example names every setting, and is what the settings say', () => {
  const example = readFileSync('.env.example', 'utf8');
  for (const name of Object.keys(settings.shape)) expect(example).toContain(`\n#${name}=`);
  expect(example, 'run `npm run fix` to write .env.example anew').toBe(envExample());
});
