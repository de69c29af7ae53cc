// Rooms for tests of their numbers: who judged what, and what the file's raters said; the rest is filled in.
import { textFacts } from '../../../../shared/calibration/probes/text-facts.ts';
import type { OpenExample, RoomData, RoomJudgment } from '../../../../shared/calibration/room/room-data.ts';
import type { Labels } from '../../../../shared/example/rating.ts';
import type { Standing } from '../../../../shared/room/roles.ts';
import type { Rubric } from '../../../../shared/room/rubric.ts';
import { rubricTemplates } from '../../../../shared/room/rubric-templates.ts';

export const helpfulness: Rubric = rubricTemplates.helpfulness;

export const labelsWith = (
  ratings: Labels['ratings'],
  standings: Record<string, Standing> = {},
  spans: Labels['spans'] = [],
): Labels => ({
  raters: [...new Set([...ratings, ...spans].map(({ rater }) => rater))].map((name) => ({
    name,
    kind: 'person',
    standing: standings[name] ?? 'trainer',
  })),
  ratings,
  spans,
});

export const anExample = (number: number, about: Partial<OpenExample> = {}, texts = ['One.', 'Two.']): OpenExample => ({
  id: `example-${number}`,
  number,
  responses: texts.map((text) => ({ ...textFacts(text), length: text.length })),
  sealed: {},
  labels: labelsWith([]),
  said: [],
  shownAt: {},
  ...about,
});

export const aJudgment = (
  member: string,
  example: number,
  answers: RoomJudgment['answers'],
  about: Partial<RoomJudgment> = {},
): RoomJudgment => ({
  ...{ member, example: `example-${example}`, stage: 'blind', answers, rationale: '', acceptedAt: 0 },
  ...about,
});

export const aRoomWith = (about: Partial<RoomData>, standings: Record<string, Standing> = {}): RoomData => ({
  rubric: helpfulness,
  members: [...new Set((about.judgments ?? []).map(({ member }) => member))].map((id, at) => ({
    id,
    name: id,
    standing: standings[id] ?? 'trainer',
    colour: at + 1,
  })),
  examples: [],
  judgments: [],
  ...about,
});
