// An order for responses that does not tell which was chosen, or who wrote which.
import type { Message } from './example.ts';

/**
 * Should the second come first? Decided by the texts alone and the same whichever way round they are given, so that the
 * order tells nothing, even to someone who knows this rule. The conversation is mixed in so that it does not follow from
 * anything about a text either.
 */
export function swaps(conversation: readonly Message[], first: string, second: string): boolean {
  const before = conversation.map(({ text }) => text).join('\n');
  const [a, b] = [hash(`${before}\n${first}`), hash(`${before}\n${second}`)];
  return a === b ? first > second : a > b;
}

/** The same for any number of texts: their places in an order that tells nothing about them. */
export function unmarkedOrder(conversation: readonly Message[], texts: readonly string[]): number[] {
  const before = conversation.map(({ text }) => text).join('\n');
  const keyed = texts.map((text, at) => ({ at, text, key: hash(`${before}\n${text}`) }));
  return keyed.sort((a, b) => a.key - b.key || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ at }) => at);
}

/** FNV-1a over UTF-16 units, 32 bits, finished as MurmurHash3 finishes, so that texts alike at the end fall apart. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
