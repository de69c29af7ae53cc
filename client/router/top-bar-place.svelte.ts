// What the top bar shows of the screen below it: the name of the room one is in, and that room's own marks and controls.
import type { Snippet } from 'svelte';

class TopBarPlace {
  title = $state('');
  href = $state('');
  aside = $state.raw<Snippet>();

  /** Names the place for as long as the calling component lives: call it inside `$effect(() => …)`, which takes the answer as its end. */
  show(title: string, href: string, aside?: Snippet): () => void {
    this.title = title;
    this.href = href;
    this.aside = aside;
    return () => {
      this.title = '';
      this.href = '';
      this.aside = undefined;
    };
  }
}

export const topBarPlace = new TopBarPlace();
