// Did an automatic filter remove this row? Told from what is sealed of it.
import type { Fields, Json } from './example.ts';

const FILTER_NAME = /(^|[^\p{L}])(filter(ed)?|removed|discarded|excluded|dropped|kept|keep)([^\p{L}]|$)/iu;
const KEPT_NAME = /(^|[^\p{L}])(kept|keep)([^\p{L}]|$)/iu;
/** A verdict may go on with its reason: `removed: too long`. */
const REMOVED = /^\s*(removed?|filtered( out)?|discard(ed)?|exclud(ed|e)|drop(ped)?|reject(ed)?|fail(ed)?|blocked)\b/i;

/** Only a verdict that can be read as one counts: a score or a reason alone says nothing of what became of the row. */
export const wasRemoved = (sealed: Fields): boolean =>
  Object.entries(sealed).some(([name, value]) => FILTER_NAME.test(name) && saysRemoved(name, value));

function saysRemoved(name: string, value: Json): boolean {
  if (typeof value === 'boolean') return KEPT_NAME.test(name) ? !value : value;
  if (typeof value === 'string') return REMOVED.test(value);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  return (
    Object.entries(value).some(([, inner]) => typeof inner === 'string' && REMOVED.test(inner)) || wasRemoved(value)
  );
}
