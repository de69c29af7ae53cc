// Links and images in a text: nothing is loaded, and nothing opened before its whole address was shown.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import LeavingDialog from '../../../client/reading/LeavingDialog.svelte';
import { askBeforeLeaving, leaving } from '../../../client/reading/leaving.svelte.ts';
import Prose from '../../../client/reading/Prose.svelte';

const ADDRESS = 'https://tracker.example/a/very/long/way?who=me&secret=42#end';
const source = [
  `[a harmless page](${ADDRESS}) and ![a cat](https://cats.example/cat.png?me)`,
  '[script](javascript:alert(1)) ![data](data:image/png;base64,AAAA) [here](/rooms/1) https://bare.example/x',
  '<img src="https://leak.example/i.png"> <a href="https://leak.example" ping="https://leak.example">b</a>',
].join('\n\n');
let stop: () => void;

beforeEach(async () => {
  stop = askBeforeLeaving();
  await render(Prose, { source });
  await render(LeavingDialog);
});
afterEach(() => {
  stop();
  leaving.address = undefined;
  cleanup();
});
const dialog = () => page.getByRole('dialog');
const onward = () => dialog().getByRole('link', { name: 'Open in a new tab' });

test('[U128] a link asks first, with all of its address, and what opens it tells its host nothing', async () => {
  await page.getByRole('link', { name: 'a harmless page' }).click();
  await expect.element(dialog()).toBeVisible();
  await expect.element(dialog().getByText(ADDRESS)).toBeVisible();
  await expect.element(onward()).toHaveAttribute('href', ADDRESS);
  await expect.element(onward()).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  await page.getByRole('button', { name: 'Stay here' }).click();
  await expect.element(dialog()).not.toBeInTheDocument();
});

test('[U128] the middle button and Enter on an image ask too', async () => {
  const link = page.getByRole('link', { name: 'https://bare.example/x' }).element();
  const middle = new MouseEvent('auxclick', { bubbles: true, cancelable: true, button: 1 });
  link.dispatchEvent(middle);
  expect([middle.defaultPrevented, leaving.address]).toEqual([true, 'https://bare.example/x']);
  leaving.address = undefined;
  (page.getByRole('link', { name: /a cat/ }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(onward()).toHaveAttribute('href', 'https://cats.example/cat.png?me');
});

test('[U128] nothing in the text loads by itself, and only whole http addresses can be followed', () => {
  const text = document.querySelector('.prose') as HTMLElement;
  expect(
    text.querySelectorAll('img, iframe, object, embed, link, script, video, audio, source, [src], [ping]'),
  ).toHaveLength(0);
  expect([...text.querySelectorAll('a')].map(({ href }) => href)).toEqual([ADDRESS, 'https://bare.example/x']);
  const asked = performance.getEntriesByType('resource').map(({ name }) => new URL(name).host);
  for (const host of ['tracker.example', 'cats.example', 'leak.example']) expect(asked).not.toContain(host);
});
