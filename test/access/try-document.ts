// Tries one kind of document as everybody, on an example in every state: opening it, writing to it, and every message there is.
import { count, like } from 'drizzle-orm';
import { failures } from '../../shared/protocol/failures.ts';
import { may } from '../../shared/room/roles.ts';
import type { DocumentRow } from './document-rows.ts';
import { note, nothingTried, refusalOf, type Tried } from './expected.ts';
import { type MessageRow, messageRows, type Outcome } from './message-rows.ts';
import { openRaw, type RawDocument } from './raw-document.ts';
import { aScene, type MatrixApp, people, roleOf, states } from './scene.ts';

let unique = 1_000;

export async function tryDocument(app: MatrixApp, kind: string, row: DocumentRow): Promise<Tried> {
  const tried = nothingTried();
  for (const who of people) {
    const { scene: first, asker, witness } = await aScene(app, who);
    for (const state of states) {
      const address = row.address({ ...first, example: first.examples[state] });
      const cell = `${kind}, ${who}, ${state}`;
      const refusal = refusalOf({ needs: row.open, ...(row.sight && { sight: row.sight }) }, who, state);
      const opened = await openRaw(asker, address);
      const expected = refusal === undefined ? 'opened' : `${failures[refusal].status}`;
      note(tried, `opening ${cell}`, expected, typeof opened === 'number' ? `${opened}` : 'opened');
      if (typeof opened === 'number') continue;
      const role = roleOf[who];
      const mayWrite = role !== undefined && row.write !== 'nobody' && may(role, row.write);
      // One that is not about an example is the same in every state.
      if (row.sight === undefined && state !== 'sealed') {
        opened.close();
        continue;
      }
      const other = await openRaw(witness, address);
      const stored = () => rowsOf(app, `${kind}/${first.room}`);
      for (const [name, message] of Object.entries(messageRows)) {
        const from = await reopened(opened, () => openRaw(asker, address));
        const found = await tryMessage(from, message, other, stored);
        const outcome = message.outcome(mayWrite);
        const isCompany = mayWrite && (kind === 'page' || kind === 'board');
        const spreads = message.spreads === 'in company' ? isCompany : message.spreads && outcome === 'taken';
        const reaches = spreads && kind !== 'desk';
        note(tried, `${name} on ${cell}`, `${outcome}${reaches ? ', heard by others' : ''}`, found);
        if (from !== opened) from.close();
      }
      opened.close();
      if (typeof other !== 'number') other.close();
    }
  }
  return tried;
}

/** The same connection, or, once it was closed, a new one. */
async function reopened(document: RawDocument, open: () => ReturnType<typeof openRaw>): Promise<RawDocument> {
  if ((await document.heard()) !== undefined) return document;
  const again = await open();
  if (typeof again === 'number') throw new Error(`it was let in before, and now refused with ${again}`);
  return again;
}

/** How often something was written to documents of this kind in this room. */
async function rowsOf({ given: { database } }: MatrixApp, begin: string): Promise<number> {
  const t = database.tables;
  const [row] = await database.read
    .select({ rows: count() })
    .from(t.documentUpdate)
    .where(like(t.documentUpdate.document, `${begin}%`));
  return row?.rows ?? 0;
}

async function tryMessage(
  from: RawDocument,
  { bytes }: MessageRow,
  other: RawDocument | number,
  stored: () => Promise<number>,
): Promise<string> {
  await from.heard();
  const before = await stored();
  if (typeof other !== 'number') await other.heard();
  from.send(bytes(++unique));
  const answer = outcomeOf(await answers(from));
  const outcome = (await stored()) > before ? (answer === 'nothing' ? 'taken' : `taken and ${answer}`) : answer;
  const reached = typeof other === 'number' ? [] : ((await other.heard()) ?? []);
  return `${outcome}${reached.length > 0 ? ', heard by others' : ''}`;
}

/** Two questions whether all is saved may be answered in either order: whatever comes until the next one is an answer too. */
async function answers(from: RawDocument): Promise<Buffer[] | undefined> {
  const first = await from.heard();
  const more = first && (await from.heard());
  return first && more && [...first, ...more];
}

function outcomeOf(answers: Buffer[] | undefined): Outcome {
  if (answers === undefined) return 'closed';
  // The server's own question is no answer.
  const [answer, ...more] = answers.filter(([number, kind]) => !(number === 0 && kind === 0));
  if (more.length > 0) throw new Error(`more than one answer: ${answers.map((each) => each.toString('hex'))}`);
  if (answer === undefined) return 'nothing';
  if (answer[0] === 2) return 'denied';
  return answer[0] === 1 ? 'echoed' : 'answered';
}

/** Numbers that no row knows must close the connection: a new kind of message without a row is found out here. */
export async function tryOtherNumbers(app: MatrixApp): Promise<Tried> {
  const tried = nothingTried();
  const known = new Set(Object.values(messageRows).map(({ number }) => number));
  const { scene, asker } = await aScene(app, 'lead');
  for (let number = 0; number < 128; number++) {
    if (known.has(number)) continue;
    const document = await openRaw(asker, `board/${scene.room}`);
    if (typeof document === 'number') throw new Error(`the board is refused with ${document}`);
    document.send(new Uint8Array([number, 0]));
    note(tried, `message ${number}`, 'closed', outcomeOf(await document.heard()));
    document.close();
  }
  return tried;
}
