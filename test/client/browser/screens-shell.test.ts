// What is around every screen: addresses, focus, who is here, and how it looks.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import App from '../../../client/App.svelte';
import { session } from '../../../client/api/session.svelte.ts';
import { router } from '../../../client/router/router.svelte.ts';
import { aPerson, aRoom, aSummary, idOf, Refuses, serve, TOKEN } from './screens-stage.ts';

const progress = { judges: 2, lockedIn: {}, revealed: [] };
const room = idOf('room');
const answers = (about: Record<string, unknown> = {}) => ({
  'GET /me': aPerson({ name: 'Ada' }),
  'GET /rooms': [aSummary()],
  [`GET /rooms/${room}`]: aRoom(),
  [`GET /rooms/${room}/progress`]: progress,
  [`GET /rooms/${room}/invites`]: [],
  ...about,
});

/** The address of the test itself, which every test leaves and comes back to. */
const home = location.href;
function at(address: string): void {
  history.replaceState({}, '', address);
  router.read(false);
}

beforeEach(() => {
  session.state = { is: 'asking' };
  localStorage.clear();
  delete document.documentElement.dataset.theme;
});
afterEach(() => history.replaceState({}, '', home));

describe('addresses', () => {
  test('the secret of a link is out of the address before anything is shown', () => {
    at(`/join#${TOKEN}`);
    expect(location.hash).toBe('');
    expect(location.pathname).toBe('/join');
    expect(router.current.secret).toBe(TOKEN);
  });

  test('a link inside goes without a reload, names the page, and gives the focus to its heading', async () => {
    serve(answers());
    at(`/rooms/${room}/people`);
    await render(App);
    await expect.element(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
    await expect.poll(() => document.title).toBe('People of Monday table read · Tableread');

    await page.getByRole('link', { name: 'Tableread: rooms and datasets' }).click();

    await expect.element(page.getByRole('heading', { level: 1, name: 'Rooms' })).toHaveFocus();
    expect(location.pathname).toBe('/');
    expect(document.title).toBe('Rooms · Tableread');
  });

  test('the way back is the browser’s', async () => {
    serve(answers());
    at('/');
    await render(App);
    await expect.element(page.getByRole('heading', { name: 'Rooms' })).toBeVisible();
    router.go('/nowhere');
    await expect.element(page.getByRole('heading', { name: 'There is no page here' })).toHaveFocus();
    history.back();
    await expect.element(page.getByRole('heading', { name: 'Rooms' })).toHaveFocus();
  });

  test('the top bar names the room one is in', async () => {
    serve(answers());
    at(`/rooms/${room}/people`);
    await render(App);
    const place = page.getByRole('banner').getByRole('link', { name: 'Monday table read' });
    await expect.element(place.first()).toHaveAttribute('href', `/rooms/${room}`);
  });
});

describe('who is here', () => {
  test.each(['/', '/rooms/new', `/rooms/${room}`])(
    'at %s whoever is not signed in is told how to come in',
    async (path) => {
      serve({ 'GET /me': new Refuses('signed-out') });
      at(path);
      await render(App);
      await expect.element(page.getByRole('heading', { name: 'You are not signed in here' })).toBeVisible();
    },
  );

  test('a session that ends meanwhile leads there too', async () => {
    serve(answers({ [`GET /rooms/${room}`]: new Refuses('signed-out') }));
    at(`/rooms/${room}/people`);
    await render(App);
    await expect.element(page.getByRole('heading', { name: 'You are not signed in here' })).toBeVisible();
  });

  test('while the server is away the page says so, and asks again', async () => {
    const server: Record<string, unknown> = {};
    serve(server);
    at('/');
    await render(App);
    await expect.element(page.getByRole('heading', { name: 'Tableread cannot be reached' })).toBeVisible();

    Object.assign(server, answers());
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByRole('heading', { name: 'Rooms' })).toBeVisible();
  });

  test('one can sign out', async () => {
    const asked = serve(answers({ 'POST /sign-out': undefined }));
    at('/');
    await render(App);
    await page.getByRole('button', { name: /^Ada/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();

    await expect.element(page.getByRole('heading', { name: 'You are not signed in here' })).toBeVisible();
    expect(asked.at(-1)?.route).toBe('POST /sign-out');
    await expect.element(page.getByText('You are signed out.')).toBeVisible();
  });
});

test('light or dark is remembered; the system’s choice needs no memory', async () => {
  serve(answers());
  at('/');
  await render(App);
  await page.getByRole('button', { name: /^Ada/ }).click();

  await page.getByRole('radio', { name: 'Dark' }).click();
  expect(document.documentElement.dataset.theme).toBe('dark');
  expect(localStorage.getItem('tableread-theme')).toBe('dark');

  await page.getByRole('radio', { name: 'System' }).click();
  expect(document.documentElement.dataset.theme).toBeUndefined();
  expect(localStorage.getItem('tableread-theme')).toBeNull();
});
