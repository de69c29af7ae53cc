// The keys of a room: one table, from which the handler, the hints beside controls and the sheet are made.
import { keyWords } from '../words/keys.ts';

export type Section = 'reading' | 'judging' | 'annotating' | 'together' | 'help';

export interface Binding {
  /**
   * `KeyboardEvent.key` values; any of them. `1–9` stands for the digits, `g … Enter` for typing a number, `Mod+` for Ctrl or Cmd.
   * Without a key it is in the palette, and a person may give it one.
   */
  keys: readonly string[];
  section: Section;
  name: string;
}

export const bindings = {
  next: { keys: ['j', 'ArrowRight'], section: 'reading', name: keyWords.next },
  previous: { keys: ['k', 'ArrowLeft'], section: 'reading', name: keyWords.previous },
  goTo: { keys: ['g … Enter'], section: 'reading', name: keyWords.goTo },
  find: { keys: ['/'], section: 'reading', name: keyWords.find },
  mode: { keys: ['m'], section: 'reading', name: keyWords.mode },
  previousDisagreement: { keys: ['['], section: 'reading', name: keyWords.previousDisagreement },
  nextDisagreement: { keys: [']'], section: 'reading', name: keyWords.nextDisagreement },
  choose: { keys: ['1–9'], section: 'judging', name: keyWords.choose },
  nextQuestion: { keys: ['ArrowDown'], section: 'judging', name: keyWords.nextQuestion },
  previousQuestion: { keys: ['ArrowUp'], section: 'judging', name: keyWords.previousQuestion },
  lockIn: { keys: ['Enter'], section: 'judging', name: keyWords.lockIn },
  undo: { keys: ['z', 'Mod+z'], section: 'judging', name: keyWords.undo },
  why: { keys: ['w'], section: 'judging', name: keyWords.why },
  decline: { keys: ['o'], section: 'judging', name: keyWords.decline },
  nextUnfinished: { keys: ['n'], section: 'judging', name: keyWords.nextUnfinished },
  unlock: { keys: ['u'], section: 'judging', name: keyWords.unlock },
  select: { keys: ['s'], section: 'annotating', name: keyWords.select },
  highlight: { keys: ['h'], section: 'annotating', name: keyWords.highlight },
  comment: { keys: ['c'], section: 'annotating', name: keyWords.comment },
  tag: { keys: ['t'], section: 'annotating', name: keyWords.tag },
  instinct: { keys: ['x'], section: 'annotating', name: keyWords.instinct },
  notes: { keys: ['l'], section: 'annotating', name: keyWords.notes },
  page: { keys: ['e'], section: 'annotating', name: keyWords.page },
  discuss: { keys: ['d'], section: 'annotating', name: keyWords.discuss },
  reveal: { keys: ['r'], section: 'together', name: keyWords.reveal },
  follow: { keys: ['f'], section: 'together', name: keyWords.follow },
  hand: { keys: ['a'], section: 'together', name: keyWords.hand },
  bring: { keys: [], section: 'together', name: keyWords.bring },
  spotlight: { keys: [], section: 'together', name: keyWords.spotlight },
  revealAll: { keys: [], section: 'together', name: keyWords.revealAll },
  revealSome: { keys: [], section: 'together', name: keyWords.revealSome },
  peek: { keys: [], section: 'together', name: keyWords.peek },
  theme: { keys: [], section: 'help', name: keyWords.theme },
  palette: { keys: ['Mod+k'], section: 'help', name: keyWords.palette },
  help: { keys: ['?'], section: 'help', name: keyWords.help },
} as const satisfies Record<string, Binding>;

export type Does = keyof typeof bindings;

/** What each binding does now; one that is not given does nothing and is not on the sheet. */
export type Doers = { [D in Does]?: D extends 'goTo' | 'choose' ? (number: number) => void : () => void };

const NAMES: Record<string, string> = { ArrowRight: '→', ArrowLeft: '←', ArrowDown: '↓', ArrowUp: '↑' };

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A key as it is printed on a keyboard. */
export const keyName = (key: string): string =>
  key.startsWith('Mod+') ? `${isApple ? '⌘' : 'Ctrl+'}${key.slice(4).toUpperCase()}` : (NAMES[key] ?? key);
