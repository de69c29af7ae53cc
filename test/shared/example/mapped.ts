// Maps a row as an import would, for tests: the format is the one recognised from this row alone.
import type { Row } from '../../../shared/example/format.ts';
import { type FormatName, formats } from '../../../shared/example/formats.ts';
import { recogniseFormat } from '../../../shared/example/recognise.ts';

export function mapped(row: Row, format = recogniseFormat([row])?.format as FormatName) {
  const { content, sealed } = formats[format].map(row);
  return {
    format,
    conversation: content.conversation.map(({ role, text }) => `${role}: ${text}`),
    responses: content.responses.map(({ text }) => text),
    fields: content.fields,
    sealed: sealed.fields,
    content,
  };
}
