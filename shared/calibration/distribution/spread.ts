// How the values of one item spread: for dimensions where differences are described, never called wrong.
import { type Measured, undefinedFor } from '../result.ts';

/**
 * Shannon entropy of the counts over its maximum, log k: 0 when all chose the same, 1 when every category was chosen equally often.
 * Undefined without ratings or with one category.
 */
export function entropy(counts: readonly number[]): Measured<{ ratings: number }> {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length < 2) return undefinedFor('one-category');
  if (total === 0) return undefinedFor('no-ratings');
  const bits = counts.reduce((sum, count) => (count === 0 ? sum : sum - (count / total) * Math.log(count / total)), 0);
  return { value: bits / Math.log(counts.length), ratings: total };
}

/**
 * Van der Eijk's (2001) agreement A on an ordered scale: 1 when all chose one category, 0 when all were chosen equally often, -1 when half
 * chose each end. Below 0 there are two camps rather than one. Undefined without ratings or with fewer than three categories.
 */
export function orderedAgreement(counts: readonly number[]): Measured<{ ratings: number }> {
  const k = counts.length;
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (k < 3) return undefinedFor('one-category');
  if (total === 0) return undefinedFor('no-ratings');
  // Takes off the smallest count of all non-empty categories at a time; what is taken off is a layer of equal counts.
  let rest = counts.map(Number);
  let agreement = 0;
  while (rest.some((count) => count > 0)) {
    const least = Math.min(...rest.filter((count) => count > 0));
    const pattern = rest.map((count) => (count > 0 ? 1 : 0));
    const layer = pattern.reduce<number>((sum, full) => sum + full * least, 0);
    agreement += (layer / total) * layerAgreement(pattern);
    rest = rest.map((count) => (count > 0 ? count - least : 0));
  }
  return { value: agreement, ratings: total };
}

/** Agreement of a layer: unimodality by the triples of categories full-full-empty (unimodal) and full-empty-full (not), times how few are full. Van der Eijk (2001). */
function layerAgreement(pattern: readonly number[]): number {
  const k = pattern.length;
  const full = pattern.reduce((sum, each) => sum + each, 0);
  let [unimodal, bimodal] = [0, 0];
  for (let a = 0; a < k; a++) {
    for (let b = a + 1; b < k; b++) {
      for (let c = b + 1; c < k; c++) {
        const triple = `${pattern[a]}${pattern[b]}${pattern[c]}`;
        if (triple === '110' || triple === '011') unimodal++;
        if (triple === '101') bimodal++;
      }
    }
  }
  const u = unimodal + bimodal === 0 ? 1 : ((k - 2) * unimodal - (k - 1) * bimodal) / ((k - 2) * (unimodal + bimodal));
  return u * (1 - (full - 1) / (k - 1));
}
