// A room made ready: its raters, its examples by id, and its measures. Every screen's numbers are computed from this.
import { withFile } from './file-measures.ts';
import type { Measure } from './measure.ts';
import { fileRater, type OpenExample, type RoomData, type RoomRater, refOf } from './room-data.ts';
import { rubricMeasures } from './rubric-measures.ts';
import { type SpanMeasure, spanMeasures } from './span-measures.ts';

export interface Room {
  data: RoomData;
  raters: ReadonlyMap<string, RoomRater>;
  examples: ReadonlyMap<string, OpenExample>;
  measures: readonly Measure[];
  spans: readonly SpanMeasure[];
  /** The number in the window of the example that an item is, or is of. */
  numberOf(item: string): number;
}

export function prepareRoom(data: RoomData): Room {
  const examples = new Map(data.examples.map((example) => [example.id, example]));
  const spans = spanMeasures(data);
  const measures = withFile(data, rubricMeasures(data)).filter(
    ({ blind, now, file }) => blind.length + now.length + file.length > 0,
  );
  return {
    data,
    raters: ratersOf(data),
    examples,
    measures: [...measures, ...spans.map(({ score }) => score)],
    spans,
    numberOf: (item) => examples.get(refOf(item).example)?.number ?? 0,
  };
}

function ratersOf({ members, examples }: RoomData): Map<string, RoomRater> {
  const raters = new Map<string, RoomRater>(members.map((member) => [member.id, { ...member, kind: 'member' }]));
  for (const { labels } of examples)
    for (const { name, kind, standing } of labels.raters)
      if (!raters.has(fileRater(name))) raters.set(fileRater(name), { id: fileRater(name), name, kind, standing });
  return raters;
}

/** A voice of a crowd is not a person one could say anything of. */
export const isPerson = (rater: string): boolean => !rater.includes('#');
