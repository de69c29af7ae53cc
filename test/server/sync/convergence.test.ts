// Replicas agree whatever the network does: seeded random delivery, broken connections, restarts of the server.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '../../../server/sync/read-document.ts';
import { deskEntries, deskName } from '../../../shared/room/documents.ts';
import { comment } from '../../support/entries.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { aSyncStage } from '../../support/sync-stage.ts';

const STEPS = 250;

describe('convergence', () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    test(`[Y8] four tabs of one person, seed ${seed}`, async () => {
      const random = seededRandom(seed);
      await using stage = await aSyncStage();
      const tabs = [await stage.desk('tom'), await stage.desk('tom'), await stage.desk('tom'), await stage.desk('tom')];
      let edits = 0;
      for (let step = 0; step < STEPS; step++) {
        const tab = tabs[random.below(tabs.length)] as (typeof tabs)[number];
        const dice = random.below(100);
        if (dice < 30) comment(tab, `c${random.below(12)}`, stage.example(random.below(3)), `edit ${++edits}`);
        else if (dice < 35) deskEntries(tab.doc).delete(`c${random.below(12)}`);
        else if (dice < 60) tab.deliverToServer();
        else if (dice < 85) tab.deliverToClient();
        else if (dice < 94) await stage.turn();
        else if (dice < 96) tab.disconnect();
        else if (dice < 99) {
          if (!tab.connected) await stage.join(tab);
        } else {
          // The server dies without a word and starts again from its database.
          for (const each of tabs) each.disconnect();
          stage.startPlane();
        }
      }
      for (const tab of tabs) if (!tab.connected) await stage.join(tab);
      await stage.flow();
      const stored = await readDocument(
        stage.given.database.read,
        stage.given.database.tables,
        deskName(stage.room, stage.member('tom')),
      );
      const expected = deskEntries(stored).toJSON();
      for (const tab of tabs) {
        expect(tab.closed).toBeUndefined();
        expect(deskEntries(tab.doc).toJSON()).toEqual(expected);
        expect(Y.encodeStateVector(tab.doc)).toEqual(Y.encodeStateVector(stored));
      }
      expect(edits).toBeGreaterThan(30);
    });
  }

  test('[Y8] the check finds replicas that differ', async () => {
    await using stage = await aSyncStage();
    const [one, two] = [await stage.desk('tom'), await stage.desk('tom')];
    await stage.flow();
    two.disconnect();
    comment(one, 'c1', stage.example(0), 'only here');
    await stage.flow();
    expect(Y.encodeStateVector(one.doc)).not.toEqual(Y.encodeStateVector(two.doc));
  });
});
