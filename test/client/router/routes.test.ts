// Addresses and what they show.
import { expect, test } from 'vitest';
import { hrefTo, matchRoute } from '../../../client/router/routes.ts';

const room = 'a'.repeat(22);

test.each([
  ['/', { name: 'home', params: {} }],
  ['/sign-in', { name: 'sign-in', params: {} }],
  ['/datasets/new', { name: 'new-dataset', params: {} }],
  [`/datasets/${room}`, { name: 'dataset', params: { dataset: room } }],
  ['/rooms/new', { name: 'new-room', params: {} }],
  [`/rooms/${room}`, { name: 'room', params: { room } }],
  [`/rooms/${room}/`, { name: 'room', params: { room } }],
  [`/rooms/${room}/7`, { name: 'example', params: { room, n: '7' } }],
  [`/rooms/${room}/people`, { name: 'people', params: { room } }],
  [`/rooms/${room}/rubric`, { name: 'rubric', params: { room } }],
])('%s is %o', (path, match) => {
  expect(matchRoute(path)).toEqual(match);
});

test.each([
  '/nowhere',
  '/rooms',
  '/rooms/short',
  `/rooms/${room}/0`,
  `/rooms/${room}/x`,
  `/rooms/${room}/7/8`,
  '/api/me',
])('%s leads nowhere', (path) => {
  expect(matchRoute(path)).toBeUndefined();
});

test('every address can be made and read back', () => {
  expect(matchRoute(hrefTo('example', { room, n: '42' }))).toEqual({ name: 'example', params: { room, n: '42' } });
  expect(hrefTo('home')).toBe('/');
});
