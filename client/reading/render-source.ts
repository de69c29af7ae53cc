// The source view: the raw text, with characters made visible that otherwise cannot be seen.
import { type Invisible, invisiblesOf } from './invisible-characters.ts';
import { linesOf } from './lines-of.ts';
import { element } from './markdown/element.ts';
import { type Rendered, Writer } from './rendered.ts';

/** More marks than this would make the page slow; the rest of the text stands without. */
const MARKS_LIMIT = 20_000;

/**
 * Every character stays in the text (so copying gives the source), its mark stands before it as generated content. Each is in an isolate
 * of its own: a right-to-left override turns nothing around it. One block a line, as in plain text.
 */
export function renderSource(source: string): Rendered {
  const writer = new Writer(source);
  const whole = writer.dom.appendChild(element('div', { class: 'source' }));
  const invisibles = invisiblesOf(source);
  let marks = 0;
  let invisible = invisibles.next().value;
  for (const { from, to } of linesOf(source)) {
    const line = whole.appendChild(element('div', { dir: 'auto' }));
    let at = from;
    for (; invisible && invisible.from < to && marks < MARKS_LIMIT; invisible = invisibles.next().value) {
      writer.exactly(line, at, invisible.from);
      drawInvisible(writer, line, invisible);
      at = invisible.to;
      marks++;
    }
    writer.exactly(line, at, to);
  }
  return writer.finish();
}

function drawInvisible(writer: Writer, line: Element, { from, to, mark }: Invisible): void {
  const shown = element('bdi', { class: isBlank(mark) ? 'unseen unseen-blank' : 'unseen', 'data-mark': mark });
  // a carriage return in the text would be a second line end
  if (mark === 'CR') writer.atom(line, shown, from, to);
  else writer.exactly(line.appendChild(shown), from, to);
}

/** Blanks keep their width, and the mark lies over them; the others have none, and the mark makes room for itself. */
const isBlank = (mark: string): boolean => mark === '→' || mark.startsWith('·');
