// What a thread is about, in words.
import type { Part } from '../../shared/room/anchor.ts';
import { placeOf } from '../../shared/room/response-order.ts';
import type { Rubric } from '../../shared/room/rubric.ts';
import { annotatingWords as words } from '../words/annotating.ts';
import { judgingWords } from '../words/judging.ts';
import type { About, Said } from './threads.ts';

/** How people and questions are called in the room. */
export interface Called {
  name: (member: string) => string;
  rubric: Rubric;
  /** In which order the responses are shown to whoever reads this; as in the file when left out. */
  order?: Order;
}

export type Order = readonly number[] | undefined;

export function titleOf(about: About, called: Called): string {
  switch (about.is) {
    case 'example':
      return words.onExample;
    case 'gone':
      return words.gone;
    case 'part':
      return words.onPart(partName(about.part, called.order));
    case 'words':
      return words.onPart(partName(about.anchor.part, called.order));
    case 'said':
      return words.onSaid(saidName(about, called));
    default:
      return about satisfies never;
  }
}

/** What a part is called on the screen: a response by its letter in the order in which it is shown. */
export function partName(part: Part, order: Order): string {
  switch (part.in) {
    case 'conversation':
      return words.partNames.conversation(part.index + 1);
    case 'responses':
      return words.partNames.response(judgingWords.letter(placeOf(order, part.index)));
    case 'fields':
      return words.partNames.field(part.name);
    default:
      return part satisfies never;
  }
}

/** “Ana’s answer to ‘Helpfulness, response A’”. */
export function saidName({ author, entry }: Said, { name, rubric, order }: Called): string {
  const who = name(author);
  if (entry.kind !== 'judgment' && entry.kind !== 'expected-share') return words.saidNames[entry.kind](who);
  const dimension = rubric.dimensions.find(({ id }) => id === entry.dimension)?.name ?? entry.dimension;
  const part = entry.response === undefined ? undefined : partName({ in: 'responses', index: entry.response }, order);
  return words.saidNames[entry.kind](who, part === undefined ? dimension : `${dimension}, ${part}`);
}
