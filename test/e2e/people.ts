// The people of a story and the server they meet at; what each can do is in person.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, test as base, expect } from '@playwright/test';
import { startProcess } from '../support/start-process.ts';
import { Person } from './person.ts';
import { type Served, type SharedProcess, startSharedProcess } from './shared-process.ts';

export { expect, Person };

/** A server with a database as after its first start, and whoever comes there. */
export interface House {
  /** By which the lead signs in. */
  signInLink: string;
  /** Somebody with a browser, who has opened nothing yet. */
  person(name: string, options?: BrowserContextOptions): Promise<Person>;
  /** Another tab of the same person, or the same person again after closing. */
  anotherTab(of: Person, url?: string): Promise<Person>;
  /** The lead, signed in, who has opened nothing yet. */
  lead(options?: BrowserContextOptions): Promise<Person>;
  /** The lead, at the first example of the sample room. */
  leadInSampleRoom(): Promise<Person>;
  /** Somebody who joined this room by an invite that the lead made, at its first example. */
  joins(name: string, lead: Person, room: string, options?: BrowserContextOptions): Promise<Person>;
}

/** A house whose server is a process of its own, started on an empty database as a person would. */
export interface FragileHouse extends House {
  /** kill -9 */
  kill(): Promise<void>;
  /** kill -9, and a new process on the same port and file. */
  killAndStartAgain(): Promise<void>;
}

export const roomOf = (person: Person): string => /\/rooms\/([\w-]{22})/.exec(person.page.url())?.[1] ?? '';

interface Place {
  browser: Browser;
  /** Where the server's database is to be. */
  file: string;
  everyone: Person[];
}

function houseAt({ browser, everyone }: Place, { address, token, link }: Served): House {
  const house: House = {
    signInLink: link,
    async person(name, options) {
      const context = await browser.newContext({
        baseURL: address,
        viewport: { width: 1440, height: 900 },
        // Only where a page is opened again without a line.
        serviceWorkers: 'block',
        ...options,
      });
      const person = new Person(await context.newPage(), name, address);
      everyone.push(person);
      return person;
    },
    async anotherTab(of, url = of.page.url()) {
      const tab = new Person(await of.page.context().newPage(), of.name, address);
      everyone.push(tab);
      await tab.page.goto(url);
      return tab;
    },
    async lead(options) {
      const lead = await house.person('Lea', options);
      await lead.ask('POST', '/api/sign-in', { token, name: lead.name });
      return lead;
    },
    async leadInSampleRoom() {
      const lead = await house.lead();
      const [sample] = await lead.ask<{ id: string }[]>('GET', '/api/rooms');
      await lead.page.goto(`/rooms/${sample?.id}`);
      await lead.isAt(1);
      return lead;
    },
    async joins(name, lead, room, options) {
      const invite = { role: 'trainer', standing: 'trainer' };
      const { link } = await lead.ask<{ link: string }>('POST', `/api/rooms/${room}/invites`, invite);
      const person = await house.person(name, options);
      await person.ask('POST', '/api/join', { token: new URL(link).hash.slice(1), name });
      await person.page.goto(`/rooms/${room}`);
      await person.isAt(1);
      // Only now do they hear what happens: whoever arrives a moment after a reveal is asked before the table is shown.
      await expect(person.button(/^People; here now: /)).toBeVisible();
      return person;
    },
  };
  return house;
}

async function everybodyLeaves({ everyone }: Place): Promise<void> {
  for (const context of new Set(everyone.map(({ page }) => page.context()))) await context.close();
}

interface OfAStory {
  place: Place;
  house: House;
  fragileHouse: FragileHouse;
}

/** Tests with a server of their own; at the end nobody's browser may have reported a fault. */
export const test = base.extend<OfAStory, { sharedProcess: SharedProcess }>({
  sharedProcess: [
    async ({ browserName: _ }, use) => {
      const process = await startSharedProcess();
      await use(process);
      process.end();
    },
    { scope: 'worker' },
  ],
  place: async ({ browser }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tableread-e2e-'));
    const place: Place = { browser, file: path.join(folder, 'tableread.db'), everyone: [] };
    await use(place);
    rmSync(folder, { recursive: true, force: true });
    expect(place.everyone.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
  },
  house: async ({ place, sharedProcess }, use) => {
    await use(houseAt(place, await sharedProcess.serve(place.file)));
    await everybodyLeaves(place);
    await sharedProcess.stop();
  },
  fragileHouse: async ({ place }, use) => {
    let server = await startProcess(place.file);
    const port = Number(new URL(server.address).port);
    await use({
      ...houseAt(place, server),
      kill: () => server.kill(),
      async killAndStartAgain() {
        await server.kill();
        server = await startProcess(place.file, port);
      },
    });
    await everybodyLeaves(place);
    await server.stop();
  },
});
