// Between a large update, of which half is applied for many turns, and decisions, which change the same document in one write.

export class SliceGate {
  /** Half of a large update is applied: whoever wrote what is fresh now would write half of it. */
  isHalf = false;
  #kept = 0;

  /** Resolves when a large update may begin, which it has then. */
  async begin(mayBegin: () => boolean, turn: (run: () => void) => void): Promise<void> {
    while (this.#kept > 0 || !mayBegin()) await new Promise<void>((resolve) => turn(resolve));
    this.isHalf = true;
  }

  /** No large update begins until the function it answers with is called. */
  keep(): () => void {
    this.#kept++;
    return () => void this.#kept--;
  }
}

interface Gated {
  readonly gate: SliceGate;
  readonly busy: Promise<unknown> | undefined;
  ready(): Promise<unknown> | undefined;
  caughtUp(): Promise<unknown> | undefined;
}

/** Once all of these documents are made and none holds half of a large update, none does until the function it answers with is called. */
export async function keptWhole(documents: readonly Gated[]): Promise<() => void> {
  for (const document of documents) {
    const making = document.busy === undefined ? document.ready() : undefined;
    if (making !== undefined) await making;
    if (document.busy === undefined) await document.caughtUp();
  }
  const halfOne = () => documents.find(({ gate }) => gate.isHalf);
  for (let half = halfOne(); half !== undefined; half = halfOne()) await half.busy;
  const letGo = documents.map(({ gate }) => gate.keep());
  return () => {
    for (const one of letGo) one();
  };
}
