// A room's numbers, screen by screen, from what is open to one member. Pure: the same data and chance give everybody the same numbers.
import { agreementPart, type DimensionAgreement } from './agreement-part.ts';
import { type DisagreementPart, disagreementByExample, disagreementPart } from './disagreement-part.ts';
import { type Distribution, distributionPart } from './distribution-part.ts';
import { type AgainstExpert, expertPart } from './expert-part.ts';
import { findWhatMatters } from './find-what-matters.ts';
import type { Finding, Part } from './finding.ts';
import { type LikelyPart, likelyPart } from './likely-part.ts';
import { type ModelPreferences, modelPart } from './model-part.ts';
import { type DimensionMovement, movementPart } from './movement-part.ts';
import { type PairMatrix, pairPart } from './pair-part.ts';
import { type PortraitPart, portraitPart } from './portrait-part.ts';
import { prepareRoom, type Room } from './prepare-room.ts';
import { type MeasureProbes, probePart } from './probe-part.ts';
import type { RoomData, RoomRater } from './room-data.ts';
import { type RunPart, runPart } from './run-part.ts';
import { type FilterReport, filterPart, type ScoreReport, scorePart } from './score-part.ts';
import { type SpanReport, spanPart } from './span-part.ts';

export interface Overview {
  findings: Finding[];
  agreement: DimensionAgreement[];
  /** How much all of this rests on. */
  examples: number;
  people: number;
  fileRaters: number;
  experts: number;
}

/** What each screen shows. */
export interface Parts extends Record<Part, unknown> {
  overview: Overview;
  agreement: DimensionAgreement[];
  disagreement: DisagreementPart[];
  expert: AgainstExpert[];
  likely: LikelyPart[];
  distributions: Distribution[];
  raters: PortraitPart;
  pairs: PairMatrix[];
  models: ModelPreferences[];
  probes: { people: MeasureProbes[]; scores: ScoreReport[] };
  runs: RunPart;
  movement: DimensionMovement[];
  spans: SpanReport[];
  filter: FilterReport | undefined;
}

const compute: { [P in Part]: (room: Room) => Parts[P] } = {
  overview: overviewOf,
  agreement: agreementPart,
  disagreement: disagreementPart,
  expert: expertPart,
  likely: likelyPart,
  distributions: distributionPart,
  raters: portraitPart,
  pairs: pairPart,
  models: modelPart,
  probes: (room) => ({ people: probePart(room), scores: scorePart(room) }),
  runs: runPart,
  movement: movementPart,
  spans: spanPart,
  filter: filterPart,
};

/** What is said on every screen. */
export interface Report<P extends Part = Part> {
  part: P;
  value: Parts[P];
  raters: RoomRater[];
  /** The number in the window of each open example, by id. */
  numbers: Record<string, number>;
  /** For the strip: from 0, all agree, to 1. */
  disagreement: Record<string, number>;
  /** Answers that are in no number, and what they answered. */
  left: { answers: number; examples: string[]; names: string[] };
}

/** The room made ready once; each screen's part computed when it is asked for. */
export function reportOn(data: RoomData): { room: Room; part<P extends Part>(part: P): Report<P> } {
  const room = prepareRoom(data);
  const shared = {
    raters: [...room.raters.values()],
    numbers: Object.fromEntries(data.examples.map(({ id, number }) => [id, number])),
    disagreement: disagreementByExample(room),
    left: leftIn(data),
  };
  return { room, part: (part) => ({ part, value: compute[part](room), ...shared }) };
}

function leftIn({ left = [], rubric }: RoomData): Report['left'] {
  const asked = new Set(left.map(({ question }) => question.split('.')[0]));
  return {
    answers: left.length,
    examples: [...new Set(left.map(({ example }) => example))],
    names: rubric.dimensions.flatMap(({ id, name }) => (asked.has(id) ? [name] : [])),
  };
}

function overviewOf(room: Room): Overview {
  const raters = [...room.raters.values()];
  const judged = new Set(room.measures.flatMap(({ now }) => now.map(({ rater }) => rater)));
  return {
    findings: findWhatMatters(room),
    agreement: agreementPart(room),
    examples: room.examples.size,
    people: judged.size,
    fileRaters: raters.filter(({ kind }) => kind !== 'member').length,
    experts: raters.filter(({ id, kind, standing }) => standing === 'expert' && (kind !== 'member' || judged.has(id)))
      .length,
  };
}
