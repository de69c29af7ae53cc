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
  // No page has frames, so the results of several need not be joined on a page of their own; and nothing else than faults is read.
  const axe = () =>
    new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .include(within);
  const look = async (theme: string, asked: AxeBuilder) => {
    // Nothing may be half faded when its contrast is measured; and a browser without a screen may draw no frame by which it would end.
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
    });
    for (const { id, nodes } of (await asked.analyze()).violations)
      for (const { target, failureSummary } of nodes)
        found.push(`${theme}: ${id}: ${target.join(' ')} ${failureSummary ?? ''}`);
  };
  await page.emulateMedia({ colorScheme: 'light' });
  await look('light', axe().withTags(TAGS));
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('dark', axe().withRules(OF_COLOURS));
  await page.emulateMedia({ colorScheme: null });
  return found;
}
