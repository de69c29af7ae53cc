// The two ways in: signing in by a link, and joining a room by an invite.
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { session } from '../../../client/api/session.svelte.ts';
import JoinScreen from '../../../client/screens/JoinScreen.svelte';
import SignInScreen from '../../../client/screens/SignInScreen.svelte';
import type { LinkView } from '../../../shared/protocol/people.ts';
import { aPerson, goes, idOf, Refuses, serve, signedInAs, TOKEN } from './screens-stage.ts';

const anInvite = (about: Partial<LinkView & { for: 'invite' }> = {}): LinkView => ({
  for: 'invite',
  room: { id: idOf('room'), title: 'Monday table read', examples: 100, pace: 'together' },
  role: 'trainer',
  standing: 'trainer',
  member: false,
  ...about,
});

beforeEach(() => signedInAs());

describe('a sign-in link', () => {
  test('asks for a name the first time, and signs in with it', async () => {
    const asked = serve({ 'POST /links/look': { for: 'sign-in' }, 'POST /sign-in': aPerson({ name: 'Ada' }) });
    const went = goes();
    await render(SignInScreen, { token: TOKEN });

    await page.getByLabelText('Your name').fill('Ada');
    await page.getByRole('button', { name: 'Sign in' }).click();

    await expect.poll(() => went).toEqual(['/']);
    expect(asked.at(-1)).toEqual({ route: 'POST /sign-in', body: { token: TOKEN, name: 'Ada' } });
    expect(session.me?.name).toBe('Ada');
  });

  test('asks for no name when the person has one', async () => {
    const asked = serve({ 'POST /links/look': { for: 'sign-in', name: 'Ada' }, 'POST /sign-in': aPerson() });
    goes();
    await render(SignInScreen, { token: TOKEN });

    await expect.element(page.getByRole('heading', { name: 'Welcome back, Ada' })).toBeVisible();
    await page.getByRole('button', { name: 'Sign in' }).click();

    await expect.poll(() => asked.at(-1)).toEqual({ route: 'POST /sign-in', body: { token: TOKEN } });
  });

  test('is not used up by an empty name: the field says what is missing, and has the focus', async () => {
    const asked = serve({ 'POST /links/look': { for: 'sign-in' } });
    await render(SignInScreen, { token: TOKEN });

    await page.getByRole('button', { name: 'Sign in' }).click();

    const field = page.getByLabelText('Your name');
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveAccessibleDescription(/Give a name/);
    expect(asked.filter(({ route }) => route === 'POST /sign-in')).toEqual([]);
  });

  test.each([
    ['used up', new Refuses('link-used'), /used up, has expired or was withdrawn.*start it again/],
    ['cut short', new Refuses('bad-request'), /cut short or mistyped/],
  ])('that is %s says so and what to do', async (_, refusal, sentence) => {
    serve({ 'POST /links/look': refusal });
    await render(SignInScreen, { token: TOKEN });

    await expect.element(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
    await expect.element(page.getByText(sentence)).toBeVisible();
  });

  test('without its last part asks to open it again', async () => {
    await render(SignInScreen, { token: undefined });
    await expect.element(page.getByRole('heading', { name: 'The link is not complete' })).toBeVisible();
  });

  test('that turns out to be an invite leads to joining', async () => {
    serve({ 'POST /links/look': anInvite() });
    const went = goes();
    await render(SignInScreen, { token: TOKEN });
    await expect.poll(() => went).toEqual([`/join#${TOKEN}`]);
  });
});

describe('an invite', () => {
  test('shows the room and what one will do there, asks for a name, and leads into the room', async () => {
    const asked = serve({ 'POST /links/look': anInvite(), 'POST /join': { me: aPerson(), room: idOf('room') } });
    const went = goes();
    await render(JoinScreen, { token: TOKEN });

    await expect.element(page.getByRole('heading', { name: 'Monday table read' })).toBeVisible();
    await expect.element(page.getByText(/100.examples · as trainer/)).toBeVisible();
    await expect.element(page.getByText(/You judge blind: until an example is opened/)).toBeVisible();
    await page.getByLabelText('Your name').fill('Ben');
    await page.getByRole('button', { name: 'Join the room' }).click();

    await expect.poll(() => went).toEqual([`/rooms/${idOf('room')}`]);
    expect(asked.at(-1)?.body).toEqual({ token: TOKEN, name: 'Ben' });
  });

  test.each([
    ['an observer', anInvite({ role: 'observer' }), /You read along/],
    [
      'a room without blindness',
      anInvite({ room: { id: idOf('room'), title: 'Workshop', examples: 10, pace: 'open' } }),
      /Nothing is blind in this room/,
    ],
  ])('promises %s nothing else', async (_, view, sentence) => {
    serve({ 'POST /links/look': view });
    await render(JoinScreen, { token: TOKEN });
    await expect.element(page.getByText(sentence)).toBeVisible();
    expect(page.getByText(/You judge blind/).query()).toBeNull();
  });

  test('asks no name of someone who is signed in', async () => {
    signedInAs({ name: 'Ada' });
    serve({ 'POST /links/look': anInvite() });
    await render(JoinScreen, { token: TOKEN });

    await expect.element(page.getByText('You join as Ada.')).toBeVisible();
    expect(page.getByLabelText('Your name').query()).toBeNull();
  });

  test('leads a member straight back into the room', async () => {
    signedInAs();
    serve({ 'POST /links/look': anInvite({ member: true }) });
    await render(JoinScreen, { token: TOKEN });
    const way = page.getByRole('link', { name: 'Go to the room' });
    await expect.element(way).toHaveAttribute('href', `/rooms/${idOf('room')}`);
  });

  test('that was used up meanwhile says so beside the button, and keeps the name', async () => {
    serve({ 'POST /links/look': anInvite(), 'POST /join': new Refuses('link-used') });
    await render(JoinScreen, { token: TOKEN });

    await page.getByLabelText('Your name').fill('Ben');
    await page.getByRole('button', { name: 'Join the room' }).click();

    await expect.element(page.getByRole('alert')).toMatchTextContent(/Ask the lead for a new one/);
    await expect.element(page.getByLabelText('Your name')).toHaveValue('Ben');
  });
});
