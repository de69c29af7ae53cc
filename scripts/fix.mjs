// Mode fix: repairs format and lint where that is safe, completes the lock file, and writes .env.example anew.
import { runNode } from './processes.mjs';

export async function fix() {
  const steps = [
    ['scripts/complete-lock.mjs'],
    ['scripts/env-example.ts'],
    ['node_modules/@biomejs/biome/bin/biome', 'check', '--write'],
  ];
  return Math.max(...steps.map(runNode));
}
