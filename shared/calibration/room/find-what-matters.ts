// Goes through a room's numbers and names what is worth looking at next: shared blind spots before anything that agreement could show.
import { type Estimate, verdictOn } from '../intervals/estimate.ts';
import { withRaters } from '../matrix.ts';
import { misledIn } from '../movement/summary.ts';
import { biasAgainstRest } from '../raters/bias.ts';
import { drift } from '../raters/drift.ts';
import { duplicateRaters } from '../raters/duplicates.ts';
import { impossibleIn } from '../raters/impossible.ts';
import { isDefined, type Known } from '../result.ts';
import { disputedIn } from './disagreement-part.ts';
import { distributionOf } from './distribution-part.ts';
import { againstExpert } from './expert-part.ts';
import type { Finding } from './finding.ts';
import { basis, basisMatrix, type Measure } from './measure.ts';
import { movesIn } from './movement-part.ts';
import { apartOn } from './portrait-part.ts';
import { isPerson, type Room } from './prepare-room.ts';
import { type FeatureName, probePart } from './probe-part.ts';
import { runPart } from './run-part.ts';
import { filterPart, scorePart } from './score-part.ts';

/** Above this share of the widest possible, an item is worth a discussion. */
const DISPUTED_FROM = 0.5;
const LEVEL = 0.05;
const NAMED_MOST = 30;
const COMPARED_MOST = 60;
const CONTRADICTING = 0.5;
const FORMS: ReadonlySet<FeatureName> = new Set(['format', 'lists', 'bold', 'headings'] as const);

/** In the order in which they deserve to be read. */
export function findWhatMatters(room: Room): Finding[] {
  const usual = room.measures.filter(({ scale }) => scale.labels.length <= 30);
  return [
    // Errors that nobody saw before anything else.
    ...usual.flatMap((measure) => fromExpert(room, measure)).toSorted((a, b) => rank(a) - rank(b)),
    ...scorePart(room).flatMap(fromScore),
    ...fromProbes(room),
    ...runPart(room).runs.map((run) => ({ is: 'run' as const, ...run })),
    ...fromFilter(room),
    ...usual.flatMap((measure) => fromDistribution(room, measure)),
    ...usual.flatMap((measure) => fromDisputes(room, measure)),
    ...usual.flatMap(fromMovement),
    ...usual.flatMap(fromPortraits),
    ...fromImpossible(room),
  ];
}

const rank = ({ is }: Finding): number => (is === 'missed-critical' ? 0 : 1);
const on = ({ id, name }: Measure) => ({ measure: id, name });

function fromExpert(room: Room, measure: Measure): Finding[] {
  const { fields, critical, experts, opposed, suspects } = againstExpert(room, measure);
  const missed = critical?.missedByAll ?? [];
  // What has not one answer has no wrong one.
  const wrong =
    isDefined(fields) && measure.nature !== 'subjective'
      ? fields.placed.filter(({ field }) => field === 'agree-wrong')
      : [];
  const suspected = isDefined(fields) || !isDefined(suspects) ? [] : suspects.suspects;
  return [
    ...(missed.length > 0
      ? [
          {
            is: 'missed-critical' as const,
            ...on(measure),
            items: missed,
            experts,
            marked: critical?.errors.length ?? 0,
          },
        ]
      : []),
    // Of critical errors the ones that nobody saw were named already.
    ...(wrong.length > 0 && !measure.critical && isDefined(fields)
      ? [
          {
            is: 'blind-spots' as const,
            ...on(measure),
            items: wrong.map(({ item }) => item),
            placed: fields.placed.length,
          },
        ]
      : []),
    ...(suspected.length > 0
      ? [{ is: 'suspects' as const, ...on(measure), items: suspected.map(({ item }) => item) }]
      : []),
    ...(opposed.length > 0 && measure.nature !== 'objective'
      ? [{ is: 'experts-opposed' as const, ...on(measure), items: opposed.map(({ item }) => item) }]
      : []),
  ];
}

const isFound = (known: Known<Estimate & { adjusted: number }>): known is Estimate & { adjusted: number } =>
  isDefined(known) && known.adjusted < LEVEL && known.n >= 8;

function fromScore({ field, follows, people }: ReturnType<typeof scorePart>[number]): Finding[] {
  const strongest = follows
    .flatMap(({ feature, result, items }) => (isFound(result) ? [{ feature, effect: result, items }] : []))
    .toSorted((a, b) => Math.abs(b.effect.value) - Math.abs(a.effect.value));
  // Lists, bold and headings go together: they are one finding.
  const forms = strongest.filter(({ feature }) => FORMS.has(feature));
  const named = strongest.filter(({ feature }) => !FORMS.has(feature) || feature === forms[0]?.feature);
  return [
    ...named.slice(0, 3).map((each) => ({ is: 'score-follows' as const, field, ...each })),
    ...people.flatMap(({ measure, name, who, isPreference, order, alike }): Finding[] => {
      const known = isPreference ? alike : order.order;
      // Worth a line only where the score does not surely go with people.
      if (!isDefined(known) || known.n < 8 || known.low > (isPreference ? 0.5 : 0)) return [];
      const items = order.contradictions.filter(({ difference }) => Math.abs(difference) > CONTRADICTING);
      const contradicted = items.slice(0, NAMED_MOST).map(({ item }) => item);
      return [
        { is: 'score-against-people', field, measure, name, who, isPreference, effect: known, items: contradicted },
      ];
    }),
  ];
}

/** Of the forms of a text, the strongest: lists, bold and headings go together and are one finding. */
function fromProbes(room: Room): Finding[] {
  const experts = new Set(
    [...room.raters.values()].filter(({ standing }) => standing === 'expert').map(({ id }) => id),
  );
  return probePart(room, 'experts').flatMap(({ measure, name, isPreference, probes }): Finding[] => {
    const neutral = isPreference ? 0.5 : 0;
    const found = probes.flatMap(({ name: feature, pooled, raters, items }): (Finding & { is: 'follows' })[] => {
      if (!isFound(pooled)) return [];
      const expert = raters.find(({ rater, result }) => experts.has(rater) && isDefined(result))?.result;
      const known = expert && isDefined(expert) ? expert : undefined;
      const about = { measure, name, feature: feature as (Finding & { is: 'follows' })['feature'], isPreference };
      return [{ is: 'follows', ...about, effect: pooled, expert: known, items }];
    });
    const size = ({ feature, effect }: Finding & { is: 'follows' }) =>
      Math.abs(effect.value - (feature === 'place' || feature === 'seconds' ? 0 : neutral));
    const forms = found.filter(({ feature }) => FORMS.has(feature)).toSorted((a, b) => size(b) - size(a));
    return found.filter((each) => !forms.includes(each) || each === forms[0]);
  });
}

function fromFilter(room: Room): Finding[] {
  const report = filterPart(room);
  if (report === undefined) return [];
  const critical = new Set(room.measures.flatMap((measure) => (measure.critical ? [measure.id] : [])));
  const better = report.dimensions.find(
    ({ measure, audit }) => !critical.has(measure) && isDefined(audit.difference) && audit.difference.low > 0,
  );
  const effect = better && isDefined(better.audit.difference) ? better.audit.difference : undefined;
  return [
    {
      is: 'removed',
      items: report.removed.map(({ example }) => example),
      kept: report.kept,
      better: better && effect ? { measure: better.measure, name: better.name, effect } : undefined,
    },
  ];
}

function fromDistribution(room: Room, measure: Measure): Finding[] {
  if (measure.nature === 'objective' || measure.critical) return [];
  const items = distributionOf(room, measure).items.filter(({ camps }) => camps !== undefined);
  return items.length === 0 ? [] : [{ is: 'camps', ...on(measure), items: items.map(({ item }) => item) }];
}

function fromDisputes(room: Room, measure: Measure): Finding[] {
  if (measure.nature !== 'objective') return [];
  const all = disputedIn(room, measure);
  const items = all.filter(({ disagreement }) => disagreement >= DISPUTED_FROM).slice(0, NAMED_MOST);
  return items.length === 0
    ? []
    : [{ is: 'disputed', ...on(measure), items: items.map(({ item }) => item), of: all.length }];
}

function fromMovement(measure: Measure): Finding[] {
  if (measure.id.startsWith('file:') || measure.blind.length === 0) return [];
  const misled = misledIn(movesIn(measure));
  if (misled.length === 0) return [];
  return [{ is: 'misled', ...on(measure), items: [...new Set(misled.map(({ item }) => item))], moves: misled.length }];
}

const bySeverity = (measure: Measure, ordered: NonNullable<Measure['ordered']>): Finding[] => {
  const people = withRaters(basisMatrix(measure, ordered), isPerson);
  const places = new Map(basis(measure).map(({ item, place = 0 }) => [item, place]));
  const sure = (known: Known<Estimate>): known is Estimate => verdictOn(known).startsWith('surely');
  const drifts = drift(
    people,
    people.items.map((item) => places.get(item) ?? 0),
  );
  const apart = (rater: string) => apartOn(people, people.raters.indexOf(rater)).map(({ item }) => item);
  return [
    ...biasAgainstRest(people).flatMap(({ rater, result }) =>
      sure(result) ? [{ is: 'severe' as const, ...on(measure), rater, effect: result, items: apart(rater) }] : [],
    ),
    ...drifts.flatMap(({ rater, result }) =>
      sure(result) ? [{ is: 'drifts' as const, ...on(measure), rater, effect: result, items: apart(rater) }] : [],
    ),
  ];
};

function fromPortraits(measure: Measure): Finding[] {
  if (measure.ordered === undefined || measure.isPreference) return [];
  if (new Set(basis(measure).map(({ rater }) => rater)).size > COMPARED_MOST) return [];
  return bySeverity(measure, measure.ordered);
}

function fromImpossible({ measures }: Room): Finding[] {
  const scales = new Map(measures.map(({ id, scale }) => [id, scale]));
  const ratings = measures.flatMap((measure) =>
    [...measure.blind, ...measure.file].filter(({ dimension }) => dimension === measure.id),
  );
  const impossible = Map.groupBy(impossibleIn(ratings, scales), ({ what }) => what);
  const people = new Set(ratings.map(({ rater }) => rater).filter(isPerson));
  const copies =
    people.size > 2 * COMPARED_MOST ? [] : duplicateRaters(measures.map((measure) => basisMatrix(measure)));
  return [
    ...copies
      .filter(({ first, second }) => isPerson(first) && isPerson(second))
      .map((copy) => ({ is: 'copies' as const, ...copy })),
    ...[...impossible].map(([what, all]) => ({ is: 'impossible' as const, what, times: all.length })),
  ];
}
