// Who is removed comes back by a link made after that, perhaps in another role.
import { joinRoom } from '../../server/people/join-room.ts';
import { makeInvite } from '../../server/rooms/make-invite.ts';
import { removeMember } from '../../server/rooms/remove-member.ts';
import type { Role } from '../../shared/room/roles.ts';
import { names, request } from './decisions.ts';
import type { ServerLife } from './server-life.ts';
import type { World } from './world.ts';

/** Who asks to come back, as what, of which life of the server. */
const asking = new WeakMap<World, { member: string; role: Role; life: ServerLife }>();

/** One at a time is out; who is comes back, perhaps as something else. */
export function removeOrTakeBack(world: World): string | undefined {
  const [out] = world.record.removed();
  return out === undefined ? remove(world) : takeBack(world, out);
}

function remove(world: World): string {
  const member = world.member(world.random.pick(['tom', 'ann', 'olga'] as const));
  const { plane } = world.life;
  const changes = {
    removed(gone: string) {
      plane.hangUp({ member: gone }, 'not-found');
      world.gone.add(gone);
    },
    membersChanged: () => undefined,
  };
  const asked = removeMember(world.given, changes, { user: world.user('lea'), room: world.room, member });
  return request(world, `lea removes ${member}`, asked);
}

function takeBack(world: World, member: string): string | undefined {
  const person = names.find((name) => world.member(name) === member);
  // A return before the last connection is hung up would be hung up on too.
  if (person === undefined || !world.gone.has(member)) return undefined;
  const { given, room, life } = world;
  if (asking.get(world)?.life === life) return undefined;
  const role = world.random.pick(['observer', 'trainer', 'lead'] as const);
  const invite = { role, standing: 'trainer', hours: 1, uses: 1 } as const;
  const asked = { member, role, life };
  asking.set(world, asked);
  const comeBack = async () => {
    const { token } = await makeInvite(given, { user: world.user('lea'), room, invite, base: '' });
    return joinRoom(given, { membersChanged: () => undefined }, { token, user: world.user(person), days: 1 });
  };
  const done = () => asking.get(world) === asked && asking.delete(world);
  return request(world, `${person} comes back as ${role}`, comeBack().finally(done));
}

/** It has been committed that this member is in the room again: their pages are loaded anew. */
export function isBack(world: World, member: string): void {
  const asked = asking.get(world);
  if (asked?.member !== member) return world.check(`[A6] ${member} is back, and did not ask to be`);
  const { role } = asked;
  world.expected.comeBack(member, role);
  world.gone.delete(member);
  world.counts.returns++;
  for (const tab of world.tabs.filter(({ parts }) => parts.member === member)) {
    tab.client.closed = undefined;
    // Observers write on no board, so what they had not sent stays theirs.
    if (role !== 'observer' || tab.parts.address.kind !== 'board') continue;
    tab.cut();
    world.tabs.splice(world.tabs.indexOf(tab), 1);
  }
}
