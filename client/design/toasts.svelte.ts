// Short messages that something was done; they come, are read out, and go.

const SHOWN_MS = 6_000;

export interface Toast {
  readonly id: number;
  readonly text: string;
}

class Toasts {
  shown = $state.raw<readonly Toast[]>([]);
  #next = 1;

  /** Only for what needs no answer: a failure belongs where it happened, as a Notice. */
  say(text: string): void {
    const id = this.#next++;
    this.shown = [...this.shown, { id, text }];
    setTimeout(() => this.dismiss(id), SHOWN_MS);
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
