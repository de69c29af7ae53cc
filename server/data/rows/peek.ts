// Looks at the start of something that comes bit by bit, without taking it away.

/** Reads until `isEnough` of what came so far, or the end; `all` gives everything again from the start. */
export async function peek<T>(
  items: AsyncGenerator<T>,
  isEnough: (start: readonly T[]) => boolean,
): Promise<{ start: T[]; all: AsyncGenerator<T> }> {
  const start: T[] = [];
  while (!isEnough(start)) {
    const { done, value } = await items.next();
    if (done === true) break;
    start.push(value);
  }
  return { start, all: after(start, items) };
}

async function* after<T>(start: readonly T[], rest: AsyncGenerator<T>): AsyncGenerator<T> {
  yield* start;
  yield* rest;
}
