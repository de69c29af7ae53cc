// The pages of documentation against what lies around them: files they name, settings, modes.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { modes } from '../../scripts/modes.mjs';
import { settings } from '../../server/config.ts';
import { nameIn, Page } from './page.ts';

const PAGES = [...globSync('*.md'), ...globSync('docs/**/*.md')].sort();
const FOLDERS = /^(\.ci|bench|client|db|docs|scripts|server|shared|test)\//;

test('[R18] the pages are found', () => {
  expect(PAGES).toEqual(expect.arrayContaining(['README.md', 'SPEC.md', path.join('docs', 'protocol.md')]));
});

/** Every page with what it says that is not so; pages without a fault are left out. */
const faulty = (faultsOf: (page: Page, folder: string) => string[]) =>
  PAGES.map((file) => [file, ...faultsOf(new Page(file), path.dirname(file))]).filter(({ length }) => length > 1);

test('[R18] what the pages link to is there', () => {
  const found = faulty(({ text }, folder) => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)];
    const places = links.map(([, link, source]) => link ?? source ?? '').filter((place) => !/^(\w+:|#)/.test(place));
    return places.filter((place) => !existsSync(path.join(folder, place.split('#', 1)[0] ?? '')));
  });
  expect(found).toEqual([]);
});

test('[R18] the files that the pages name are there', () => {
  const isFile = (name: string) => FOLDERS.test(name) && !/[{*…]/.test(name);
  expect(faulty(({ names }) => names.filter((name) => isFile(name) && !existsSync(name)))).toEqual([]);
});

test('[R18] the modes that the pages name are there', () => {
  const ran = ({ text }: Page) => [...text.matchAll(/\bnpm run ([a-z]+)/g)].map(([, mode = '']) => mode);
  expect(faulty((page) => ran(page).filter((mode) => !Object.hasOwn(modes, mode)))).toEqual([]);
});

test('[R18] every mode can be run by its name', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(scripts).toEqual(Object.fromEntries(Object.keys(modes).map((mode) => [mode, `node scripts/run.mjs ${mode}`])));
});

test('[R19] the settings of README.md are those of the server, with their usual values', () => {
  const told = new Page('README.md').table('setting', 'usually').map((row) => [nameIn(row.setting), row.usually]);
  const { properties = {} } = z.toJSONSchema(settings, { io: 'input' });
  const usual = Object.entries(properties).map(([name, about]) => [
    name,
    String((about as { default?: string }).default ?? ''),
  ]);
  expect(told).toEqual(usual);
});
