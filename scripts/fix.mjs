// Mode fix: repairs format and lint where that is safe, and writes .env.example anew.
import { runNode } from './processes.mjs';

export async function fix() {
  const example = runNode(['scripts/env-example.ts']);
  return runNode(['node_modules/@biomejs/biome/bin/biome', 'check', '--write']) || example;
}
