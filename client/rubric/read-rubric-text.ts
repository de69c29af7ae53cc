// Reads a rubric from what a person opened or pasted: JSON by its first brace, Markdown otherwise.
import { Rubric } from '../../shared/room/rubric.ts';
import { faultIn, type ReadRubric, rubricFromMarkdown } from '../../shared/room/rubric-markdown.ts';
import { rubricWords as words } from '../words/rubric.ts';

export function readRubricText(text: string): ReadRubric {
  if (!text.trimStart().startsWith('{')) {
    return /^# /m.test(text) ? rubricFromMarkdown(text) : { ok: false, says: words.notJson };
  }
  try {
    const json: unknown = JSON.parse(text);
    const read = Rubric.safeParse(json);
    if (read.success) return { ok: true, rubric: read.data };
    const { dimensions } = json as { dimensions?: unknown[] };
    return { ok: false, says: faultIn(read.error.issues[0], Array.isArray(dimensions) ? dimensions : []) };
  } catch {
    return { ok: false, says: words.notJson };
  }
}
