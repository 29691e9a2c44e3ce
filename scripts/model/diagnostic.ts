/**
 * A problem in what an author wrote, as data.
 *
 * Why data: all problems of all files are collected, sorted by place and shown together, and a cached value can replay its own.
 * Rejected: throwing on the first one; a lecturer with five typos wants one list, not five runs.
 */

import type { RuleId } from './rules.ts';

/** A place in a file: `line` and `column` count from 1, as editors show them. `file` is the path as it is shown to the author. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `error` stops the article's outputs; `warning` does not (unless `--strict`). */
export type Severity = 'error' | 'warning';

/** What was seen and what is allowed (`message`), where, and how to mend it (`hints`). */
export interface Diagnostic {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly position: Position;
  readonly hints: readonly string[];
}

/** Sorts by file, line, column, then rule: the order in which an author reads. Gives a new array. */
export function sortDiagnostics<One extends Diagnostic>(diagnostics: readonly One[]): One[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...diagnostics].sort(
    (a, b) =>
      compare(a.position.file, b.position.file) ||
      a.position.line - b.position.line ||
      a.position.column - b.position.column ||
      compare(a.ruleId, b.ruleId),
  );
}

/** `file:line:column`, the form that terminals and editors turn into a link. */
export function place({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}

/** Whether any of these stops an output. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
