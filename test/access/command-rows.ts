// Who may send which command: one row for each there is. A command without one does not compile, and fails access.test.ts.
import type { CommandName, Payload } from '../../shared/protocol/commands.ts';
import type { Action } from '../../shared/room/roles.ts';
import type { Scene } from './scene.ts';

/** To add a command, add its row: the action it needs in the room, what is sent, and what it says of a sealed example. */
export interface CommandRow<C extends CommandName> {
  needs: Action;
  /** What it takes of an example: that it is open to me, that I may open it; nothing unless said. */
  sight?: 'open' | 'may-open';
  payload(scene: Scene): Payload<C>;
  /** For whom it does nothing, and says nothing else: they are not refused. */
  harmless?: true;
}

export const commandRows: { [C in CommandName]: CommandRow<C> } = {
  'enter-room': { needs: 'read', payload: ({ room }) => ({ room }) },
  'leave-room': { needs: 'read', payload: ({ room }) => ({ room }), harmless: true },
  'be-at': { needs: 'read', payload: ({ room, example }) => ({ room, example }) },
  'raise-hand': { needs: 'read', payload: ({ room }) => ({ room, up: true }) },
  'lower-hand': { needs: 'bring', payload: ({ room }) => ({ room, member: 'm'.repeat(22) }) },
  reveal: { needs: 'reveal', payload: ({ room, example }) => ({ room, examples: [example] }) },
  'start-timer': { needs: 'reveal', payload: ({ room }) => ({ room, examples: 'all', seconds: 600 }) },
  'stop-timer': { needs: 'reveal', payload: ({ room }) => ({ room }) },
  peek: { needs: 'peek', payload: ({ room, example }) => ({ room, example }) },
  bring: { needs: 'bring', payload: ({ room, example }) => ({ room, example }) },
  spotlight: {
    needs: 'bring',
    sight: 'open',
    payload: ({ room, example }) => ({
      ...{ room, example },
      passage: { part: { in: 'responses', index: 0 }, start: 0, end: 2 },
    }),
  },
};
