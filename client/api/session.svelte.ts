// Who is signed in on this browser, as state that every screen may read.
import type { Me } from '../../shared/protocol/people.ts';
import { forgetAnswers } from '../offline/kept-answers.ts';
import { keepMe, keptMe } from '../offline/kept-me.ts';
import { NoAnswer } from './no-answer.ts';
import { signOut, whoAmI } from './people.ts';
import { refusalCode } from './refusal-code.ts';
import { onSignedOut } from './refusal-of.ts';

const AGAIN_AFTER_MS = 4_000;

export type SessionState =
  | { readonly is: 'asking' }
  | { readonly is: 'signed-in'; readonly me: Me }
  | { readonly is: 'signed-out' }
  | { readonly is: 'failed'; readonly fault: unknown };

class Session {
  state = $state.raw<SessionState>({ is: 'asking' });
  /** Settles when the first answer, or the lack of one, is known. */
  asked: Promise<void> = Promise.resolve();
  #again: ReturnType<typeof setTimeout> | undefined;

  get me(): Me | undefined {
    return this.state.is === 'signed-in' ? this.state.me : undefined;
  }

  /** Asks the server who is here; while it cannot be reached, asks again by itself. */
  ask(): Promise<void> {
    clearTimeout(this.#again);
    this.asked = this.#ask();
    return this.asked;
  }

  async #ask(): Promise<void> {
    try {
      this.signedIn(await whoAmI());
    } catch (fault) {
      if (refusalCode(fault) === 'signed-out') return this.signedOut();
      const me = fault instanceof NoAnswer ? await keptMe() : undefined;
      this.state = me === undefined ? { is: 'failed', fault } : { is: 'signed-in', me };
      if (fault instanceof NoAnswer) this.#again = setTimeout(() => void this.ask(), AGAIN_AFTER_MS);
    }
  }

  signedIn(me: Me): void {
    this.state = { is: 'signed-in', me };
    void keepMe(me);
  }

  signedOut(): void {
    this.state = { is: 'signed-out' };
    void forgetAnswers();
  }

  async end(): Promise<void> {
    await signOut();
    this.signedOut();
  }
}

export const session = new Session();
onSignedOut(() => session.signedOut());
