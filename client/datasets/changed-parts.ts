// Which parts of a row read otherwise than before, each with both texts.
import type { Content, Json } from '../../shared/example/example.ts';
import { datasetWords } from '../words/datasets.ts';

export interface ChangedPart {
  readonly label: string;
  /** Undefined: there was no such part. */
  readonly was: string | undefined;
  readonly now: string | undefined;
}

const words = datasetWords.rows;
const shown = (value: Json | undefined): string | undefined =>
  value === undefined || typeof value === 'string' ? value : JSON.stringify(value);

/** In reading order: messages, responses, fields. */
export function changedParts(was: Content, now: Content): ChangedPart[] {
  const parts: ChangedPart[] = [];
  for (let at = 0; at < Math.max(was.conversation.length, now.conversation.length); at++) {
    const [before, today] = [was.conversation[at], now.conversation[at]];
    const role = (today ?? before)?.role ?? '';
    const label = datasetWords.changes.message(at + 1, words.speakers[role] ?? role);
    const said = (message: typeof before) =>
      message && (before?.role === today?.role ? '' : `${message.role}: `) + message.text;
    parts.push({ label, was: said(before), now: said(today) });
  }
  for (let at = 0; at < Math.max(was.responses.length, now.responses.length); at++)
    parts.push({ label: words.response(at), was: was.responses[at]?.text, now: now.responses[at]?.text });
  for (const name of new Set([...Object.keys(was.fields), ...Object.keys(now.fields)]))
    parts.push({ label: name, was: shown(fieldOf(was, name)), now: shown(fieldOf(now, name)) });
  return parts.filter((part) => part.was !== part.now);
}

/** A field may be called as something that every object has. */
const fieldOf = ({ fields }: Content, name: string): Json | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;
