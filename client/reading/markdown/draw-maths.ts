// A formula, set by the maths engine when it is there.

import type { Drawing } from './drawing.ts';
import { element } from './element.ts';
import type { Maths } from './find-maths.ts';

/** The formula as an element; undefined when the source must do (engine not there yet, or TeX it does not know). */
export function formulaElement(on: Drawing, formula: Maths): HTMLElement | undefined {
  on.wants('maths');
  if (!on.engines.maths) return undefined;
  const tex = on.source.slice(formula.texFrom, formula.texTo);
  const into = element('span', { class: formula.display ? 'maths maths-display' : 'maths', dir: 'ltr' });
  if (formula.display) {
    into.tabIndex = 0;
    into.role = 'group';
  }
  const clean = on.quotes > 0 ? tex.replaceAll(/\n[ \t]*(?:>[ \t]?)+/g, '\n') : tex;
  return on.engines.maths(clean, into, formula.display) ? into : undefined;
}
