// What of the built client must arrive before the first example of a room can be read.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Bundle {
  /** Names of files, and their size with gzip in bytes. */
  files: ReadonlyMap<string, number>;
  bytes: number;
}

const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g;
/** Vite's list of what an import() brings along, by number. */
const BROUGHT_ALONG = /m\.f\|\|\(m\.f=\[([^\]]*)\]\)/;

/** What the answers about a room and its examples are read with is imported when they are asked for. */
const SCHEMAS = /import\(\s*["'`]\.\/((?:rooms|datasets)-[\w-]+\.js)["'`]\s*\)/g;

/**
 * The page, its entry and the room's screen, with everything they import statically, the schemas of what they ask for, and styles. Fonts
 * are not counted, nor what is loaded beside the text (`Room.svelte`) or when it has formulas or code.
 */
export function bundleOfRoom(client: string): Bundle {
  const assets = path.join(client, 'assets');
  const names = readdirSync(assets);
  const html = readFileSync(path.join(client, 'index.html'), 'utf8');
  const screen = names.find((name) => /^RoomScreen-[\w-]+\.js$/.test(name));
  const entry = /src="\/assets\/(index-[\w-]+\.js)"/.exec(html)?.[1];
  if (screen === undefined || entry === undefined) throw new Error(`${client} holds no built client.`);
  const wanted = new Set([...html.matchAll(/\/assets\/([\w.-]+\.(?:js|css))/g)].map(([, name]) => name as string));
  for (const name of stylesOf(path.join(assets, entry), screen)) wanted.add(name);
  const open = [...wanted, screen];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    wanted.add(name);
    if (!name.endsWith('.js')) continue;
    const code = readFileSync(path.join(assets, name), 'utf8');
    if (name !== entry) for (const [, to = ''] of code.matchAll(SCHEMAS)) if (!wanted.has(to)) open.push(to);
    for (const [, to = ''] of code.matchAll(STATIC_IMPORT))
      if (!wanted.has(path.basename(to))) open.push(path.basename(to));
  }
  const sizes = [...wanted].map((name): [string, number] => [
    name,
    gzipSync(readFileSync(path.join(assets, name)), { level: 9 }).length,
  ]);
  const files = new Map(sizes.toSorted(([, a], [, b]) => b - a));
  return { files, bytes: [...files.values()].reduce((sum, size) => sum + size, gzipSync(html).length) };
}

/** The styles that come with the room's screen, from the entry's list. */
function stylesOf(entry: string, screen: string): string[] {
  const code = readFileSync(entry, 'utf8');
  const list = (BROUGHT_ALONG.exec(code)?.[1] ?? '').split(',').map((name) => path.basename(name.replaceAll('"', '')));
  const call =
    new RegExp(`import\\([^)]*${screen.replaceAll('.', '\\.')}[^)]*\\)[^\\]]*?\\[([\\d,]*)\\]`).exec(code)?.[1] ?? '';
  return call
    .split(',')
    .map((at) => list[Number(at)] ?? '')
    .filter((name) => name.endsWith('.css'));
}
