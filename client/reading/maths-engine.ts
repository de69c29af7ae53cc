// KaTeX behind the name the renderer knows it by; loaded only when a text has formulas.
import katex from 'katex';
import 'katex/dist/katex.min.css';
import './maths.css';
import type { SetMaths } from './markdown/engines.ts';

/**
 * `render` into an element sets styles through the DOM, which a strict content security policy allows; HTML strings it would not.
 * Untrusted TeX: no links, images or ids (`trust`), no giant boxes (`maxSize`, in em), no endless macros (`maxExpand`).
 */
export const setMaths: SetMaths = (tex, into, display) => {
  try {
    katex.render(tex, into, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      maxSize: 40,
      maxExpand: 500,
    });
    return true;
  } catch {
    into.replaceChildren();
    return false;
  }
};
