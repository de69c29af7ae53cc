// The one place that parses a command, runs it and answers.
import { type CommandName, commands, type Reply } from '../../shared/protocol/commands.ts';
import { failureOf, Refusal } from '../../shared/protocol/failures.ts';
import type { Log } from '../given.ts';
import { handlers } from './commands.ts';
import type { Connection } from './connection.ts';

type Handler = (connection: Connection, payload: unknown) => Promise<unknown>;

export const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

/** Never throws: whatever goes wrong is answered as a failure. */
export async function runCommand(
  log: Log,
  connection: Connection,
  name: string,
  payload: unknown,
): Promise<Reply<CommandName>> {
  try {
    if (!isCommand(name)) throw new Refusal('bad-request', `There is no command "${name.slice(0, 40)}".`);
    const parsed = commands[name].payload.safeParse(payload);
    if (!parsed.success)
      throw new Refusal(
        'bad-request',
        parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
      );
    const answer = await (handlers[name] as Handler)(connection, parsed.data);
    return { ok: true, answer: commands[name].answer.parse(answer) } as Reply<CommandName>;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'fault') log.error(`the command ${name.slice(0, 40)} failed`, error);
    return { ok: false, failure };
  }
}
