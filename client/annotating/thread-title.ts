// What a thread is about, in words.
import type { Part } from '../../shared/room/anchor.ts';
import { annotatingWords as words } from '../words/annotating.ts';
import { judgingWords } from '../words/judging.ts';
import type { About } from './threads.ts';

export function titleOf(about: About): string {
  switch (about.is) {
    case 'example':
      return words.onExample;
    case 'gone':
      return words.gone;
    case 'part':
      return words.onPart(partName(about.part));
    case 'words':
      return words.onPart(partName(about.anchor.part));
    default:
      return about satisfies never;
  }
}

export function partName(part: Part): string {
  switch (part.in) {
    case 'conversation':
      return words.partNames.conversation(part.index + 1);
    case 'responses':
      return words.partNames.response(judgingWords.letter(part.index));
    case 'fields':
      return words.partNames.field(part.name);
    default:
      return part satisfies never;
  }
}
