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
    'bench/import/{import-process,yardstick}.ts',
    'test/**/*.test.ts',
    'test/simulation/simulate.ts',
  ],
  project: ['{server,client,shared,db,bench,scripts,test}/**/*.{ts,mjs,svelte,css}', '*.ts'],
  drizzle: { config: ['drizzle.*.config.ts'] },
  ignoreExportsUsedInFile: true,
  // The checks start these by the path of their program, which knip does not see.
  ignoreDependencies: ['@biomejs/biome', '@typescript/native', 'svelte-check'],
  // Stylesheets import stylesheets, and through them fonts.
  compilers: {
    css: (text: string) =>
      [...text.matchAll(/@import\s+(['"])(.+?)\1/g)].map(([, , to]) => `import '${to}';`).join('\n'),
  },
} satisfies KnipConfig;
