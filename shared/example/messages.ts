// Reading messages: lists as OpenAI's chat and ShareGPT write them, with text or parts as content.
import type { Fields, Json, Message } from './example.ts';
import { FieldFault, kindOf, textOf } from './format.ts';

/** Other names of the two speakers. ShareGPT names assistants by product, which would tell the model. */
const SPEAKERS: ReadonlyMap<string, string> = new Map([
  ...['user', 'human', 'prompter'].map((name) => [name, 'user'] as const),
  ...[
    'assistant',
    'gpt',
    'chatgpt',
    'bot',
    'ai',
    'model',
    'llm',
    'bing',
    'bard',
    'claude',
    'gemini',
    'grok',
    'llama',
  ].map((name) => [name, 'assistant'] as const),
  ['system', 'system'],
]);

const ROLE_LIMIT = 60;

/** `user`, `assistant` or `system` under any of their names; any other speaker keeps the name the file gave. */
export const speakerOf = (name: string): string => SPEAKERS.get(name.toLowerCase()) ?? name;

export interface ReadMessages {
  messages: Message[];
  /** What else the messages carried, such as `tool_calls`: one object each, of those that had more than role and text. */
  rests: Fields[];
}

/** @throws FieldFault when it is not a list of messages with a speaker and text each, or is empty */
export function readMessages(value: Json | undefined, field: string): ReadMessages {
  if (!Array.isArray(value)) throw new FieldFault(field, `must be a list of messages, but it is ${kindOf(value)}`);
  if (value.length === 0) throw new FieldFault(field, 'has no messages');
  const read = value.map((item, i) => readMessage(item, `${field}[${i}]`));
  return {
    messages: read.map(({ message }) => message),
    rests: read.flatMap(({ rest }, i) => (Object.keys(rest).length > 0 ? [{ message: i + 1, ...rest }] : [])),
  };
}

function readMessage(item: Json, field: string): { message: Message; rest: Fields } {
  if (item === null || typeof item !== 'object' || Array.isArray(item))
    throw new FieldFault(field, `must be a message, but it is ${kindOf(item)}`);
  const speaker = ['role', 'from', 'speaker'].find((name) => Object.hasOwn(item, name)) ?? 'role';
  const content = ['content', 'value', 'text'].find((name) => Object.hasOwn(item, name)) ?? 'content';
  const role = textOf(item[speaker], `${field}.${speaker}`);
  if (role === '' || role.length > ROLE_LIMIT)
    throw new FieldFault(`${field}.${speaker}`, `must have 1 to ${ROLE_LIMIT} characters, but it has ${role.length}`);
  const parts = Object.entries(item).filter(([name]) => name !== speaker && name !== content);
  const { text, others } = readText(item[content], `${field}.${content}`, parts.length > 0);
  return {
    message: { role: speakerOf(role), text },
    rest: Object.fromEntries(others.length > 0 ? [...parts, [content, others]] : parts),
  };
}

/**
 * Text, or a list of parts of which those with text are read, a blank line between them; `others` are the rest, in whose
 * place stands their type, as `[image_url]`. Null is no text where the message carries something else (a call of a tool).
 */
function readText(value: Json | undefined, field: string, mayBeNull: boolean): { text: string; others: Json[] } {
  if (value === null && mayBeNull) return { text: '', others: [] };
  if (!Array.isArray(value)) return { text: textOf(value, field), others: [] };
  const others: Json[] = [];
  const texts = value.map((part, i) => {
    if (typeof part === 'string') return part;
    if (part === null || typeof part !== 'object' || Array.isArray(part))
      throw new FieldFault(`${field}[${i}]`, `must be text or a part of a message, but it is ${kindOf(part)}`);
    if (typeof part.text === 'string') return part.text;
    others.push(part);
    return `[${typeof part.type === 'string' ? part.type : 'part'}]`;
  });
  return { text: texts.join('\n\n'), others };
}
