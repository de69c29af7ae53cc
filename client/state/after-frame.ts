// Work that what one sees next does not wait for.

/** Longer than a frame; a page that nobody sees draws none. */
const AT_LATEST_MS = 150;

/** Runs when the next frame has been painted, at the latest soon; the answer calls it off. */
export function afterFrame(run: () => void): () => void {
  let timer = setTimeout(begin, AT_LATEST_MS);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(begin);
  });
  function begin(): void {
    cancelAnimationFrame(frame);
    run();
  }
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
