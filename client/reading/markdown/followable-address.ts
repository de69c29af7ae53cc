// Which addresses a reader may follow from a text that others wrote.
import { decodeEntities } from './decode-entity.ts';

const FOLLOWABLE = new Set(['http:', 'https:', 'mailto:']);
const WRITTEN = /^(?:https?:\/\/|mailto:)/i;

/**
 * The address written in Markdown as a browser would open it, or undefined. Only whole http, https and mailto addresses: `javascript:`
 * and `data:` would execute, and relative ones would lead into this room. The answer is what `new URL` makes of it (host names in ASCII,
 * blanks and control characters encoded), so what is shown as the address is what will be opened.
 */
export function followableAddress(written: string): string | undefined {
  const bare = written.startsWith('<') && written.endsWith('>') ? written.slice(1, -1) : written;
  const unescaped = decodeEntities(bare).replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
  if (!WRITTEN.test(unescaped) || !URL.canParse(unescaped)) return undefined;
  const url = new URL(unescaped);
  return FOLLOWABLE.has(url.protocol) ? url.href : undefined;
}

/** The same for an address written bare in a sentence: `www.example.org`, `someone@example.org`, `https://…`. */
export function followableBareAddress(written: string): string | undefined {
  if (/^www\./i.test(written)) return followableAddress(`http://${written}`);
  if (/^[^\s:/]+@/.test(written)) return followableAddress(`mailto:${written}`);
  return followableAddress(written);
}
