// The engines that have been loaded so far, shared by every text on the page.
import type { CutCode, Engines, SetMaths } from './markdown/engines.ts';

class LoadedEngines implements Engines {
  maths = $state.raw<SetMaths>();
  code = $state.raw<CutCode>();
  readonly #loading = new Map<keyof Engines, Promise<void>>();

  /** Loads an engine unless it is there or under way. When it cannot be had (no network), texts stay as they are and a later call tries again. */
  load(engine: keyof Engines): Promise<void> {
    const loading = this.#loading.get(engine) ?? this.#fetch(engine).catch(() => void this.#loading.delete(engine));
    this.#loading.set(engine, loading);
    return loading;
  }

  async #fetch(engine: keyof Engines): Promise<void> {
    if (engine === 'maths') this.maths = (await import('./maths-engine.ts')).setMaths;
    else this.code = (await import('./code-engine.ts')).cutCode;
  }
}

export const loadedEngines = new LoadedEngines();
