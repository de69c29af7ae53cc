// The copy buttons on blocks of code.
import { readingWords } from '../words/reading.ts';

const SHOWN_MS = 2_000;

/** Handles a click anywhere in a text: copies the code when it was on a copy button, and says on the button how it went. */
export async function copyCode(click: Event): Promise<void> {
  const button = click.target instanceof Element ? click.target.closest('figure.code button.copy') : null;
  const code = button?.closest('figure')?.querySelector('code')?.textContent;
  if (!button || code === null || code === undefined) return;
  button.setAttribute('aria-live', 'polite');
  try {
    await navigator.clipboard.writeText(code);
    button.textContent = readingWords.copied;
  } catch {
    button.textContent = readingWords.notCopied;
  }
  setTimeout(() => {
    button.textContent = readingWords.copy;
  }, SHOWN_MS);
}
