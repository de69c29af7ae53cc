// Reads a refusal out of an answer (application/problem+json) and throws it as the server would.
import { NoAnswer } from './no-answer.ts';

/** What the first refusal of a session that has ended is told to. */
type Listener = () => void;
const listeners = new Set<Listener>();

/** Runs whenever the server says that nobody is signed in here. Returns how to stop. */
export function onSignedOut(run: Listener): () => void {
  listeners.add(run);
  return () => listeners.delete(run);
}

/**
 * The error for an answer that is not a success: the Refusal it names; NoAnswer when it names none, as a proxy's own
 * error page does while the server is away.
 */
export async function refusalOf(status: number, body: string): Promise<Error> {
  const { code, detail, row } = problemIn(body);
  const { FailureCode, Refusal } = await import('../../shared/protocol/failures.ts');
  const known = FailureCode.safeParse(code);
  if (!known.success) return new NoAnswer(status >= 500 ? 'no-answer' : 'unreadable');
  if (known.data === 'signed-out') for (const run of listeners) run();
  const { RowFault } = await import('../../shared/protocol/row-fault.ts');
  const fault = RowFault.safeParse(row);
  return new Refusal(
    known.data,
    typeof detail === 'string' ? detail : undefined,
    fault.success ? fault.data : undefined,
  );
}

function problemIn(body: string): { code?: unknown; detail?: unknown; row?: unknown } {
  try {
    const problem: unknown = JSON.parse(body);
    return typeof problem === 'object' && problem !== null ? problem : {};
  } catch {
    return {};
  }
}
