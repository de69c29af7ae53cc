// Mode migrations: writes the migrations of both databases from their schemas.
import { runNode } from './processes.mjs';

export const MIGRATIONS = 'db/migrations';
const CONFIGS = ['drizzle.sqlite.config.ts', 'drizzle.postgres.config.ts'];

export async function migrations() {
  let code = 0;
  for (const config of CONFIGS) {
    code = runNode(['node_modules/drizzle-kit/bin.cjs', 'generate', `--config=${config}`]) || code;
  }
  return code;
}
