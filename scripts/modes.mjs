// The table of modes: what `npm start`, `npm test` and the others do.
// A mode is loaded only when it is run, so that a slow or broken one never delays the others.

/** @typedef {{ says: string, run: (args: string[]) => Promise<number> }} Mode `run` answers with the exit code. */

/** @type {Record<string, Mode>} */
export const modes = {
  start: {
    says: 'build the client when it changed, then serve',
    run: async (args) => (await import('./start.mjs')).start(args),
  },
  dev: {
    says: 'serve with live reload of client and server',
    run: async () => (await import('./dev.mjs')).dev(),
  },
  test: {
    says: 'run all tests, or those whose file names contain the given words',
    run: async (args) => (await import('./test.mjs')).test(args),
  },
  check: {
    says: 'run all checks (or the named ones): format, lint, types, unused, spec, arrows, migrations',
    run: async (args) => (await import('./check.mjs')).check(args),
  },
  fix: {
    says: 'repair what can be repaired by itself: format, lint, .env.example, the lock file',
    run: async () => (await import('./fix.mjs')).fix(),
  },
  bench: {
    says: 'run the named measurement of bench/',
    run: async (args) => (await import('./bench.mjs')).bench(args),
  },
  stats: {
    says: 'check the statistics against a file of test vectors and print every mismatch',
    run: async (args) => (await import('./processes.mjs')).lastProcess(['scripts/stats.ts', ...args]),
  },
  tableread: {
    says: 'the command line: import FILE, export DATASET',
    run: async (args) => {
      // What a person names is where they stand, and npm has left that folder.
      process.env.TABLEREAD_FOLDER = process.env.INIT_CWD ?? process.cwd();
      return (await import('./processes.mjs')).lastProcess(['server/cli/main.ts', ...args]);
    },
  },
  simulate: {
    says: 'run the simulation of the server: --seeds N, or --seed N --pace solo --steps to see one again',
    run: async (args) => (await import('./processes.mjs')).lastProcess(['test/simulation/simulate.ts', ...args]),
  },
  prove: {
    says: 'run the named proof at full length: blindness, kills, frames, door, memory, crowd',
    run: async (args) =>
      (await import('./processes.mjs')).lastProcess(['--expose-gc', 'test/proofs/prove.ts', ...args]),
  },
  migrations: {
    says: 'write the database migrations that the schema asks for',
    run: async () => (await import('./migrations.mjs')).migrations(),
  },
  pictures: {
    says: 'take the pictures of the documentation from the running product',
    run: async (args) => (await import('./processes.mjs')).lastProcess(['scripts/pictures.mjs', ...args]),
  },
};
