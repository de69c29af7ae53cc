// The sync plane, put together: sessions, live documents, and the tick between them and the database.
import { clearProbe, writeProbe } from '../../db/queries/documents.ts';
import { type FailureCode, Refusal } from '../../shared/protocol/failures.ts';
import { pageName, tableName } from '../../shared/room/documents.ts';
import type { Given } from '../given.ts';
import type { Decider } from '../rooms/decisions.ts';
import type { Outgoing } from '../rooms/outcome.ts';
import { AwarenessRelay } from './awareness-relay.ts';
import { Compaction, type SnapshotsAfter, snapshotsAfter } from './compaction.ts';
import { Directory } from './directory.ts';
import { AllQueues } from './edit-queue.ts';
import type { Outlet } from './frame.ts';
import { type Limits, limits as usualLimits } from './limits.ts';
import type { LiveDocument } from './live-document.ts';
import type { Admission, SyncPolicy } from './policy.ts';
import { Session } from './session.ts';
import { Tick } from './tick.ts';

/** How often a database that failed is tried again. */
const TRY_AGAIN_MS = 2_000;
/** Nobody is longer than this on the way from being admitted to being connected. */
const ON_THE_WAY_MS = 60_000;

/** Numbers of awareness begin anywhere below 2^48, so that a restart does not give the same again. */
const SEED_BYTES = 6;
const numberFrom = (bytes: Uint8Array): number => bytes.reduce((number, byte) => number * 256 + byte, 0);

type Whose = { member: string } | { user: string };
const isTheirs = (whose: Whose, { member, user }: { member: string; user: string }): boolean =>
  'member' in whose ? whose.member === member : whose.user === user;

export interface SyncPlane extends Decider {
  /** @throws Refusal when this person may not open this document. */
  admit(user: string, address: string): Promise<Admission>;
  /** A session on the admitted document; frames go to the outlet from now on. */
  connect(admission: Admission, outlet: Outlet): Promise<Session>;
  /** Closes every connection of a member (or person), so that each is judged again when it comes back. */
  hangUp(whose: Whose, code: FailureCode): void;
  /** Open connections and documents in memory. */
  readonly size: { sessions: number; documents: number };
  /** Closes every connection and resolves when all writes have finished. */
  close(): Promise<void>;
}

export interface SyncPlaneParts {
  policy: SyncPolicy;
  announce(outgoing: readonly Outgoing[]): void;
  saving?(works: boolean): void;
  turn?(run: () => void): void;
  limits?: Limits;
  queues?: AllQueues;
  snapshots?: SnapshotsAfter;
}

export function createSyncPlane(given: Given, parts: SyncPlaneParts): SyncPlane {
  const { policy, announce, saving, turn = setImmediate, limits = usualLimits, queues = new AllQueues() } = parts;
  const sessions = new Set<Session>();
  let works = true;
  let closing = false;
  let hangUps = 0;
  const hungUp = new Set<{ number: number; whose: Whose; code: FailureCode }>();
  const admittedSince = new WeakMap<Admission, number>();
  const relays = new WeakMap<LiveDocument, AwarenessRelay>();

  const directory = new Directory(given, {
    ...{ fresh: (document) => tick.changed(document), turn, queues },
    quiet: (document) => compaction.considerQuiet(document),
  });
  const compaction = new Compaction(given, parts.snapshots ?? snapshotsAfter, turn);
  const tick: Tick = new Tick({
    ...{ given, policy, directory, turn, announce, saving: noteSaving },
    committed: (document) => compaction.consider(document),
  });

  function noteSaving(now: boolean): void {
    if (now === works) return;
    works = now;
    saving?.(works);
    if (!works) given.clock.after(TRY_AGAIN_MS, tryAgain);
  }

  function tryAgain(): void {
    if (works || closing) return;
    const probe = (work: typeof writeProbe) =>
      tick.decide([], async (tx, t, now) => {
        await work(tx, t, now);
        return { value: undefined, lays: [], announcements: [] };
      });
    probe(writeProbe)
      .then(() => probe(clearProbe))
      .catch(() => given.clock.after(TRY_AGAIN_MS, tryAgain));
  }

  function relayOf(document: LiveDocument): AwarenessRelay {
    const known = relays.get(document);
    if (known !== undefined) return known;
    const afterCommit = (release: () => void) => tick.afterCommit(() => document.dead || release());
    const made = new AwarenessRelay({ clock: given.clock, seed: numberFrom(given.random(SEED_BYTES)), afterCommit });
    relays.set(document, made);
    return made;
  }

  return {
    ...given,
    async admit(user, address) {
      const since = hangUps;
      const admission = await policy.admit(user, address);
      admittedSince.set(admission, since);
      return admission;
    },
    async connect(admission, outlet) {
      if (closing) throw new Refusal('closing');
      const lease = await directory.hold(admission.document);
      while (lease.document.busy !== undefined) await lease.document.busy;
      // Somebody may have been removed, or have signed out, after they were admitted; or all are being sent away.
      const since = admittedSince.get(admission) ?? hangUps;
      const ended = closing
        ? ({ code: 'closing' } as const)
        : lease.document.dead
          ? ({ code: 'not-saved' } as const)
          : [...hungUp].find(({ number, whose }) => number > since && isTheirs(whose, admission));
      if (ended !== undefined) {
        lease.release();
        throw new Refusal(ended.code);
      }
      const session = new Session({
        admission,
        lease,
        relay: admission.isCompany ? relayOf(lease.document) : undefined,
        outlet,
        clock: given.clock,
        limits,
        afterCommit: (release) => tick.afterCommit(release),
        onDisk: () => given.database.onDisk(),
        saves: () => works,
        ended: (ended) => sessions.delete(ended),
      });
      sessions.add(session);
      return session;
    },
    decide: (room, examples, decision) =>
      tick.decide(
        examples.map((example) => tableName(room, example)),
        decision,
      ),
    decideOnPage: (room, example, decision) => tick.decide([pageName(room, example)], decision),
    hangUp(whose, code) {
      const hangUp = { number: ++hangUps, whose, code };
      hungUp.add(hangUp);
      given.clock.after(ON_THE_WAY_MS, () => hungUp.delete(hangUp));
      for (const session of [...sessions]) if (isTheirs(whose, session)) session.close(code);
    },
    get size() {
      return { sessions: sessions.size, documents: directory.size };
    },
    async close() {
      closing = true;
      await Promise.all([...directory.documents()].map(({ busy }) => busy));
      await tick.settled();
      for (const session of [...sessions]) session.close('closing');
      await tick.settled();
      await compaction.settled();
    },
  };
}
