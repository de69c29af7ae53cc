// What a socket's close code means: the failure it stands for, and whether to connect again.
import { type Failure, type FailureCode, failures } from '../../shared/protocol/failures.ts';

/**
 * Codes that mirror HTTP 4xx: the server decided, and trying again would not change its mind. A message that was too large
 * would be as large again; one that came too fast would not come too fast later.
 */
export const isFinal = (closeCode: number): boolean =>
  closeCode === failures['too-large'].close ||
  (closeCode >= 4400 && closeCode < 4500 && closeCode !== failures['too-fast'].close);

/** Several failures share a close code; the first in the table speaks for it unless the reason names another. */
export function failureOfClose(closeCode: number, reason = ''): Failure {
  const sharing = (Object.keys(failures) as FailureCode[]).filter((code) => failures[code].close === closeCode);
  const code = sharing.find((candidate) => reason.startsWith(candidate)) ?? sharing[0] ?? 'fault';
  return { code, says: failures[code].says };
}
