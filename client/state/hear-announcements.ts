// What the server announces in a room, brought to the state it concerns.
import type { Configured } from '../../shared/protocol/rubrics.ts';
import type { Id } from '../../shared/room/ids.ts';
import { liveWords } from '../words/live.ts';
import { roomWords } from '../words/room.ts';
import type { RoomSession } from './room-session.svelte.ts';

/** Enters the room now and after each reconnect. Returns how to leave. */
export function hearAnnouncements(session: RoomSession): () => void {
  const { control, view, openness, progress, presence, notices, place } = session;
  const room = view.id;
  const ours =
    <T extends { room: Id }>(hear: (said: T) => void) =>
    (said: T) => {
      if (said.room === room) hear(said);
    };
  const stops = [
    control.onConnect(() => void enter(session)),
    control.onDisconnect(() => {
      presence.set([]);
      session.hands.forget();
    }),
    control.on(
      'hands',
      ours(({ members }) => hearHands(session, members)),
    ),
    control.on(
      'present',
      ours(({ people }) => presence.set(people)),
    ),
    control.on(
      'members',
      ours(({ members, progress: now }) => {
        session.members = members;
        progress.set(now);
      }),
    ),
    control.on(
      'progress',
      ours(({ example, lockedIn, judges }) => {
        progress.count(example, lockedIn, judges);
        if (example === session.example && lockedIn === judges) notices.say(roomWords.allLockedIn);
      }),
    ),
    control.on(
      'revealed',
      ours(({ examples, reason }) => {
        // Whoever is reading it when it is revealed is shown it; the others when they come to it.
        if (examples.includes(session.example)) openness.ask(session.example);
        session.flush();
        openness.addRevealed(examples);
        const [first] = examples;
        const index = first === undefined ? undefined : session.indexOf(first);
        notices.say(roomWords.revealedNow(examples.length, index === undefined ? undefined : index + 1, reason));
      }),
    ),
    control.on(
      'configured',
      ours((now) => void configure(session, now)),
    ),
    control.on(
      'opened',
      ours(({ example }) => {
        openness.ask(example);
        openness.addOpened([example]);
      }),
    ),
    control.on(
      'opens',
      ours(({ example }) => {
        const index = session.indexOf(example);
        if (index === undefined || example === session.example) return;
        const action = { name: roomWords.goTo(index + 1), run: () => session.go(index) };
        notices.show(roomWords.opensNow(index + 1), { action, passing: true });
      }),
    ),
    control.on(
      'timer',
      ours(({ timer }) => session.timer.set(timer)),
    ),
    control.on(
      'challenges',
      ours(() => void session.rulings.refresh()),
    ),
    control.on(
      'peeked',
      ours(({ example, member }) => {
        session.peeks.add(example, member);
        const index = session.indexOf(example);
        if (member === view.me.id || index === undefined) return;
        notices.show(roomWords.peeked(session.member(member)?.name ?? '?', index + 1), { passing: true });
      }),
    ),
    control.on(
      'brought',
      ours(({ example, by }) => {
        const index = session.indexOf(example);
        if (by === view.me.id || index === undefined || index === place.index) return;
        const from = place.index;
        session.flush();
        place.go(index);
        const says = roomWords.brought(session.member(by)?.name ?? '?', index + 1);
        notices.show(says, { action: { name: roomWords.back(from + 1), run: () => session.go(from) }, passing: true });
      }),
    ),
    control.on(
      'spotlit',
      ours(({ example, by, passage }) => {
        const index = session.indexOf(example);
        if (index === undefined) return;
        const says = liveWords.spotlit(session.member(by)?.name ?? '?', index + 1);
        const run = () => session.shownWords.look({ example, ...passage });
        notices.show(says, { action: { name: liveWords.look, run } });
      }),
    ),
    control.on(
      'refused',
      ours(({ entry, failure }) => {
        session.lockIns.refused(entry);
        notices.show(roomWords.refused(failure.detail ?? failure.says));
      }),
    ),
    control.on('saving', ({ works }) => session.serverSaves(works)),
  ];
  return () => {
    if (control.connected) void control.ask('leave-room', { room }).catch(() => {});
    for (const stop of stops) stop();
  };
}

/** A new version is told; one that cannot be fetched now is asked for when the line is back. */
async function configure({ now, notices }: RoomSession, configured: Configured): Promise<void> {
  try {
    if (await now.configure(configured)) notices.show(roomWords.newRubric, { passing: true });
  } catch {
    return;
  }
}

/** Who raised theirs is said to those who listen; to the others the bar shows it. */
function hearHands(session: RoomSession, members: readonly Id[]): void {
  const { hands, notices, me } = session;
  for (const raised of hands.set(members)) {
    if (raised !== me.id) notices.say(liveWords.raised(session.member(raised)?.name ?? '?'));
  }
}

async function enter(session: RoomSession): Promise<void> {
  const { control, openness, progress, presence, view } = session;
  try {
    const entered = await control.ask('enter-room', { room: view.id });
    progress.set(entered.progress);
    openness.addRevealed(entered.progress.revealed);
    openness.addOpened(entered.opened);
    presence.set(entered.present);
    session.timer.set(entered.timer);
    if (session.hands.wanted) void control.ask('raise-hand', { room: view.id, up: true }).catch(() => {});
    void session.rulings.refresh();
    await configure(session, entered.configured);
    void session.now.stale.ask();
    await control.ask('be-at', { room: view.id, example: session.example });
  } catch {
    // The line broke again, or the server refuses: then the desk's own line says why.
  }
}
