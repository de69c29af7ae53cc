// A real browser that cannot keep anything: its profile holds files where Chromium wants the folders of its storage.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, Person, roomOf, test } from './people.ts';

/** Where Chromium keeps what pages store; cookies are beside them. */
const STORES = ['IndexedDB', 'Local Storage', 'Session Storage'];

function blockedProfile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tableread-profile-'));
  for (const within of [folder, path.join(folder, 'Default')]) {
    mkdirSync(within, { recursive: true });
    for (const store of STORES) writeFileSync(path.join(within, store), '');
  }
  return folder;
}

test('[U158] in a browser that refuses its storage one is told so, signs in, judges, reloads, and works on without a line', async ({
  house,
  playwright,
  launchOptions,
}) => {
  const lea = await house.leadInSampleRoom();
  const { link } = await lea.ask<{ link: string }>('POST', `/api/rooms/${roomOf(lea)}/invites`, {
    role: 'trainer',
    standing: 'trainer',
  });
  const profile = blockedProfile();
  // localStorage alone would live on in memory: this way there is none.
  const args = [...(launchOptions.args ?? []), '--disable-local-storage'];
  const baseURL = new URL(lea.page.url()).origin;
  const options = {
    ...launchOptions,
    args,
    baseURL,
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
  } as const;
  const context = await playwright.chromium.launchPersistentContext(profile, options);
  try {
    const tom = new Person(await context.newPage(), 'Tom', baseURL);
    await tom.comeIn(link);
    await tom.isAt(1);
    const refused = await tom.page.evaluate(
      () =>
        new Promise((resolve) => {
          const asked = indexedDB.open('probe');
          asked.onsuccess = () => resolve('opened');
          asked.onerror = () => resolve(asked.error?.name);
        }),
    );
    expect(refused).toBe('UnknownError');
    expect(await tom.page.evaluate(() => localStorage)).toBeNull();

    const says = tom.says('This browser keeps no copy of your work');
    await expect(says).toBeVisible();
    await tom.judgeHelpfulness([4, 2]);
    await expect(tom.mark).toHaveText('Saved');
    await tom.page.reload();
    await tom.isAt(1);
    await expect(tom.answer('Helpfulness, response A')).toHaveText('4');
    await expect(says).toBeVisible();

    await tom.goTo(60);
    await context.setOffline(true);
    await expect(tom.mark).toHaveText('Offline');
    await tom.goTo(90);
    await tom.comment('Nothing keeps this but the page.');
    await context.setOffline(false);
    await expect(tom.mark).toHaveText('Saved', { timeout: 60_000 });
    await tom.page.reload();
    await expect(tom.says('Nothing keeps this but the page.')).toBeVisible();
    expect(tom.faults).toEqual([]);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
