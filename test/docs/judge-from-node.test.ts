// The worked example of docs/protocol.md, run as a stranger would run it: another process, a real server, a link.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { realClock } from '../../server/real-clock.ts';
import { EntryRef } from '../../shared/room/entry.ts';
import { Laid } from '../../shared/room/laid.ts';
import { questionsOf } from '../../shared/room/rubric.ts';
import { rubricTemplates } from '../../shared/room/rubric-templates.ts';
import type { RubricTemplate } from '../../shared/room/template-names.ts';
import { aRoom } from '../support/factories.ts';
import { startApp } from '../support/start-app.ts';

const EXAMPLE = path.join('docs', 'examples', 'judge-from-node.mjs');

test.each(Object.keys(rubricTemplates) as RubricTemplate[])(
  '[R17] the worked example comes in by a link, judges with the rubric %s, and reads the table after the reveal',
  async (rubric) => {
    await using app = await startApp({ clock: realClock });
    const room = await aRoom(app.given, { rubric });
    const lea = await app.signedIn(room.lead.user);
    const made = await lea.post(`/api/rooms/${room.id}/invites`, { role: 'trainer', standing: 'novice' });

    const child = spawn(process.execPath, [EXAMPLE, made.body.link, 'Ann'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    const complained: Buffer[] = [];
    child.stderr.on('data', (data: Buffer) => complained.push(data));
    const ended = new Promise((resolve) => child.on('close', resolve));
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'locked in') await lea.post(`/api/rooms/${room.id}/reveals`, { examples: 'all' });
      said.push(line);
    }
    expect(await ended, Buffer.concat(complained).toString()).toBe(0);
    expect(Buffer.concat(complained).toString()).toBe('');

    const table = z.record(EntryRef, Laid).parse(JSON.parse(said.slice(1).join('\n')));
    const questions = questionsOf(rubricTemplates[rubric], 2);
    const judgments = Object.values(table).filter(({ entry }) => entry.kind === 'judgment');
    expect(judgments.map(({ stage }) => stage)).toEqual(questions.map(() => 'blind'));
    expect(Object.values(table).map(({ entry }) => entry)).toContainEqual({
      kind: 'lock-in',
      example: room.examples[0],
      locked: true,
    });
  },
);
