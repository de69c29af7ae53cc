// The whole proof of the seal: marked sessions, two worlds, races, the matrix of access, and the leaks that were planted.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CommandName } from '../../../shared/protocol/commands.ts';
import { type CommandRow, commandRows } from '../../access/command-rows.ts';
import { documentRows } from '../../access/document-rows.ts';
import type { Tried } from '../../access/expected.ts';
import { routeRows } from '../../access/route-rows.ts';
import { startMatrix } from '../../access/scene.ts';
import { tryCommand } from '../../access/try-command.ts';
import { tryDocument, tryOtherNumbers } from '../../access/try-document.ts';
import { tryRoute } from '../../access/try-route.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { kinds } from './marks.ts';
import { proveRaces } from './races.ts';
import { proveTaint } from './taint.ts';
import { proveTwoWorlds } from './two-worlds.ts';

/** Of so many sessions, so many pairs of worlds and races. */
const PAIRS_OF_SESSIONS = 1 / 10;
const RACES_OF_SESSIONS = 1 / 2;
/** Nobody is ever given the row as it stood in the file. */
const NEVER_GIVEN = 'row as it stood';

export interface Blindness {
  found: Record<string, number | string>;
  holds: boolean;
}

export async function proveBlindness(
  { sessions, seed }: { sessions: number; seed: number },
  says: (line: string) => void = () => undefined,
): Promise<Blindness> {
  const matrix = await tryMatrix();
  says(`${matrix.cells} cells tried`);
  const planted = await tryPlanted();
  says(`${planted.found} of ${planted.planted} planted leaks found`);
  const taint = await proveTaint({ sessions, seed }, says);
  const worlds = await proveTwoWorlds({ pairs: Math.ceil(sessions * PAIRS_OF_SESSIONS), seed }, says);
  const races = await proveRaces({ races: Math.ceil(sessions * RACES_OF_SESSIONS), seed }, says);
  const unseen = kinds.filter((kind) => kind !== NEVER_GIVEN && !taint.seen.has(kind));
  const wrong = [...matrix.wrong, ...taint.leaks, ...worlds.differences, ...races.broken];
  for (const each of wrong.slice(0, 20)) says(each);
  return {
    found: {
      'marked sessions': taint.sessions,
      'steps in them': taint.steps,
      'reveals in them': [...taint.reveals].map((each) => each.join(' ')).join(', '),
      'bytes searched': taint.bytes,
      'pieces of them (frames, packets, answers)': taint.chunks,
      'marks that were placed': taint.marks,
      'marks that came to those who may have them': [...taint.seen.values()].reduce((sum, n) => sum + n, 0),
      'kinds of which none came': unseen.length === 0 ? 0 : unseen.join(', '),
      'marks that came to others': taint.leaks.length,
      'pairs of worlds': worlds.pairs,
      'bytes compared': worlds.bytes,
      'pairs that differed': worlds.differences.length,
      races: races.races,
      'commits in them': races.commits,
      'reveals and openings in them': races.reveals + races.openings,
      'returns of somebody removed in them': races.returns,
      'races that broke a rule': races.broken.length,
      'cells of the matrix tried': matrix.cells,
      'cells that answered otherwise': matrix.wrong.length,
      'leaks planted': planted.planted,
      'leaks found': planted.found,
    },
    holds: wrong.length === 0 && unseen.length === 0 && planted.found === planted.planted && planted.planted >= 20,
  };
}

async function tryMatrix(): Promise<Tried> {
  const app = await startMatrix();
  try {
    const tried: Tried[] = [await tryOtherNumbers(app)];
    for (const [route, row] of Object.entries(routeRows)) tried.push(await tryRoute(app, route, row));
    for (const [name, row] of Object.entries(commandRows))
      tried.push(await tryCommand(app, name as CommandName, row as CommandRow<CommandName>));
    for (const [kind, row] of Object.entries(documentRows)) tried.push(await tryDocument(app, kind, row));
    return {
      cells: tried.reduce((sum, { cells }) => sum + cells, 0),
      wrong: tried.flatMap(({ wrong }) => wrong),
    };
  } finally {
    await app.close();
  }
}

/** A leak replaces a module of the product, which only the test runner can do. */
async function tryPlanted(): Promise<{ planted: number; found: number }> {
  const root = path.join(import.meta.dirname, '..', '..', '..');
  const folder = temporaryFolder('planted');
  const report = path.join(folder.path, 'report.json');
  const file = 'test/proofs/blindness/planted-leaks.test.ts';
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'node', file, '--reporter=json'];
  const child = spawn(process.execPath, [...args, `--outputFile=${report}`], { cwd: root, stdio: 'ignore' });
  await new Promise((resolve) => child.on('exit', resolve));
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: { title: string; status: string }[] }[];
  };
  folder.remove();
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const planted = all.filter(({ title }) => title.includes('it is found that'));
  const clean = all.some(({ title, status }) => title.includes('with none of them') && status === 'passed');
  const found = planted.filter(({ status }) => status === 'passed').length;
  return { planted: planted.length, found: clean ? found : 0 };
}
