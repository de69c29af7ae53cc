// What raters of a file said stays sealed until the opening, on every way out: each address, document and command, and the numbers.
import { describe, expect, test, vi } from 'vitest';
import { reportOn } from '../../shared/calibration/room/report.ts';
import type { Labels } from '../../shared/example/rating.ts';
import type { Pace } from '../../shared/room/sight.ts';
import { routeRows } from '../access/route-rows.ts';
import type { MatrixApp } from '../access/scene.ts';
import { askBy } from '../access/try-route.ts';
import { roomData } from '../support/calibration.ts';
import { planting } from '../support/plant.ts';
import type { Visitor } from '../support/start-app.ts';
import { Heard, openControl, openDocument } from '../support/stock-clients.ts';

// Every address, asked by three people, on a machine that has other things to do.
vi.setConfig({ testTimeout: 60_000 });

/** Who rated is told of a file, to those who may import; what they said is not. Each here is a word that stands nowhere else. */
const rater = 'Experts of the file';
const KINDS = ['dimension', 'value', 'rationale', 'span', 'category'] as const;
type Said = Record<(typeof KINDS)[number], string>;
const saidOf = (row: number): Said =>
  Object.fromEntries(KINDS.map((kind) => [kind, `${kind}-${row}-${crypto.randomUUID()}`])) as Said;

const labelsOf = ({ dimension, value, rationale, span, category }: Said): Labels => ({
  raters: [{ name: rater, kind: 'person', standing: 'expert' }],
  ratings: [{ rater, dimension, value, rationale }],
  spans: [{ rater, part: { in: 'responses', index: 0 }, start: 0, end: 5, quote: 'First', category, comment: span }],
});

interface House extends AsyncDisposable {
  app: MatrixApp;
  room: string;
  dataset: string;
  examples: string[];
  rubricVersion: string;
  said: Said[];
  people: Record<'lead' | 'trainer' | 'observer', Visitor>;
  members: Record<string, string>;
}

/** The same lead has brought in the file, leads the room, and judges. */
async function aHouse(pace: Pace): Promise<House> {
  const { startApp } = await import('../support/start-app.ts');
  const { aDataset, aMember, aRoom, aUser } = await import('../support/factories.ts');
  const app = await startApp();
  const said = [saidOf(0), saidOf(1)];
  const lead = await aUser(app.given, { name: 'Lea', mayLead: true });
  const labels = (row: number) => labelsOf(said[row] as Said);
  const dataset = await aDataset(app.given, { rows: 2, by: lead.id, labels });
  const { id: room, examples, rubricVersion, ...made } = await aRoom(app.given, { pace, dataset, lead });
  const trainer = await aMember(app.given, { room, role: 'trainer' });
  const observer = await aMember(app.given, { room, role: 'observer' });
  const people = {
    lead: await app.signedIn(lead),
    trainer: await app.signedIn(trainer.user),
    observer: await app.signedIn(observer.user),
  };
  const members = { lead: made.lead.id, trainer: trainer.id, observer: observer.id };
  return {
    ...{ app, room, dataset: dataset.id, examples, rubricVersion, said, people, members },
    [Symbol.asyncDispose]: () => app.close(),
  };
}

class Ways extends Map<string, Heard> {
  by(way: string): Heard {
    const heard = this.get(way) ?? new Heard();
    this.set(way, heard);
    return heard;
  }
}

/** Everything that there is to be read over HTTP, asked for by this person: what came, by the way it came. */
async function answersTo(house: House, name: keyof House['people']): Promise<Ways> {
  const { room, dataset, examples, rubricVersion, people, members } = house;
  const ways = new Ways();
  for (const example of examples) {
    const ids = { member: members.trainer, upload: members.lead, challenge: members.lead, me: members[name] };
    const scene = {
      room,
      dataset,
      example,
      rubricVersion,
      response: 0,
      text: 'note',
      question: 'helpfulness.0',
      ...ids,
    };
    for (const [route, row] of Object.entries(routeRows)) {
      if (!route.startsWith('GET ') || route.endsWith('scalar.js')) continue;
      const { headers, body } = await askBy(people[name], route, row, {
        ...scene,
        invite: { id: room, token: room },
      } as never);
      ways.by(route).note(JSON.stringify([...headers]) + JSON.stringify(body));
    }
  }
  return ways;
}

/** The same, and what comes by documents and commands; to ask for a document that may be opened is to open it. */
async function everythingFor(house: House, name: keyof House['people']): Promise<Ways> {
  const { room, examples, people } = house;
  const person = people[name];
  const ways = await answersTo(house, name);
  const ofExamples = ['table', 'page'].flatMap((kind) => examples.map((example) => `${kind}/${room}/${example}`));
  for (const address of [`desk/${room}`, `board/${room}`, ...ofExamples]) {
    const client = openDocument(person, address, ways.by(address));
    await client.synced.catch(() => undefined);
    client.close();
  }
  const control = await openControl(person, ways.by('commands'));
  await control.get('enter-room', { room });
  for (const example of examples) await control.get('be-at', { room, example });
  control.close();
  return ways;
}

/** What of a row's raters came by which ways. */
const cameOf = (said: Said | undefined, ways: Ways): string[] =>
  KINDS.flatMap((kind) =>
    [...ways].filter(([, heard]) => heard.has(said?.[kind] ?? '')).map(([way]) => `${kind} by ${way}`),
  );

const open = ({ people, room, examples }: House, name: keyof House['people'], row: number) =>
  people[name].post(`/api/rooms/${room}/examples/${examples[row]}/opening`);

describe('what raters of the file said', () => {
  for (const pace of ['together', 'solo'] as const)
    test(`[B25] ${pace}: reaches nobody who judges before the opening, by no way out`, async () => {
      await using house = await aHouse(pace);
      for (const name of ['lead', 'trainer'] as const) {
        expect((await open(house, name, 0)).status, 'it may not be opened yet').toBe(403);
        const ways = await everythingFor(house, name);
        expect(ways.size, 'all ways were tried').toBeGreaterThan(25);
        for (const said of house.said) expect(cameOf(said, ways), name).toEqual([]);
      }
    });

  test('[B25] comes with the opening of its own example, to the one who opened it, and with no other', async () => {
    await using house = await aHouse('together');
    const { people, room, examples, said } = house;
    await people.lead.post(`/api/rooms/${room}/reveals`, { examples: [examples[0]] });
    expect(cameOf(said[0], await answersTo(house, 'observer')), 'revealed, and not opened by them').toEqual([]);
    await open(house, 'trainer', 0);
    const ways = await answersTo(house, 'trainer');
    for (const kind of KINDS) {
      expect(cameOf(said[0], ways)).toContain(`${kind} by GET /api/rooms/{room}/examples/{example}/table`);
      expect(cameOf(said[0], ways)).toContain(`${kind} by GET /api/rooms/{room}/calibration`);
    }
    expect(cameOf(said[1], ways)).toEqual([]);
  });

  test('[B25] [N30] counts in the numbers of a member from the opening on, example by example', async () => {
    await using house = await aHouse('together');
    const { app, people, room, said } = house;
    const numbers = async () => {
      const view = (await people.trainer.get(`/api/rooms/${room}`)).body;
      const report = reportOn(await roomData(app.given, people.trainer.id, view));
      return JSON.stringify((['overview', 'agreement', 'raters'] as const).map((part) => report.part(part).value));
    };
    expect(await numbers()).not.toContain(said[0]?.dimension);
    await people.lead.post(`/api/rooms/${room}/reveals`, { examples: house.examples });
    await open(house, 'trainer', 0);
    const after = await numbers();
    expect(after).toContain(said[0]?.dimension);
    expect(after).not.toContain(said[1]?.dimension);
  });
});

describe('a planted fault is found', () => {
  const plant = planting();

  test('[B25] the numbers are computed from every example of the window', async () => {
    plant('../../server/rooms/opened-examples.ts', () => ({
      openedExamples: async (given: never, at: never) => {
        const { enter } = await import('../../server/rooms/enter.ts');
        return [...(await enter(given, at, 'read')).facts.examples.keys()];
      },
    }));
    await using house = await aHouse('together');
    const came = cameOf(house.said[1], await everythingFor(house, 'trainer'));
    for (const kind of KINDS) expect(came).toContain(`${kind} by GET /api/rooms/{room}/calibration`);
  });
});
