// The ways to a browser, cheapest first; each yields paths that may hold one, installing it where the way says so.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const INSTALL_LIMIT_MS = 300_000;
const SPARTICUZ = '@sparticuz/chromium@153.0.0';
const UNIX_NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];
const MAC_NAMES = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PLACES = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** @param {string} name */
function onPath(name) {
  const places = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
  return places.find((place) => existsSync(place));
}

/**
 * @param {string} command
 * @param {string[]} argv
 * @returns {boolean} whether it ended well
 */
function run(command, argv) {
  console.error(`${command} ${argv.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync(command, argv, { stdio: ['ignore', 'inherit', 'inherit'], timeout: INSTALL_LIMIT_MS, env }).status === 0
  );
}

/** @returns {string[]} the full browser and the headless shell of this Playwright, wherever they would lie */
function ofPlaywright() {
  try {
    const full = chromium.executablePath();
    const [folder, revision] = /^.*[/\\]chromium-(\d+)(?=[/\\])/.exec(full) ?? [];
    if (!folder) return [full];
    const shell = `chromium_headless_shell-${revision}/*/{headless_shell,chrome-headless-shell}{,.exe}`;
    return [
      full,
      ...globSync(shell, { cwd: path.dirname(folder) }).map((found) => path.join(path.dirname(folder), found)),
    ];
  } catch {
    return []; // Playwright has no build for this system.
  }
}

/** @type {Record<string, () => AsyncGenerator<string | undefined>>} */
export const ways = {
  async *setting() {
    yield process.env.TABLEREAD_BROWSER;
  },

  async *playwright() {
    yield* ofPlaywright();
  },

  async *system() {
    yield* UNIX_NAMES.map(onPath);
    if (process.platform === 'darwin')
      yield* MAC_NAMES.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    if (process.platform !== 'win32') return;
    for (const folder of [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]) {
      if (folder) yield* WINDOWS_PLACES.map((place) => path.join(folder, place));
    }
  },

  async *apt() {
    if (process.getuid?.() !== 0 || !onPath('apt-get') || !run('apt-get', ['update', '-qq'])) return;
    for (const name of ['chromium-headless-shell', 'chromium']) {
      if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])) yield onPath(name);
    }
  },

  async *npm() {
    if (process.platform !== 'linux' || process.arch !== 'x64') return;
    const folder = path.resolve('node_modules/.cache/tableread-chromium');
    mkdirSync(folder, { recursive: true });
    const install = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    if (!existsSync(path.join(folder, 'node_modules/@sparticuz/chromium')) && !run('npm', [...install, SPARTICUZ]))
      return;
    process.env.TMPDIR = folder; // It unpacks into the system's temporary folder and takes whatever version lies there.
    const resolved = createRequire(path.join(folder, 'from-here.js')).resolve('@sparticuz/chromium');
    const { default: sparticuz } = await import(pathToFileURL(resolved).href);
    yield await sparticuz.executablePath();
  },

  async *download() {
    const install = ['node_modules/@playwright/test/cli.js', 'install', 'chromium-headless-shell'];
    if (run(process.execPath, install)) yield* ofPlaywright();
  },
};
