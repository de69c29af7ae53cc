// Links and images of texts that others wrote: nothing is opened before its whole address has been shown.

class Leaving {
  #address = $state.raw<string>();

  /** What one is asked about; undefined while one is not. */
  get address(): string | undefined {
    return this.#address;
  }
  set address(address: string | undefined) {
    this.#address = address;
  }
}
export const leaving = new Leaving();

const LINK = '.prose a[href]';
const IMAGE = '.prose [data-address]';

function addressAt(target: EventTarget | null): string | undefined {
  const found = target instanceof Element ? target.closest(`${LINK}, ${IMAGE}`) : null;
  if (found instanceof HTMLAnchorElement) return found.href;
  return found instanceof HTMLElement ? found.dataset.address : undefined;
}

/** Asks before any such address is opened, by whatever button or key; returns how to stop. */
export function askBeforeLeaving(): () => void {
  const ask = (event: Event): void => {
    const address = addressAt(event.target);
    if (address === undefined) return;
    event.preventDefault();
    // Selecting words of a link is not following it.
    if (document.getSelection()?.isCollapsed === false) return;
    leaving.address = address;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.target instanceof Element && event.target.matches(IMAGE)) ask(event);
  };
  const { signal, stop } = withStop();
  document.addEventListener('click', ask, { signal, capture: true });
  document.addEventListener('auxclick', ask, { signal, capture: true });
  document.addEventListener('keydown', press, { signal, capture: true });
  return stop;
}

function withStop(): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, stop: () => controller.abort() };
}
