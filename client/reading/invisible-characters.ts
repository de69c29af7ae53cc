// Characters that a reader cannot see, and what the source view shows in their place.

const MARKS: Readonly<Record<string, string>> = {
  '\t': '→',
  '\r': 'CR',
  '\u00A0': 'NBSP',
  '\u00AD': 'SHY',
  '\u034F': 'CGJ',
  '\u061C': 'ALM',
  '\u180E': 'MVS',
  '\u200B': 'ZWSP',
  '\u200C': 'ZWNJ',
  '\u200D': 'ZWJ',
  '\u200E': 'LRM',
  '\u200F': 'RLM',
  '\u2028': 'LS',
  '\u2029': 'PS',
  '\u202A': 'LRE',
  '\u202B': 'RLE',
  '\u202C': 'PDF',
  '\u202D': 'LRO',
  '\u202E': 'RLO',
  '\u202F': 'NNBSP',
  '\u2060': 'WJ',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\uFEFF': 'BOM',
};

/**
 * Blanks at the end of a line; then single characters: controls and formats (Unicode Cc, Cf; line ends are structure, not hidden),
 * unusual spaces, fillers, variation selectors other than the two that emoji use, halves of characters, private use.
 */
const INVISIBLE = new RegExp(
  [
    '(?<! )[ ]+(?=\\r?\\n|\\r|$)',
    '(?!\\n)[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}]',
    '[\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F]',
    '\\u034F|\\u115F|\\u1160|\\u3164|\\uFFA0',
    '[\\uFE00-\\uFE0D]|[\\u{E0100}-\\u{E01EF}]',
  ].join('|'),
  'gu',
);

export interface Invisible {
  readonly from: number;
  readonly to: number;
  /** What to show in their place. */
  readonly mark: string;
}

/** Every invisible character of a text in order; UTF-16 offsets. Blanks at the end of a line are one run. */
export function* invisiblesOf(text: string): Generator<Invisible, undefined> {
  for (const { 0: characters, index } of text.matchAll(INVISIBLE)) {
    yield { from: index, to: index + characters.length, mark: markOf(characters) };
  }
  return undefined;
}

function markOf(characters: string): string {
  if (characters.startsWith(' ')) return '·'.repeat(characters.length);
  const code = characters.codePointAt(0) ?? 0;
  return MARKS[characters] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
