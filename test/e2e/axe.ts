// What axe finds on a page, in the light and in the dark.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Person } from './people.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that read colours: the rest of a page is the same in both themes. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Every fault, one line each; the page is left in the theme it was in. `within`: a selector. */
export async function axeFaults({ page }: Person, within = 'html'): Promise<string[]> {
  // What is about to be replaced is faded and cannot be used.
  await expect(page.locator('.stale')).toHaveCount(0);
  const found: string[] = [];
  const look = async (theme: string, axe: AxeBuilder) => {
    // Nothing may be half faded when its contrast is measured.
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
    );
    for (const { id, nodes } of (await axe.analyze()).violations)
      for (const { target, failureSummary } of nodes)
        found.push(`${theme}: ${id}: ${target.join(' ')} ${failureSummary ?? ''}`);
  };
  await page.emulateMedia({ colorScheme: 'light' });
  await look('light', new AxeBuilder({ page }).include(within).withTags(TAGS));
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('dark', new AxeBuilder({ page }).include(within).withRules(OF_COLOURS));
  await page.emulateMedia({ colorScheme: null });
  return found;
}
