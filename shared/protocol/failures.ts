// Every way a request can be refused: its code, HTTP status, socket close code, and a sentence that says what to do.
import { z } from 'zod';
import type { RowFault } from './row-fault.ts';

export const failures = {
  'signed-out': {
    status: 401,
    close: 4401,
    says: 'You are not signed in here. Open your invite or sign-in link again.',
  },
  'link-used': {
    status: 410,
    close: 4410,
    says: 'This link has been used up, has expired or was withdrawn. Ask the lead for a new one.',
  },
  'wrong-origin': {
    status: 403,
    close: 4403,
    says: 'This request came from another site and was refused. Open Tableread at its own address.',
  },
  'not-allowed': { status: 403, close: 4403, says: 'Your role in this room does not allow that. Ask the lead.' },
  'not-found': {
    status: 404,
    close: 4404,
    says: 'There is nothing here that you may see. Check the address, or ask the lead to invite you.',
  },
  sealed: {
    status: 403,
    close: 4423,
    says: 'This example is still sealed for you. Lock in your judgment, or wait for the reveal.',
  },
  'bad-request': { status: 400, close: 4400, says: 'This request cannot be read.' },
  'bad-message': {
    status: 400,
    close: 4400,
    says: 'A message could not be read, so the connection was closed. Reload the page.',
  },
  'read-only': { status: 403, close: 4403, says: 'You can read this but not write to it. Your change was not taken.' },
  'not-yours': { status: 403, close: 4403, says: 'A connection can speak only for itself. Reload the page.' },
  'too-large': { status: 413, close: 1009, says: 'This is larger than the server takes. Send less at once.' },
  'too-fast': { status: 429, close: 4429, says: 'Too much arrived at once. Wait a moment, then go on.' },
  'too-slow': { status: 408, close: 1013, says: 'This connection could not keep up. It will be opened again.' },
  'bad-file': { status: 422, close: 4422, says: 'This file cannot be imported.' },
  changed: {
    status: 409,
    close: 4409,
    says: 'Somebody else changed this meanwhile. Look at it as it is now, then try again.',
  },
  'in-use': { status: 409, close: 4409, says: 'A room still uses this, so it stays.' },
  'not-saved': {
    status: 503,
    close: 4503,
    says: 'The server cannot save at the moment. Nothing was taken; keep this page open and try again.',
  },
  closing: { status: 503, close: 1001, says: 'The server is restarting. This page reconnects by itself.' },
  fault: { status: 500, close: 1011, says: 'Something failed on the server. Nothing was half done; try again.' },
} as const satisfies Record<string, { status: number; close: number; says: string }>;

export const FailureCode = z.enum(Object.keys(failures) as [keyof typeof failures, ...(keyof typeof failures)[]]);
export type FailureCode = z.infer<typeof FailureCode>;

/** A refusal on the wire. `detail` names what was wrong this time; `says` is fit to show to a person. */
export const Failure = z.strictObject({ code: FailureCode, says: z.string(), detail: z.string().optional() });
export type Failure = z.infer<typeof Failure>;

/** Thrown by use cases, answered by every transport in its own form. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: FailureCode;
  readonly detail: string | undefined;
  /** Of a file that cannot be imported: the row it is about. */
  readonly row: RowFault | undefined;
  constructor(code: FailureCode, detail?: string, row?: RowFault) {
    super(detail === undefined ? failures[code].says : `${failures[code].says} ${detail}`);
    this.code = code;
    this.detail = detail;
    this.row = row;
  }
  get failure(): Failure {
    const { code, detail } = this;
    return { code, says: failures[code].says, ...(detail === undefined ? {} : { detail }) };
  }
}

/** What a person is told of any thrown thing: refusals speak for themselves, the rest is a fault. */
export const failureOf = (thrown: unknown): Failure =>
  thrown instanceof Refusal ? thrown.failure : { code: 'fault', says: failures.fault.says };
