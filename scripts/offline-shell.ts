// A Vite plugin that writes the service worker: its source, with the built files and a version made of their names.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const SOURCE = 'client/offline/shell-worker.js';

export function offlineShell(): Plugin {
  return {
    name: 'offline-shell',
    apply: 'build',
    writeBundle({ dir }) {
      if (!dir) return;
      const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .map((name) => `/${name.split(path.sep).join('/')}`)
        .filter((name) => /\.(js|css|svg|woff2)$/.test(name) && name !== '/sw.js')
        .toSorted();
      const hash = createHash('sha256').update(readFileSync(path.join(dir, 'index.html')));
      // Files under assets are named by their content; of the others the content itself counts.
      for (const name of files)
        hash.update(name).update(name.startsWith('/assets/') ? '' : readFileSync(path.join(dir, name)));
      const source = readFileSync(SOURCE, 'utf8');
      const worker = source
        .replace('__VERSION__', hash.update(source).digest('hex').slice(0, 16))
        .replace('__FILES__', JSON.stringify(files));
      writeFileSync(path.join(dir, 'sw.js'), worker);
    },
  };
}
