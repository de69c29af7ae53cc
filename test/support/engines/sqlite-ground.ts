// Temporary SQLite files, one for each database.
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { openSqlite } from '../../../db/engines/sqlite.ts';
import type { Ground } from '../each-engine.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export async function sqliteGround(): Promise<Ground> {
  const folder = temporaryFolder('sqlite');
  let count = 0;
  const file = () => path.join(folder.path, `${count}.db`);
  return {
    async renew() {
      count += 1;
    },
    open: () => openSqlite(file()),
    async raw(sql) {
      const connection = new Sqlite(file());
      connection.exec(sql);
      connection.close();
    },
    async remove() {
      folder.remove();
    },
  };
}
