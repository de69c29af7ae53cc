#!/usr/bin/env node
// The command `tableread`: runs server/cli with a Node that is new enough, from wherever it is called.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.env.TABLEREAD_FOLDER = process.cwd();
process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
// Only now: it finds Node from the folder it is loaded in.
const { lastProcess } = await import('./processes.mjs');
process.exitCode = await lastProcess(['server/cli/main.ts', ...process.argv.slice(2)]);
