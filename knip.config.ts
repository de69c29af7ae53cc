// Where the search for unused files, exports and dependencies begins.
import type { KnipConfig } from 'knip';

export default {
  entry: [
    'server/main.ts',
    'server/cli/main.ts',
    'server/data/prepare-worker.ts',
    'scripts/*.{mjs,ts}',
    'bench/*.ts',
    'bench/sync/relay-server.ts',
    'bench/entries/room-server.ts',
    'bench/sockets/one-a-person-server.ts',
    'bench/import/{import-process,insert-floor,yardstick}.ts',
    'test/**/*.test.ts',
    'test/simulation/simulate.ts',
    'test/proofs/prove.ts',
    'test/proofs/servers/*.ts',
    'test/e2e/servers/*.ts',
    // A library for whoever works with ratings, documented in docs/calibration.md: not every function has a screen yet.
    'shared/calibration/**/*.ts',
  ],
  project: ['{server,client,shared,db,bench,scripts,test}/**/*.{ts,mjs,svelte,css}', '*.ts'],
  drizzle: { config: ['drizzle.*.config.ts'] },
  ignoreExportsUsedInFile: true,
  // The checks start these by the path of their program, which knip does not see.
  ignoreDependencies: ['@biomejs/biome', '@typescript/native', 'svelte-check'],
  // R, where somebody has it.
  ignoreBinaries: ['Rscript'],
  // Stylesheets import stylesheets, and through them fonts.
  compilers: {
    css: (text: string) =>
      [...text.matchAll(/@import\s+(['"])(.+?)\1/g)].map(([, , to]) => `import '${to}';`).join('\n'),
  },
} satisfies KnipConfig;
