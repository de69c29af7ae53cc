// The protocol's version, and a fingerprint of everything on the wire that forces a decision when it changes.
import { z } from 'zod';
import { Entry } from '../room/entry.ts';
import { Laid } from '../room/laid.ts';
import { announcements } from './announcements.ts';
import { commands } from './commands.ts';
import { failures } from './failures.ts';

/** Raised when an older client could misread what a newer server sends, or the other way round. */
export const PROTOCOL_VERSION = 1;

/** Everything on the wire as one text, for a test to hash. */
export function wireText(): string {
  const schema = (type: z.ZodType) => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });
  return JSON.stringify({
    entry: schema(Entry),
    laid: schema(Laid),
    commands: Object.entries(commands).map(([name, { payload, answer }]) => [name, schema(payload), schema(answer)]),
    announcements: Object.entries(announcements).map(([name, body]) => [name, schema(body)]),
    failures: Object.entries(failures).map(([code, { status, close }]) => [code, status, close]),
  });
}
