// What a command that works on the database itself is given, and closes when it ends.
import { openDatabase } from '../../db/open-database.ts';
import { readConfig, uploadsFolder } from '../config.ts';
import type { Given } from '../given.ts';
import { createLog } from '../log.ts';
import { realClock } from '../real-clock.ts';

/** A server may run on the same database meanwhile. @throws ConfigFault; when the database cannot be opened */
export async function withDatabase<T>(work: (given: Given) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const database = await openDatabase(config.DATABASE_URL);
  try {
    return await work({
      database,
      clock: realClock,
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      log: createLog(config.LOG_LEVEL),
      uploads: uploadsFolder(config),
    });
  } finally {
    await database.close();
  }
}
