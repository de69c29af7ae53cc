// HTML character references (`&amp;`, `&#x41;`) to the characters they stand for.

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{1,31});/gi;
const named = new Map<string, string>();

/** The text of one reference, or the reference itself when it is none. */
export function decodeEntity(written: string): string {
  const number = /^&#(x?)([\da-f]+);$/i.exec(written);
  if (number) return fromCodePoint(Number.parseInt(number[2] ?? '', number[1] ? 16 : 10));
  let text = named.get(written);
  if (text === undefined) {
    text = byTheBrowser(written);
    named.set(written, text);
  }
  return text;
}

export const decodeEntities = (text: string): string => text.replaceAll(REFERENCE, decodeEntity);

/** As CommonMark has it: no character and half characters become U+FFFD. */
function fromCodePoint(code: number): string {
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? String.fromCodePoint(code) : '\uFFFD';
}

/** The browser knows all 2,231 names. Only letters and digits between & and ; come here, so there is no markup to parse. */
function byTheBrowser(written: string): string {
  if (!/^&[a-z][\da-z]*;$/i.test(written)) return written;
  return new DOMParser().parseFromString(written, 'text/html').body.textContent ?? written;
}
