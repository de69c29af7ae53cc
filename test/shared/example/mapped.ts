// Maps a row as an import would, for tests: the format is the one recognised from this row alone.
import type { Row } from '../../../shared/example/format.ts';
import type { FormatName } from '../../../shared/example/format-name.ts';
import { formats } from '../../../shared/example/formats.ts';
import { recogniseFormat } from '../../../shared/example/recognise.ts';

/** Any object literal will do: TypeScript's view of one with optional fields is not that of JSON. */
export function mapped(object: object, format?: FormatName) {
  const row = object as Row;
  const name = format ?? (recogniseFormat([row])?.format as FormatName);
  const { content, sealed } = formats[name].map(row);
  return {
    format: name,
    conversation: content.conversation.map(({ role, text }) => `${role}: ${text}`),
    responses: content.responses.map(({ text }) => text),
    fields: content.fields,
    sealed: sealed.fields,
    content,
  };
}
