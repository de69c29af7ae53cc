// A person's desk as the pictures need it: what the raters of the sample dataset gave becomes the judgments of people in a room.
import { readFileSync } from 'node:fs';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const SAVED = 100;

/** @typedef {{ name: string, helpfulness: number[], critical_error: boolean[], rationale: string }} Rater */
/** @typedef {{ prompt?: string, responses: string[], raters: Rater[] }} Row */

/** @type {Row[]} */
export const rows = readFileSync('db/sample/examples.jsonl', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

/**
 * Opens somebody's desk with the stock provider.
 * @param {{ address: string, cookie: string, room: string, examples: string[] }} whose `examples` of the room in order
 */
export async function openDesk({ address, cookie, room, examples }) {
  class Socket extends WebSocket {
    /** @param {string | URL} url */
    constructor(url) {
      super(url, { headers: { origin: address, cookie } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${address.replace('http', 'ws')}/sync/v1`, `desk/${room}`, doc, {
    WebSocketPolyfill: /** @type {any} */ (Socket),
    disableBc: true,
  });
  await new Promise((resolve, reject) => {
    provider.once('sync', resolve);
    provider.once('connection-error', () => reject(new Error(`The desk at ${address} could not be opened.`)));
  });
  const entries = doc.getMap('entries');
  const at = (/** @type {number} */ n) => examples[n - 1] ?? '';

  /**
   * @param {number} n number of the example, from 1
   * @param {Pick<Rater, 'helpfulness' | 'critical_error'>} rater
   */
  function answer(n, { helpfulness, critical_error }) {
    const example = at(n);
    const put = (
      /** @type {string} */ dimension,
      /** @type {number} */ response,
      /** @type {number | boolean} */ value,
    ) =>
      entries.set(`judgment.${example}.${dimension}.${response}`, {
        ...{ kind: 'judgment', example, dimension, response, value },
      });
    for (const [response, value] of helpfulness.entries()) put('helpfulness', response, value);
    for (const [response, value] of critical_error.entries()) put('critical-error', response, value);
  }

  return {
    answer,
    /** @param {number} n @param {string} text */
    explain: (n, text) => entries.set(`rationale.${at(n)}`, { kind: 'rationale', example: at(n), text }),
    /** @param {number} n */
    lockIn: (n) => entries.set(`lock-in.${at(n)}`, { kind: 'lock-in', example: at(n), locked: true }),
    /** @param {number} n @param {number} seconds */
    read: (n, seconds) => entries.set(`read.${at(n)}`, { kind: 'read', example: at(n), seconds }),

    /**
     * Everything one rater of the sample gave, locked in.
     * @param {number} rater 0, 1 or 2
     * @param {number[]} numbers of the examples
     */
    judgeAs(rater, numbers) {
      doc.transact(() => {
        for (const n of numbers) {
          const given = rows[n - 1]?.raters[rater];
          if (given === undefined) continue;
          answer(n, given);
          this.explain(n, given.rationale);
          this.read(n, 60);
          this.lockIn(n);
        }
      });
    },

    /**
     * Marks words of a message or response.
     * @param {string} key
     * @param {{ n: number, part: { in: 'conversation' | 'responses', index: number }, source: string, exact: string }} where
     */
    highlight(key, { n, part, source, exact }) {
      const start = source.indexOf(exact);
      const end = start + exact.length;
      const [prefix, suffix] = [source.slice(Math.max(0, start - 32), start), source.slice(end, end + 32)];
      const anchor = { part, start, end, exact, prefix, suffix };
      entries.set(key, { kind: 'highlight', example: at(n), anchor });
    },

    /**
     * Answers somebody's highlight or comment.
     * @param {string} key
     * @param {{ n: number, to: string, text: string }} said `to` is `author/key`
     */
    comment: (key, { n, to, text }) =>
      entries.set(key, { kind: 'comment', example: at(n), subject: { on: 'entry', entry: to }, text }),

    /** Resolves when all of it is on the server's disk. */
    saved: () =>
      new Promise((/** @type {(value: void) => void} */ resolve) => {
        provider.messageHandlers[SAVED] = () => resolve();
        provider.ws?.send(Uint8Array.of(SAVED, 1));
      }),
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
}
