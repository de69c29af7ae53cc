// Writes .env.example from the settings of the server (part of `npm run fix`).
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { settings } from '../server/config.ts';

const HEAD = [
  '# The settings of Tableread, each with what holds when it is not set. Copy this file to .env to change one.',
  '# This file is written from server/config.ts by `npm run fix`.',
];

/** The text of .env.example. */
export function envExample(): string {
  const { properties = {} } = z.toJSONSchema(settings, { io: 'input' });
  const blocks = Object.entries(properties).map(([name, about]) => {
    const { description, default: usual = '' } = about as { description?: string; default?: string };
    return [`# ${description}`, `#${name}=${usual}`].join('\n');
  });
  return `${[HEAD.join('\n'), ...blocks].join('\n\n')}\n`;
}

if (import.meta.main) writeFileSync('.env.example', envExample());
