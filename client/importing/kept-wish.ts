// What somebody has decided about the file they are importing, kept in this tab: a reload finds it again.
import type { Wish } from './import-run.svelte.ts';

const KEY = 'tableread.import';

/** Of one file at a time: another takes its place. */
export function keepWish(upload: string, wish: Wish): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ upload, ...wish }));
  } catch {
    // Where nothing can be kept, or nothing so large, a reload begins anew.
  }
}

export function forgetWish(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Then nothing was kept either.
  }
}

/** Undefined when none was kept for this file. */
export async function keptWish(upload: string): Promise<Wish | undefined> {
  try {
    const { upload: of, ...wish } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    if (of !== upload) return undefined;
    const { KeptWish } = await import('../../shared/protocol/uploads.ts');
    return KeptWish.safeParse(wish).data;
  } catch {
    return undefined;
  }
}
