// Plants a fault in a module of the product for one test: whoever imports it afterwards gets the fault.
import { afterEach, vi } from 'vitest';

// biome-ignore lint/suspicious/noExplicitAny: what a fault replaces has any shape
export type Original = Record<string, any>;
export type Plant = (file: string, fault: (original: Original) => Original) => void;

/**
 * To be called once by a file of tests. Modules are named as from here: `../../server/…`. All is taken out after each test, or,
 * with `afterAll`, after all of them.
 */
export function planting(after: (run: () => void) => void = afterEach): Plant {
  const planted: string[] = [];
  after(() => {
    for (const file of planted.splice(0)) vi.doUnmock(file);
    vi.resetModules();
  });
  return (file, fault) => {
    planted.push(file);
    vi.resetModules();
    vi.doMock(file, async (importOriginal) => ({
      ...(await importOriginal<Original>()),
      ...fault(await importOriginal()),
    }));
  };
}
