// Thrown when a command is not called as it must be; answered with how to call it.
import { type ParseArgsConfig, parseArgs } from 'node:util';

export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** @throws Misuse for an option that is not there, or anything but one name */
export function argumentsOf<const O extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: O,
  what: string,
) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [one, ...more] = positionals;
    if (one === undefined || more.length > 0) throw new Misuse(`Name one ${what}.`);
    return { one, values };
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse(`${(error as Error).message}.`);
  }
}
