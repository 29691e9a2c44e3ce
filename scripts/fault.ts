/**
 * An article that nobody foresaw: what was thrown while it was read or made, as a problem of that article, so that all others are made.
 *
 * What is wrong elsewhere ends the whole run as before: a `Failure`, a signal, and what the system refused, which it would refuse for the next article too.
 */
import type { Diagnostic } from './model/diagnostic.ts';
import { Failure } from './model/failure.ts';

/** The problem, in the file of an article or a course. Throws again what is no article's. */
export function faultIn(file: string, error: unknown): Diagnostic {
  if (isElsewhere(error)) throw error;
  const said = error instanceof Error ? error.message : String(error);
  return {
    ruleId: 'internal',
    severity: 'error',
    message: `nothing can be made of this file: ${said.split('\n')[0] ?? ''}`,
    position: { file, line: 1, column: 1 },
    hints: ['cut it down until this is gone, to find the place; and report it: a problem with its place should have been told'],
  };
}

function isElsewhere(error: unknown): boolean {
  if (error instanceof Failure || error instanceof DOMException) return true;
  return error instanceof Error && ('syscall' in error || ('code' in error && String(error.code).endsWith('MODULE_NOT_FOUND')));
}
