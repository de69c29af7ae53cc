// One PGlite for a suite. A new one takes many seconds, so a fresh one is kept as a file, and loaded in less than one.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openPglite } from '../../../db/engines/pglite.ts';
import type { Ground } from '../each-engine.ts';

const PACKAGE = 'node_modules/@electric-sql/pglite/package.json';
const CACHE = 'node_modules/.cache/tableread';

export async function pgliteGround(): Promise<Ground> {
  const client = await loaded();
  return {
    async renew() {},
    open: () => openPglite(client),
    async raw(sql) {
      await client.exec(sql);
    },
    remove: () => client.close(),
  };
}

async function loaded(): Promise<PGlite> {
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  const file = path.join(CACHE, `pglite-${version}.tar.gz`);
  if (existsSync(file)) {
    return PGlite.create({ loadDataDir: new File([readFileSync(file)], file, { type: 'application/gzip' }) });
  }
  const client = await PGlite.create();
  const dump = await client.dumpDataDir('gzip');
  mkdirSync(CACHE, { recursive: true });
  // Two suites may come here at once: each writes its own and puts it in place whole.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, new Uint8Array(await dump.arrayBuffer()));
  renameSync(own, file);
  return client;
}
