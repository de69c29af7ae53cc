// The words of a room: its strip, its marks, its notices.

import type { RevealReason } from '../../shared/room/sight.ts';
import type { Mark } from '../connection/saved.ts';
import type { CellFacts, Mine } from '../room/strip-cells.ts';
import { counted, duration, listed, percent } from './format.ts';

const MINE: Record<Mine, string> = {
  unread: 'unread',
  read: 'read',
  'in part': 'answered in part',
  'locked in': 'locked in',
};

const WHY_REVEALED: Record<RevealReason, string> = {
  lead: '',
  all: ': everyone here has locked in',
  timer: ': the time is over',
};

export const roomWords = {
  entering: 'Entering the room…',
  tab: (number: number, title: string) => `${number} · ${title} · Tableread`,
  panel: 'Judging',
  exampleTitle: (number: number) => `Example ${number}`,
  of: (total: number) => `of ${total}`,
  neighbours: 'Neighbouring examples',
  row: (row: string) => `row ${row}`,
  example: (number: number, total: number) => `Example ${number} of ${total}`,
  next: 'Next example',
  previous: 'Previous example',
  strip: 'Examples of the window',
  stripSays: 'Arrow keys move between examples.',
  cell(mine: Mine, facts: CellFacts): string {
    const {
      number,
      open,
      comments,
      unread,
      instincts,
      here,
      seconds = 0,
      words,
      found = 0,
      stale,
      disagreement,
    } = facts;
    const said = [`Example ${number}: ${MINE[mine]}`, open ? 'open' : 'sealed'];
    if (stale) said.push('to be judged again');
    if (comments > 0) said.push(counted(comments, 'comment') + (unread > 0 ? `, ${unread} new` : ''));
    if (instincts > 0) said.push(`${counted(instincts, 'instinct')} of mine`);
    if (here.length > 0) said.push(`${listed(here)} ${here.length === 1 ? 'is' : 'are'} here`);
    if (disagreement !== undefined) said.push(`disagreement ${percent(disagreement)}`);
    if (found > 0) said.push(`${counted(found, 'place')} found`);
    if (words !== undefined) said.push(`${counted(words, 'word')} in its responses`);
    if (seconds > 0) said.push(`read for ${duration(seconds)}`);
    return said.join(', ');
  },

  window: 'About this window',
  windowSays: (file: string, from: string, to: string, rows: string) =>
    `Rows ${from}–${to} of ${rows} in ${file}, in file order, nothing skipped.`,
  windowHash: 'SHA-256 of the window',
  rubric: 'Rubric',

  conversation: 'Conversation',
  responses: 'Responses',
  onlyResponse: 'Response',
  fields: 'Fields',
  unsealed: 'Sealed until the opening',
  source: 'Source',
  sourceSays: 'Source: show the raw text with invisible characters',
  roles: { user: 'User', assistant: 'Assistant', system: 'System', tool: 'Tool', human: 'Human' } as Record<
    string,
    string
  >,
  loading: 'Fetching this example…',

  margin: 'Notes and judgments',
  sealed: 'Sealed',
  sealedTogether: 'What others put on this example stays sealed until the lead reveals it.',
  sealedSolo: 'What others put on this example stays sealed until you lock in your judgment.',
  sealedUntil: (count: number) =>
    `What others put on this example stays sealed until you and enough others, ${count} in all, have locked in.`,
  sealedUntilAll:
    'What others put on this example stays sealed until everyone here has locked in, or the lead reveals it.',
  lockedIn: (count: number, judges: number) => `${count} of ${judges} locked in`,
  offer:
    'This example has been revealed. Judge it first and your judgment counts as late; look first and it counts as open.',
  show: 'Show the table',
  opening: 'Opening the table…',
  stopped: 'The table cannot be shown.',

  mark: {
    opening: 'Connecting…',
    saved: 'Saved',
    saving: 'Saving…',
    offline: 'Offline',
    'server-cannot-save': 'Not saved',
    stopped: 'Disconnected',
  } satisfies Record<Mark['is'], string>,
  markSays,

  brought: (name: string, number: number) => `${name} brought everyone to example ${number}.`,
  back: (number: number) => `Back to ${number}`,
  following: (name: string) => `You are following ${name}.`,
  stopFollowing: 'Stop following',
  newRubric: 'The lead published a new version of the rubric. What it asks now is in the panel.',
  revealedNow: (count: number, number: number | undefined, reason: RevealReason) => {
    const what =
      count === 1 && number !== undefined
        ? `Example ${number} was revealed`
        : `${counted(count, 'example')} were revealed`;
    return `${what}${WHY_REVEALED[reason]}.`;
  },
  opensNow: (number: number) => `Enough others have locked in example ${number}: it is open to you.`,
  goTo: (number: number) => `Go to ${number}`,
  hasPeeked: (names: readonly string[]) =>
    `${listed(names)} looked at this table before the reveal. What they judged of it since then is open.`,
  peeked: (name: string, number: number) => `${name} looked at the table of example ${number} before the reveal.`,
  refused: (detail: string) => `This was not taken. ${detail}`,
  newComments: (count: number) => `${counted(count, 'new comment')} on this example.`,
  allLockedIn: 'Everyone has locked in this example.',
  dismiss: 'Dismiss',
  copyFails:
    'This browser keeps no copy of your work, because its storage is full, blocked or damaged. While the line is up nothing is lost; should it break, keep this page open.',
  keepFails:
    'This browser has no room to keep the examples, because its storage is full or blocked. Without a line you can read only what this page has loaded, and only while it stays open.',
  deleteComment: 'Delete the comment',
} as const;

/** The whole truth of the mark, in a sentence. */
function markSays(mark: Mark): string {
  switch (mark.is) {
    case 'opening':
      return 'Your desk is being opened.';
    case 'saved':
      return 'Everything you did here is on the server’s disk.';
    case 'saving':
      return 'What you did is on its way to the server’s disk.';
    case 'offline':
      return offlineSays(mark);
    case 'server-cannot-save':
      return mark.kept
        ? 'The server cannot save; your work is kept in this browser.'
        : 'The server cannot save, and this browser cannot keep your work. Keep this page open.';
    case 'stopped':
      return mark.unsaved && mark.kept ? `${mark.failure.says} Your work is kept in this browser.` : mark.failure.says;
    default:
      return mark satisfies never;
  }
}

function offlineSays({ unsaved, kept }: { unsaved: boolean; kept: boolean }): string {
  if (kept) return 'You can go on; your work is kept in this browser and sent when the line is back.';
  return unsaved
    ? 'This browser cannot keep your work. Keep this page open until the line is back.'
    : 'This browser cannot keep your work: what you do now lasts only while this page is open.';
}
