// A dataset at a glance, asked for once for each dataset that is looked at.
import type { DatasetStrip } from '../../shared/protocol/dataset-strip.ts';
import { readStrip } from '../api/datasets.ts';

export class StripLook {
  strip = $state.raw<DatasetStrip>();
  fault = $state.raw<unknown>();
  #asked = '';

  /** What was seen of another dataset goes at once. */
  async at(dataset: string): Promise<void> {
    this.#asked = dataset;
    this.strip = undefined;
    this.fault = undefined;
    try {
      const strip = await readStrip(dataset);
      if (this.#asked === dataset) this.strip = strip;
    } catch (fault) {
      if (this.#asked === dataset) this.fault = fault;
    }
  }
}
