// Routes for whoever watches the server: does it live, can it serve?
import { sql } from 'drizzle-orm';
import { Refusal } from '../../../shared/protocol/failures.ts';
import type { Http, Parts } from '../parts.ts';

const unlisted = { schema: { hide: true }, config: { rateLimit: false as const } };

export function healthRoutes(http: Http, { given, closing }: Parts): void {
  http.get('/healthz', unlisted, async () => ({ ok: true }));
  http.get('/readyz', unlisted, async () => {
    if (closing.aborted) throw new Refusal('closing');
    const { read, tables } = given.database;
    await read.select({ one: sql`1` }).from(tables.user).limit(1);
    return { ok: true };
  });
}
