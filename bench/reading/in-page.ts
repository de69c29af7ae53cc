// What is measured inside the page; each of these functions is sent to the browser as its text.

export interface Frames {
  /** ms between frames. */
  deltas: number[];
  /** px scrolled. */
  px: number;
}

/** Notes when the first of some elements has been painted: ms since the navigation. Run before the page's own scripts. */
export function noteFirst(selector: string): void {
  const noted = globalThis as unknown as { firstAt?: number };
  const look = (): void => {
    const text = document.querySelector(selector)?.textContent ?? '';
    if (text.length < 20) return void requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => (noted.firstAt ??= performance.now())));
  };
  look();
}

/** Scrolls to the end of the page at an even pace. */
export function scrollThrough([pxPerSecond, forMs]: readonly [number, number]): Promise<Frames> {
  return new Promise((resolve) => {
    const deltas: number[] = [];
    const began = performance.now();
    const from = scrollY;
    let last = began;
    const frame = (now: number): void => {
      deltas.push(now - last);
      last = now;
      scrollTo({ top: from + ((now - began) / 1_000) * pxPerSecond, behavior: 'instant' });
      const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
      if (now - began > forMs || atEnd) resolve({ deltas: deltas.slice(2), px: scrollY - from });
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

export interface Pressed {
  /** ms from each press of a key until the frame after it was presented, as the browser tells it: to 8 ms. */
  took: number[];
  /** Which example stood in that frame, by its name. */
  shown: (string | null | undefined)[];
}

/** Notes what each press of a key takes until it is on the screen. */
export function notePressed(): void {
  const noted: Pressed = { took: [], shown: [] };
  (globalThis as unknown as { pressed: Pressed }).pressed = noted;
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') noted.took.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  const inFrame = () => noted.shown.push(document.querySelector('article:not([hidden])')?.getAttribute('aria-label'));
  addEventListener('keydown', () => requestAnimationFrame(inFrame));
}

export interface Painted {
  /** ms since 1970, of each range that was added. */
  at: number[];
}

/** Notes each highlight that is painted. */
export function notePainted(): void {
  const noted = { at: [] as number[] };
  (globalThis as unknown as { painted: Painted }).painted = noted;
  const add = Highlight.prototype.add;
  Highlight.prototype.add = function (range) {
    noted.at.push(performance.timeOrigin + performance.now());
    return add.call(this, range);
  };
}

/** Selects a sentence and highlights it, by keys: ms from the key until it is painted, each time. */
export async function highlightByKey(times: number): Promise<number[]> {
  const { painted } = globalThis as unknown as { painted: Painted };
  const press = (key: string) =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 150)));
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    press('s');
    await frame();
    const before = painted.at.length;
    const began = performance.timeOrigin + performance.now();
    press('h');
    await frame();
    const [first] = painted.at.slice(before);
    if (first !== undefined) took.push(first - began);
  }
  return took;
}
