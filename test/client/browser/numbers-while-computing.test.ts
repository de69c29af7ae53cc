// While the worker computes, the page goes on: keys are heard, screens change, and the last numbers stay. A worker that answers when told to.
import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Numbers from '../../../client/calibrating/Numbers.svelte';
import type { ToWorker } from '../../../client/calibrating/worker-messages.ts';
import type { Part } from '../../../shared/calibration/room/finding.ts';
import { reportOn } from '../../../shared/calibration/room/report.ts';
import { aMember, anExample, aRoom, serve } from './screens-stage.ts';

class HeldWorker extends EventTarget {
  readonly asked: ToWorker[] = [];
  postMessage(message: ToWorker) {
    this.asked.push(message);
  }
  terminate() {}
  answer(part: Part) {
    const report = reportOn({ rubric: room.rubric, members: [], examples: [], judgments: [] }).part(part);
    this.dispatchEvent(new MessageEvent('message', { data: { is: 'report', report } }));
  }
}
let worker = new HeldWorker();
vi.mock('../../../client/calibrating/start-worker.ts', () => ({ startWorker: () => worker }));
vi.mock('../../../client/calibrating/hear-changes.ts', () => ({ hearChanges: () => () => undefined }));

const examples = [anExample(0), anExample(1)];
const room = aRoom({ examples: examples.map(({ id }) => id), members: [aMember()] });

describe('a worker that has not answered', () => {
  test('[U221] keys are heard, and another screen is asked for, before the first number is there', async () => {
    worker = new HeldWorker();
    serve({
      [`GET /rooms/${room.id}/examples`]: { total: 2, examples },
      [`GET /rooms/${room.id}/rubric-versions`]: [],
      [`GET /rooms/${room.id}/calibration`]: { examples: [], judgments: [], members: [] },
    });
    const shown = await render(Numbers, { view: room, asked: 'overview' });
    await expect.element(page.getByText('Computing the numbers…')).toBeVisible();
    await vi.waitFor(() => expect(worker.asked.at(-1)).toEqual({ is: 'part', part: 'overview' }));
    const typed = document.createElement('textarea');
    document.body.append(typed);
    typed.focus();
    await userEvent.keyboard('still here');
    expect(typed.value).toBe('still here');
    typed.remove();

    await shown.rerender({ view: room, asked: 'agreement' });
    await expect.element(page.getByRole('heading', { name: 'Agreement' })).toBeVisible();
    expect(worker.asked.at(-1)).toEqual({ is: 'part', part: 'agreement' });
    await expect.element(page.getByText('Computing the numbers…')).toBeVisible();

    worker.answer('agreement');
    await expect.element(page.getByText('Computing the numbers…')).not.toBeInTheDocument();
  });
});
