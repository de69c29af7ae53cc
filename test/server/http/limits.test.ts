// How often one address may try links.
import { expect, test } from 'vitest';
import { startApp } from '../../support/start-app.ts';

test('[A18] an address may try a link twenty times a minute; others go on', async () => {
  await using app = await startApp();
  const [guesser, other] = [app.visitor(), app.visitor()];
  const guess = (n: number) => ({ token: `${n}`.padStart(43, 'x') });
  for (const route of ['/api/links/look', '/api/sign-in', '/api/join']) {
    for (let n = 0; n < 20; n++) expect((await guesser.post(route, guess(n))).status).toBe(410);
    const refused = await guesser.post(route, guess(20));
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-fast' } });
    expect(refused.body.detail).toMatch(/^Try again in \d+ seconds\.$/);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await other.post(route, guess(0))).status).toBe(410);
  }
});

test('[A18] an address that no trusted proxy vouches for is not believed', async () => {
  await using app = await startApp({ env: { TRUST_PROXY: 'none' } });
  // Each visitor says another x-forwarded-for; without a trusted proxy they are all one address.
  const tries = await Promise.all(
    Array.from({ length: 21 }, () => app.visitor().post('/api/join', { token: 'x'.repeat(43) })),
  );
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(1);
});
