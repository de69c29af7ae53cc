// Plain text as it stands, with the same offsets as the other renderers.
import { linesOf } from './lines-of.ts';
import { element } from './markdown/element.ts';
import { type Rendered, Writer } from './rendered.ts';

/**
 * One block a line, so that every line takes its own direction. (`unicode-bidi: plaintext` on one block would do the same, but takes
 * seconds to lay out a line of a million characters.)
 */
export function renderPlain(source: string, { tooLong = false } = {}): Rendered {
  const writer = new Writer(source);
  const whole = writer.dom.appendChild(element('div', { class: 'plain' }));
  for (const { from, to } of linesOf(source)) writer.text(whole.appendChild(element('div', { dir: 'auto' })), from, to);
  return writer.finish(tooLong);
}
