// How the source is kept: pure checks over files, each answering with one sentence for every fault.
import path from 'node:path';

/** A file by its path from the root of the project, with `/` between folders. */
export type Source = { readonly file: string; readonly text: string };

/** Which top folder may import which. */
const mayImport: Record<string, readonly string[]> = {
  shared: ['shared'],
  db: ['db', 'shared'],
  server: ['server', 'db', 'shared'],
  client: ['client', 'shared'],
};

const LINES_LIMIT = 250;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|mjs)$/;
const PASCAL_CASE = /^([A-Z][a-z0-9]*)+\.svelte$/;
const EMPTY_WORDS = /^(index|utils?|helpers?|managers?|services?|common|misc)$/;
// Import and export statements, side-effect and dynamic imports, and Vite's two ways to name a file.
const PLACE = /(?<quote>['"`])(?<to>[^'"`\s]+)\k<quote>/.source;
const STATEMENT = /\b(?:import|export)\b(?<type>\s+type\b)?[^'"`;()]*?\bfrom\s*/.source;
const CALL = /\bimport\s*\(?\s*|\bimport\.meta\.glob\w*\(\s*|\bnew URL\(\s*/.source;
const IMPORT = new RegExp(`(?:${STATEMENT}|${CALL})${PLACE}`, 'g');
const IMPURE = /\bDate\.now\(|\bnew Date\(\)|\bDate\(\)|\bMath\.random\(/g;

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

function importsOf({ file, text }: Source): Import[] {
  return [...text.matchAll(IMPORT)].map(({ groups = {} }) => {
    const { to = '', type } = groups;
    const isRelative = to.startsWith('.');
    return {
      from: file,
      to: isRelative ? path.posix.join(path.posix.dirname(file), to) : to,
      typeOnly: type !== undefined,
    };
  });
}

const topFolder = (file: string) => file.split('/')[0] ?? '';

/** Imports against the arrows. */
export function brokenArrows(sources: readonly Source[]): string[] {
  return sources.flatMap(importsOf).flatMap(({ from, to }) => {
    const allowed = mayImport[topFolder(from)];
    const isOurs = topFolder(to) in mayImport && to.includes('/');
    return allowed && isOurs && !allowed.includes(topFolder(to)) ? [`${from} may not import ${to}.`] : [];
  });
}

/** What makes `shared/` more than pure functions and schemas. */
export function impurities(sources: readonly Source[]): string[] {
  const shared = sources.filter(({ file }) => topFolder(file) === 'shared');
  const imports = shared.flatMap(importsOf).flatMap(({ from, to, typeOnly }) => {
    if (topFolder(to) === 'shared' || to === 'zod' || to.startsWith('zod/')) return [];
    if (to === 'yjs' && typeOnly && from === 'shared/room/documents.ts') return [];
    return [`${from} may not import ${to}: shared code imports zod and itself only.`];
  });
  const uses = shared.flatMap(({ file, text }) =>
    [...text.matchAll(IMPURE)].map(([use]) => `${file} may not use ${use}: time and chance are given by the caller.`),
  );
  return [...imports, ...uses];
}

/** Imports of tests from outside of them. */
export function importsOfTests(sources: readonly Source[]): string[] {
  return sources
    .filter(({ file }) => topFolder(file) !== 'test')
    .flatMap(importsOf)
    .flatMap(({ from, to }) =>
      topFolder(to) === 'test' ? [`${from} may not import ${to}: nothing imports tests.`] : [],
    );
}

/** Files with too many lines. */
export function longFiles(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, text }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > LINES_LIMIT ? [`${file} has ${lines} lines; ${LINES_LIMIT} are the most.`] : [];
  });
}

/** Files whose name says nothing, or is written in another way than the others. */
export function badNames(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file }) => {
    const name = path.posix.basename(file);
    if (!(file.endsWith('.svelte') ? PASCAL_CASE : KEBAB_CASE).test(name)) {
      return [`${file}: components are named in PascalCase, all other files in kebab-case.`];
    }
    const words = file.replace(/\.\w+$/, '').split(/[/.-]|(?<=[a-z0-9])(?=[A-Z])/);
    const empty = words.filter((word) => EMPTY_WORDS.test(word.toLowerCase()) && !file.includes('service-worker'));
    return empty.map((word) => `${file}: ${word} does not say what is in it.`);
  });
}

/** TypeScript files that do not say first what they are for. */
export function withoutFirstComment(sources: readonly Source[]): string[] {
  return sources
    .filter(({ file, text }) => file.endsWith('.ts') && !/^(\/\/ \S|\/\*\*? \S)/.test(text))
    .map(({ file }) => `${file} does not begin with a comment that says what it is for.`);
}
