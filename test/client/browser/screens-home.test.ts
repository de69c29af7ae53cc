// The first page, and what stands there when one cannot go on.
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import HomeScreen from '../../../client/screens/HomeScreen.svelte';
import NotFoundScreen from '../../../client/screens/NotFoundScreen.svelte';
import SignedOutScreen from '../../../client/screens/SignedOutScreen.svelte';
import { aDataset, aSummary, idOf, serve, signedInAs } from './screens-stage.ts';

const progress = { judges: 2, lockedIn: { [idOf('one')]: 2, [idOf('two')]: 1 }, revealed: [idOf('one')] };

describe('home', () => {
  test('lists rooms with pace, dataset, members and how far they are', async () => {
    signedInAs({ mayLead: true });
    serve({ 'GET /rooms': [aSummary()], [`GET /rooms/${idOf('room')}/progress`]: progress, 'GET /datasets': [] });
    await render(HomeScreen);

    const row = page.getByRole('listitem').filter({ hasText: 'Monday table read' });
    await expect.element(row).toMatchTextContent(/Together · Fables · 2.members · you lead/);
    await expect.element(row).toMatchTextContent(/3 of 200.judgments locked in · 1 of 100 revealed/);
    await expect
      .element(page.getByRole('link', { name: 'Monday table read' }))
      .toHaveAttribute('href', `/rooms/${idOf('room')}`);
  });

  test('is of use without progress', async () => {
    signedInAs();
    serve({ 'GET /rooms': [aSummary({ role: 'trainer' })], [`GET /rooms/${idOf('room')}/progress`]: 'nonsense' });
    await render(HomeScreen);
    await expect.element(page.getByRole('link', { name: 'Monday table read' })).toBeVisible();
  });

  test('shows leads their datasets and the ways to make more', async () => {
    signedInAs({ mayLead: true });
    serve({ 'GET /rooms': [], 'GET /datasets': [aDataset()] });
    await render(HomeScreen);

    await expect
      .element(page.getByRole('link', { name: 'Fables' }))
      .toHaveAttribute('href', `/datasets/${idOf('dataset')}`);
    await expect.element(page.getByText('Prompts with responses')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Import a file' })).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Make a room' })).toBeVisible();
  });

  test('asks nothing about datasets, and offers nothing, to those who do not lead', async () => {
    signedInAs();
    const asked = serve({ 'GET /rooms': [] });
    await render(HomeScreen);

    await expect.element(page.getByText(/Ask its lead for an invite link/)).toBeVisible();
    expect(page.getByRole('link', { name: 'Make a room' }).query()).toBeNull();
    expect(asked.map(({ route }) => route)).toEqual(['GET /rooms']);
  });

  test('says when the server is away, and tries again', async () => {
    signedInAs();
    const answers: Record<string, unknown> = {};
    serve(answers);
    await render(HomeScreen);
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The server does not answer/);

    answers['GET /rooms'] = [aSummary()];
    answers[`GET /rooms/${idOf('room')}/progress`] = progress;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByRole('link', { name: 'Monday table read' })).toBeVisible();
  });

  test('says when an answer is of another version', async () => {
    signedInAs();
    serve({ 'GET /rooms': [{ name: 'from the future' }] });
    await render(HomeScreen);
    await expect.element(page.getByRole('alert')).toMatchTextContent(/older than the server. Reload it/);
  });
});

test('whoever is not signed in is told both ways in', async () => {
  await render(SignedOutScreen);
  await expect.element(page.getByText(/Open the invite link/)).toBeVisible();
  await expect.element(page.getByText(/Open the sign-in link/)).toBeVisible();
});

test('an address that leads nowhere leads home', async () => {
  await render(NotFoundScreen);
  await expect.element(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Go to the rooms' })).toHaveAttribute('href', '/');
});
