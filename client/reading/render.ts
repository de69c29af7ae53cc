// Shows a text in one of three ways, with whatever engines have arrived.
import { loadedEngines } from './loaded-engines.svelte.ts';
import { renderMarkdown } from './markdown/render-markdown.ts';
import { renderPlain } from './render-plain.ts';
import { renderSource } from './render-source.ts';
import type { Rendered } from './rendered.ts';

/** How a text is shown: laid out, as plain text, or as source with invisible characters made visible. */
export type Format = 'markdown' | 'plain' | 'source';

/** Inside an effect this runs again when an engine arrives that the text wants; one that it has no use for is never looked at. */
export function render(source: string, format: Format): Rendered {
  switch (format) {
    case 'markdown':
      return renderMarkdown(source, loadedEngines);
    case 'plain':
      return renderPlain(source);
    case 'source':
      return renderSource(source);
    default:
      return format satisfies never;
  }
}
