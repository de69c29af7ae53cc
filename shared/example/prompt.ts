// Reading the conversation so far from a prompt: a text, a transcript, or a list of messages; with a system prompt before it.
import type { Fields, Json, Message } from './example.ts';
import { FieldFault, has, type Row, textOf } from './format.ts';
import { readMessages } from './messages.ts';
import { isTranscript, turnsOfTranscript } from './transcript.ts';

export interface ReadPrompt {
  conversation: Message[];
  used: string[];
  rests: { field: string; rests: Fields[] };
}

/**
 * From the first of `fields` that is there.
 * @throws FieldFault when none is, or it holds neither text nor messages
 */
export function readPrompt(row: Row, fields: readonly string[]): ReadPrompt {
  const field = fields.find((name) => has(row, name)) ?? fields[0] ?? 'prompt';
  const { messages, rests } = turnsOf(row[field], field);
  const system = systemPromptOf(row);
  const first: Message[] = system === undefined || messages[0]?.role === 'system' ? [] : [system.message];
  return {
    conversation: first.length > 0 ? [...first, ...messages] : messages,
    used: first.length > 0 && system !== undefined ? [field, system.field] : [field],
    rests: { field, rests },
  };
}

/** These hold lists of messages and nothing else. */
const LISTS: ReadonlySet<string> = new Set(['messages', 'conversations']);

function turnsOf(value: Json | undefined, field: string): { messages: Message[]; rests: Fields[] } {
  if (value === undefined) throw new FieldFault(field, 'is missing');
  if (Array.isArray(value) || LISTS.has(field)) return readMessages(value, field);
  const text = textOf(value, field);
  return {
    messages: isTranscript(text) ? withoutOpenTurn(turnsOfTranscript(text)) : [{ role: 'user', text }],
    rests: [],
  };
}

/** A prompt in transcript form ends with "Assistant:" and nothing after it. */
const withoutOpenTurn = (turns: Message[]): Message[] =>
  turns.at(-1)?.role === 'assistant' && turns.at(-1)?.text.trim() === '' ? turns.slice(0, -1) : turns;

/** Shorter, or a single word, and `system` is the name of what wrote the response, as in machine translation. */
const SYSTEM_PROMPT_LENGTH = 20;

/** The row's system prompt. A field called `system` that may be a name stays with the fields, where its name seals it. */
function systemPromptOf(row: Row): { field: string; message: Message } | undefined {
  const { system_prompt: named, system } = row;
  if (typeof named === 'string' && named !== '')
    return { field: 'system_prompt', message: { role: 'system', text: named } };
  if (typeof system !== 'string' || system.length < SYSTEM_PROMPT_LENGTH || !/\s/.test(system)) return undefined;
  return { field: 'system', message: { role: 'system', text: system } };
}
