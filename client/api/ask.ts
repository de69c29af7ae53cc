// One question to the server over HTTP: sends, checks the answer against its schema, and turns every failure into an error with words.
import type { ZodType } from 'zod';
import { NoAnswer, unreached } from './no-answer.ts';
import { refusalOf } from './refusal-of.ts';

const ANSWER_WITHIN_MS = 30_000;

export interface Question<T> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below /api, with a leading slash; parameters already encoded. */
  readonly path: string;
  readonly body?: unknown;
  /** Ends the question; for those that may take long. Without it an answer is waited for half a minute. */
  readonly signal?: AbortSignal;
  /** Schemas are fetched while the server answers, so that the first screen does not wait for them. */
  readonly answer: () => Promise<ZodType<T>>;
}

/**
 * @throws {Refusal} when the server refuses
 * @throws {NoAnswer} when it cannot be reached, or answers what cannot be read
 */
export async function ask<T>({ method = 'GET', path, body, signal, answer }: Question<T>): Promise<T> {
  const schemaFetched = answer().catch((fault: unknown) => {
    throw unreached(fault);
  });
  const [said, schema] = await Promise.all([send(method, path, body, signal), schemaFetched]);
  const read = schema.safeParse(said);
  if (!read.success) throw new NoAnswer('unreadable', read.error);
  return read.data;
}

/** For questions whose answer is only that it was done. */
export async function tell(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<void> {
  await send(method, path, body);
}

async function send(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(`/api${path}`, {
    method,
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: signal ?? AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch((fault: unknown) => {
    throw unreached(fault);
  });
  const text = await response.text().catch((fault: unknown) => {
    throw unreached(fault);
  });
  if (!response.ok) throw await refusalOf(response.status, text);
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new NoAnswer('unreadable', fault);
  }
}

/** `?start=0&count=100`, leaving out what is undefined. */
export function queryOf(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
