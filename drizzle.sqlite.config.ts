// Where the migration generator finds the SQLite tables and writes their migrations.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'sqlite', schema: './db/schema.sqlite.ts', out: './db/migrations/sqlite' });
