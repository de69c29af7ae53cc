// One line on a terminal that says how far an import has come, at which rate, and how long it will take.
import type { Progress } from '../data/import-dataset.ts';

const MB = 1024 ** 2;

/** `total` is the file's size; without it nothing is said of what is left. On anything but a terminal nothing is written. */
export function progressLine(to: NodeJS.WriteStream, total: number | undefined) {
  const began = performance.now();
  const say = ({ bytes, rows }: Partial<Progress> & { bytes: number }) => {
    if (!to.isTTY) return;
    const seconds = Math.max((performance.now() - began) / 1000, 0.001);
    const rate = bytes / seconds;
    const left = total === undefined || rate === 0 ? '' : `, ${timeLeft((total - bytes) / rate)} left`;
    const of = total === undefined ? '' : ` of ${(total / MB).toFixed(1)}`;
    const count = rows === undefined ? '' : `, ${rows} rows`;
    to.write(`\r\u001b[K${(bytes / MB).toFixed(1)}${of} MB${count}, ${(rate / MB).toFixed(1)} MB/s${left}`);
  };
  return Object.assign(say, { end: () => void (to.isTTY && to.write('\r\u001b[K')) });
}

/** `4 s`, `3 min`. */
export function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}
