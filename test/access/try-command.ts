// Tries one command as everybody, on an example in every state.
import type { CommandName } from '../../shared/protocol/commands.ts';
import { openControl } from '../support/stock-clients.ts';
import type { CommandRow } from './command-rows.ts';
import { note, nothingTried, refusalOf, type Tried } from './expected.ts';
import { type Asker, aScene, type MatrixApp, people, states } from './scene.ts';

export async function tryCommand<C extends CommandName>(app: MatrixApp, name: C, row: CommandRow<C>): Promise<Tried> {
  const tried = nothingTried();
  for (const who of people) {
    const { scene: first, asker } = await aScene(app, who);
    const control = await openControl(asker).catch(() => undefined);
    if (control === undefined) {
      // Without a session there is no connection to send it by.
      const found = await refusedHandshake(asker);
      for (const state of states) note(tried, `${name}, ${who}, ${state}`, `${refusalOf(row, who, state)}`, found);
      continue;
    }
    for (const state of states) {
      const scene = { ...first, example: first.examples[state] };
      const reply = await control.ask(name, row.payload(scene));
      const expected = row.harmless ? 'done' : (refusalOf(row, who, state) ?? 'done');
      note(tried, `${name}, ${who}, ${state}`, expected, reply.ok ? 'done' : reply.failure.code);
    }
    control.close();
  }
  return tried;
}

/** Why the handshake is refused: a client is only told that it was, HTTP says why. */
async function refusedHandshake({ address, headers }: Asker): Promise<string> {
  const answer = await fetch(`${address}/socket.io/?EIO=4&transport=polling`, { headers });
  return `${((await answer.json()) as { message?: string }).message}`;
}
