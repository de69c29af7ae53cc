// Examples as long as the ones this product is for, the same in every run: headings, lists, emphasis and code among the words.
import { randomFrom } from '../../shared/calibration/intervals/seeded.ts';

const WORDS =
  'the quick reader of long answers finds that every sentence carries a claim and some claims carry a source which may or may not exist so one reads on and keeps count of what was said before'.split(
    ' ',
  );
const CODE = '```python\ndef f(x):\n    return x + 1\n```';

export interface LongRow {
  prompt: string;
  responses: [string, string];
}

/** `chars` of each row: its two responses together. */
export function longRows(rows: number, chars: number): LongRow[] {
  const random = randomFrom(20_000);
  const words = (length: number): string => {
    let text = '';
    while (text.length < length) text += `${text && ' '}${WORDS[Math.floor(random() * WORDS.length)]}`;
    return `${text}.`;
  };
  const paragraph = (n: number): string => {
    if (n % 7 === 3) return `## Part ${n}`;
    if (n % 7 === 5) return [1, 2, 3].map(() => `- ${words(60)}`).join('\n');
    if (n % 14 === 6) return CODE;
    return words(200 + Math.floor(random() * 400)).replace(/\w+ \w+/, '**$&**');
  };
  const text = (length: number): string => {
    let made = '';
    for (let n = 1; made.length < length; n++) made += `${paragraph(n)}\n\n`;
    return made.slice(0, length);
  };
  return Array.from({ length: rows }, (_, n) => ({
    prompt: `Question ${n + 1}: ${words(200)}`,
    responses: [text(chars / 2), text(chars / 2)],
  }));
}
