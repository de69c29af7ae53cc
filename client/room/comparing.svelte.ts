// Which two responses are compared word by word, and how; it stays so from example to example.

export class Comparing {
  #on = $state(false);
  #asOneText = $state(false);
  #one = $state<number>();
  #other = $state<number>();

  get on(): boolean {
    return this.#on;
  }
  set on(on: boolean) {
    this.#on = on;
  }

  /** As one text with what was taken out and put in; else marked in both. */
  get asOneText(): boolean {
    return this.#asOneText;
  }
  set asOneText(asOneText: boolean) {
    this.#asOneText = asOneText;
  }

  /** Each of so many responses has its own text on the page. */
  showsAll(responses: number): boolean {
    return !this.#on || (!this.#asOneText && responses <= 2);
  }

  setOne = (index: number): void => {
    if (index === this.#other) this.#other = this.#one;
    this.#one = index;
  };
  setOther = (index: number): void => {
    if (index === this.#one) this.#one = this.#other;
    this.#other = index;
  };

  /** The two, of the responses that there are; `order` holds at least two. */
  pairOf(order: readonly number[]): { one: number; other: number } {
    const [first = 0, second = 1] = order;
    const one = this.#one !== undefined && order.includes(this.#one) ? this.#one : first;
    const rest = order.filter((index) => index !== one);
    const other = this.#other !== undefined && rest.includes(this.#other) ? this.#other : (rest[0] ?? second);
    return { one, other };
  }
}
