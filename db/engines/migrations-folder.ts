// Where an engine's migrations are.
import path from 'node:path';

export const migrationsFolder = (dialect: 'sqlite' | 'postgres'): string =>
  path.join(import.meta.dirname, '..', 'migrations', dialect);
