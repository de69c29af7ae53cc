// What is worth looking at next in a room: one kind of finding for each thing the numbers can show. Their words are the screen's.
import type { Estimate } from '../intervals/estimate.ts';
import type { Impossible } from '../raters/impossible.ts';
import type { FeatureName } from './probe-part.ts';
import type { WindowRun } from './run-part.ts';

/** A screen of the numbers, and where a finding leads. */
export const parts = [
  'overview',
  'agreement',
  'disagreement',
  'expert',
  'likely',
  'distributions',
  'raters',
  'pairs',
  'models',
  'probes',
  'runs',
  'movement',
  'spans',
  'filter',
] as const;
export type Part = (typeof parts)[number];

interface OnDimension {
  measure: string;
  name: string;
}

export type Finding =
  /** People agree and the expert does not; of critical errors, those that nobody else marked. */
  | ({ is: 'missed-critical'; items: string[]; experts: string[]; marked: number } & OnDimension)
  | ({ is: 'blind-spots'; items: string[]; placed: number } & OnDimension)
  | ({ is: 'suspects'; items: string[] } & OnDimension)
  | ({ is: 'experts-opposed'; items: string[] } & OnDimension)
  | ({ is: 'camps'; items: string[] } & OnDimension)
  | ({ is: 'disputed'; items: string[]; of: number } & OnDimension)
  /** The pooled people (not experts) follow something; `expert` is what the experts do, where they can be asked. */
  | ({
      is: 'follows';
      feature: FeatureName;
      isPreference: boolean;
      effect: Estimate & { adjusted: number };
      expert: Estimate | undefined;
      /** Those with most of it. */
      items: string[];
    } & OnDimension)
  /** Something in the responses comes in a run of consecutive examples. */
  | ({ is: 'run' } & WindowRun)
  | {
      is: 'score-follows';
      field: string;
      feature: FeatureName;
      effect: Estimate & { adjusted: number };
      items: string[];
    }
  | ({
      is: 'score-against-people';
      field: string;
      who: 'people' | 'experts';
      isPreference: boolean;
      effect: Estimate;
      items: string[];
    } & OnDimension)
  /** With the items on which they were farthest from the others. */
  | ({ is: 'severe'; rater: string; effect: Estimate; items: string[] } & OnDimension)
  | ({ is: 'drifts'; rater: string; effect: Estimate; items: string[] } & OnDimension)
  | ({ is: 'misled'; items: string[]; moves: number } & OnDimension)
  | { is: 'removed'; items: string[]; kept: number; better: (OnDimension & { effect: Estimate }) | undefined }
  | { is: 'copies'; first: string; second: string; shared: number; same: number }
  | { is: 'impossible'; what: Impossible['what']; times: number };

/** Which screen shows it. */
export const partOf: Record<Finding['is'], Part> = {
  'missed-critical': 'expert',
  'blind-spots': 'expert',
  suspects: 'expert',
  'experts-opposed': 'distributions',
  camps: 'distributions',
  disputed: 'disagreement',
  follows: 'probes',
  run: 'runs',
  'score-follows': 'probes',
  'score-against-people': 'probes',
  severe: 'raters',
  drifts: 'raters',
  misled: 'movement',
  removed: 'filter',
  copies: 'overview',
  impossible: 'overview',
};
