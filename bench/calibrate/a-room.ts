// A room as large as they get: 100 examples with two responses, 30 people who judged all of them blind, some of it revised.
import { randomFrom } from '../../shared/calibration/intervals/seeded.ts';
import { textFacts } from '../../shared/calibration/probes/text-facts.ts';
import type { RoomData, RoomJudgment } from '../../shared/calibration/room/room-data.ts';
import { noLabels } from '../../shared/example/rating.ts';
import { rubricTemplates } from '../../shared/room/rubric-templates.ts';

export const EXAMPLES = 100;
export const PEOPLE = 30;

export function aRoom(seed: number): RoomData {
  const random = randomFrom(seed);
  const members = Array.from({ length: PEOPLE }, (_, at) => ({
    id: `person-${at}`,
    name: `Person ${at}`,
    standing: at === 0 ? ('expert' as const) : ('trainer' as const),
    colour: (at % 12) + 1,
  }));
  const strict = members.map(() => random() - 0.5);
  const judgments: RoomJudgment[] = [];
  const examples = Array.from({ length: EXAMPLES }, (_, at) => {
    const id = `example-${at}`;
    const quality = [random() * 5, random() * 5];
    for (const [who, { id: member }] of members.entries()) {
      const score = (shift = 0) =>
        quality.map((each) =>
          Math.max(1, Math.min(5, Math.round(each - (strict[who] ?? 0) + random() * 2 - 0.5 + shift))),
        );
      const answersOf = ([a = 3, b = 3]: number[]) => ({
        'helpfulness.0': a,
        'helpfulness.1': b,
        'critical-error.0': random() < 0.15,
        'critical-error.1': random() < 0.15,
      });
      const about = {
        member,
        example: id,
        rationale: 'Because.',
        seconds: 20 + Math.floor(random() * 90),
        acceptedAt: at,
      };
      judgments.push({ ...about, stage: 'blind', answers: answersOf(score()) });
      if (random() < 0.2) judgments.push({ ...about, stage: 'open', answers: answersOf(score(0.5)) });
    }
    const responses = ['short. '.repeat(3 + random() * 60), '- **long**\n'.repeat(3 + random() * 60)];
    return {
      ...{ id, number: at + 1, labels: noLabels(), said: [], shownAt: {} },
      responses: responses.map((text) => ({ ...textFacts(text), length: text.length })),
      sealed: { auto_score: [random(), random()] },
    };
  });
  return { rubric: rubricTemplates.helpfulness, members, examples, judgments };
}
