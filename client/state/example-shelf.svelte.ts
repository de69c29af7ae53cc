// The window's examples, fetched in pages around the one being read and then kept, so that reading goes on offline.
import type { ExamplePage, ExampleView } from '../../shared/protocol/datasets.ts';
import { nextPage } from './pages-around.ts';

export const PAGE_EXAMPLES = 25;
const AGAIN_AFTER_MS = 2_000;

/** A page that was asked for before there was a shelf; undefined when it did not come. */
export interface FirstPage {
  /** Of its first example, from 0. */
  from: number;
  page: Promise<ExamplePage | undefined>;
}

export class ExampleShelf {
  readonly total: number;
  readonly #fetchPage: (from: number, count: number) => Promise<ExamplePage>;
  readonly #around: () => number;
  #held = $state.raw<ReadonlyMap<number, ExampleView>>(new Map());
  #fault = $state.raw<unknown>(undefined);
  #fetched = new Set<number>();
  readonly #expected = new Map<number, Promise<ExamplePage | undefined>>();
  #filling = false;
  #closed = false;

  /** `around` is the index being read; asked anew before each page. */
  constructor(total: number, around: () => number, fetchPage: (from: number, count: number) => Promise<ExamplePage>) {
    this.total = total;
    this.#around = around;
    this.#fetchPage = fetchPage;
  }

  /** Undefined until its page has come. */
  at(index: number): ExampleView | undefined {
    return this.#held.get(index);
  }

  /** Why the last page did not come; undefined when it did. Fetching goes on by itself. */
  get fault(): unknown {
    return this.#fault;
  }

  /** A page is on its way already. */
  expect(from: number, page: Promise<ExamplePage | undefined>): void {
    this.#expected.set(from, page);
  }

  /** Fetches everything, one page at a time; a failed page is tried again. */
  async fill(): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    const pages = Math.ceil(this.total / PAGE_EXAMPLES);
    while (!this.#closed) {
      const page = nextPage(this.#around(), pages, (candidate) => this.#fetched.has(candidate), PAGE_EXAMPLES);
      if (page === undefined) break;
      await this.#fetch(page);
    }
    this.#filling = false;
  }

  close(): void {
    this.#closed = true;
  }

  async #fetch(page: number): Promise<void> {
    try {
      const from = page * PAGE_EXAMPLES;
      const expected = await this.#expected.get(from);
      this.#expected.delete(from);
      const { examples } = expected ?? (await this.#fetchPage(from, PAGE_EXAMPLES));
      const held = new Map(this.#held);
      examples.forEach((example, offset) => {
        held.set(from + offset, example);
      });
      this.#held = held;
      this.#fetched.add(page);
      this.#fault = undefined;
    } catch (fault) {
      this.#fault = fault;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    }
  }
}
