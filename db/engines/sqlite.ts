// SQLite: one queued writer and one read-only connection on a WAL file; checkpoints run on a worker thread.
import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { sqliteColumns } from '../columns/sqlite.ts';
import type { Database, Reader, Transaction } from '../database.ts';
import type { Opening } from '../open-database.ts';
import { DIRECT, LASTING, type Run } from '../prepared.ts';
import { tablesOf } from '../schema.ts';
import { startCheckpoints } from './checkpoints.ts';
import { InFlight } from './in-flight.ts';
import { openReader, openWriter } from './sqlite-connections.ts';
import { type Around, statementsOf } from './sqlite-statements.ts';
import { WalFlush } from './wal-flush.ts';
import { inRunningWrite, WriteGuard } from './write-guard.ts';

/** @throws when the file cannot be opened or is no database, or a newer version wrote it. */
export async function openSqlite(file: string, { forLong = false }: Opening = {}): Promise<Database> {
  const writer = await openWriter(file);
  const reader = openReader(file);
  const checkpoints = startCheckpoints(file, (error) => {
    writer.pragma('wal_autocheckpoint = 1000');
    process.emitWarning(`Writes will now and then take longer: checkpoints cannot run beside them (${error}).`);
  });
  if (forLong) checkpoints.begin();
  const inFlight = new InFlight();
  const wal = new WalFlush(file);

  const transaction = transactionsOn(writer);

  // One writer: transactions queue, so no statement of another can slip into one that awaits.
  let queue: Promise<unknown> = Promise.resolve();
  const write = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const done = queue.then(() => transaction(work));
    queue = done.then(checkpoints.cutWhenLong, checkpoints.cutWhenLong);
    return done;
  };
  const admitted: Around = (run) => {
    inFlight.admit();
    return run();
  };

  return {
    engine: 'sqlite',
    tables: tablesOf(sqliteColumns),
    read: drizzle({ client: statementsOf(reader, admitted) }) as unknown as Reader,
    write: (work, until = 'on-disk') =>
      inFlight.run(async () => {
        const result = await write(work);
        if (until === 'on-disk') await wal.now();
        return result;
      }),
    onDisk: () => inFlight.run(() => wal.soon()),
    close: () =>
      inFlight.close(async () => {
        await queue;
        await checkpoints.stop();
        await wal.close();
        reader.close();
        // The last connection to close moves the whole WAL into the file and removes it.
        writer.close();
      }),
  };
}

function transactionsOn(writer: Sqlite.Database): <T>(work: (tx: Transaction) => Promise<T>) => Promise<T> {
  const direct = (sql: string): Run => {
    const statement = writer.prepare(sql);
    return (...values) => void inRunningWrite(() => statement.run(...values));
  };
  const preparing = Object.assign(drizzle({ client: statementsOf(writer, inRunningWrite) }), { [DIRECT]: direct });
  let unclean = false;
  const [begin, commit] = [writer.prepare('BEGIN IMMEDIATE'), writer.prepare('COMMIT')];
  return async (work) => {
    // A full disk may have kept the last one from being rolled back.
    if (unclean && writer.inTransaction) writer.exec('ROLLBACK');
    unclean = false;
    begin.run();
    try {
      const guard = new WriteGuard();
      const tx = madeWhenUsed(preparing, () =>
        drizzle({ client: statementsOf(writer, (run) => guard.statement(run)) }),
      );
      const result = await guard.run(() => work(tx));
      commit.run();
      return result;
    } catch (error) {
      unclean = true;
      rollBack(writer);
      throw error;
    }
  };
}

/** Many writes run prepared queries alone; to make a drizzle for each would take as long as such a query. */
function madeWhenUsed(preparing: object, make: () => object): Transaction {
  let made: object | undefined;
  const get = (_: object, name: string | symbol): unknown => {
    if (name === LASTING) return preparing;
    made ??= make();
    return Reflect.get(made, name);
  };
  return new Proxy({}, { get }) as Transaction;
}

/** After some errors, a full disk among them, SQLite has rolled back by itself: https://sqlite.org/lang_transaction.html */
function rollBack(writer: Sqlite.Database): void {
  try {
    if (writer.inTransaction) writer.exec('ROLLBACK');
  } catch {
    // The error that led here says more, and the next write begins with another try.
  }
}
