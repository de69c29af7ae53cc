// The yardstick of reading: one page with the same text as paragraphs, and nothing else; served as fast as Node can.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { LongRow } from './long-rows.ts';

const STYLE =
  'body{max-width:72rem;margin:1rem auto;font:19px/1.56 serif}.two{display:grid;grid-template-columns:1fr 1fr;gap:2rem}p{white-space:pre-line}';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const paragraphs = (text: string): string =>
  text
    .split('\n\n')
    .map((part) => `<p>${escaped(part)}</p>`)
    .join('');

export async function serveStatic(rows: readonly LongRow[]): Promise<{ address: string; close(): void }> {
  const examples = rows.map(({ prompt, responses }) => {
    const columns = responses.map((response) => `<div>${paragraphs(response)}</div>`).join('');
    return `<article><p>${escaped(prompt)}</p><div class="two">${columns}</div></article>`;
  });
  const html = `<!doctype html><meta charset="utf-8"><title>Static</title><style>${STYLE}</style>${examples.join('')}`;
  const packed = gzipSync(html);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'gzip',
    'cache-control': 'no-store',
  };
  const server = createServer((_, response) => response.writeHead(200, headers).end(packed)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
