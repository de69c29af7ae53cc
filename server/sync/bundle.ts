// What one turn has to tell several sockets: framed and joined once, and everybody sent all of it but what came from them.
import type { Frame } from './frame.ts';

export interface Word<Teller> {
  frame: Frame;
  from: Teller | undefined;
}

interface Hearer {
  send(pieces: readonly Buffer[]): void;
}

/** Words in a row from one teller, and where their bytes lie. */
interface Run<Teller> {
  from: Teller | undefined;
  start: number;
  end: number;
}

export class Bundle<Teller extends Hearer> {
  readonly #runs: Run<Teller>[] = [];
  readonly #tellers: ReadonlySet<Teller | undefined>;
  readonly #joined: Buffer;

  /** @param words at least one */
  constructor(words: readonly Word<Teller>[]) {
    const [first, second] = words;
    this.#joined =
      first !== undefined && second === undefined ? first.frame : Buffer.concat(words.map(({ frame }) => frame));
    let at = 0;
    for (const { from, frame } of words) {
      const last = this.#runs.at(-1);
      const end = at + frame.length;
      if (last !== undefined && last.from === from) last.end = end;
      else this.#runs.push({ from, start: at, end });
      at = end;
    }
    this.#tellers = new Set(this.#runs.map(({ from }) => from));
  }

  tell(hearers: Iterable<Teller>): void {
    const all = [this.#joined];
    for (const hearer of hearers) {
      if (!this.#tellers.has(hearer)) hearer.send(all);
      else if (this.#tellers.size > 1) hearer.send(this.#allBut(hearer));
    }
  }

  #allBut(hearer: Teller): Buffer[] {
    const pieces: Buffer[] = [];
    let from = 0;
    for (const run of this.#runs) {
      if (run.from !== hearer) continue;
      if (run.start > from) pieces.push(this.#joined.subarray(from, run.start));
      from = run.end;
    }
    if (from < this.#joined.length) pieces.push(this.#joined.subarray(from));
    return pieces;
  }
}
