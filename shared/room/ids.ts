// Identifiers: 128 random bits in base64url, made by whoever creates the thing.
import { z } from 'zod';

export const ID_BYTES = 16;

/** 22 characters of base64url: 128 bits. Ids are opaque; knowing one grants nothing. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{22}$/, 'is not an id');
export type Id = z.infer<typeof Id>;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url without padding (RFC 4648 §5) of any number of bytes. */
export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += ALPHABET.charAt((group >> 18) & 63) + ALPHABET.charAt((group >> 12) & 63);
    if (left > 1) text += ALPHABET.charAt((group >> 6) & 63);
    if (left > 2) text += ALPHABET.charAt(group & 63);
  }
  return text;
}

/** An id from a source of randomness: `newId((n) => crypto.getRandomValues(new Uint8Array(n)))`. */
export const newId = (random: (bytes: number) => Uint8Array): Id => base64url(random(ID_BYTES));
