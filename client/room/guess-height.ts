// How high an example will be before it has been laid out: so that a scroll over all of them has nearly its true length at once.
import type { Content } from '../../shared/example/example.ts';

export interface Column {
  /** px */
  readonly width: number;
  /** Size of the text, px. */
  readonly text: number;
  /** Responses stand beside each other from this width on, px. */
  readonly besideFrom: number;
}

/** Of the serif, as a share of its size. */
const CHARACTER = 0.46;
const LEADING = 1.56;
const HEAD_PX = 40;
/** Nothing is known of an example that has not been fetched. */
export const UNKNOWN_PX = 900;

/** px */
export function guessHeight({ fields, conversation, responses }: Content, { width, text, besideFrom }: Column): number {
  const lines = (source: string, inColumn: number): number => {
    const each = Math.max(10, inColumn / (text * CHARACTER));
    return source.length / each + 0.6 * (source.match(/\n/g)?.length ?? 0) + 1;
  };
  const high = (source: string, inColumn: number): number => lines(source, inColumn) * text * LEADING + HEAD_PX;
  const said = conversation.reduce((sum, message) => sum + high(message.text, Math.min(width, text * 32)), 0);
  const beside = responses.length > 1 && width >= besideFrom;
  const answers = responses.map((response) => high(response.text, beside ? width / responses.length : text * 32));
  const answered = beside ? Math.max(...answers) : answers.reduce((sum, each) => sum + each, 0);
  return Math.round(said + answered + Object.keys(fields).length * 24 + 2 * HEAD_PX);
}
