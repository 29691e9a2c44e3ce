/** Diagnostics and results as lines for a terminal or as data for `--json`. Gives text; `cli.ts` prints it. */
import { place, type Diagnostic } from './model/diagnostic.ts';

/** `content/a/article.md:3:1 error unknown-key: unknown key "titel" (did you mean "title"?)` */
export function diagnosticLine({ severity, ruleId, message, position, hints }: Diagnostic): string {
  const hint = hints.length > 0 ? ` (${hints.join('; ')})` : '';
  return oneLine(`${place(position)} ${severity} ${ruleId}: ${message}${hint}`);
}

/** Whatever the author's text and the file's name hold: line ends as spaces, and signs that a terminal would obey as they are drawn (U+2400). */
const oneLine = (text: string): string =>
  text
    .replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ')
    .replace(/\p{Cc}/gu, (sign) => String.fromCodePoint(0x2400 + Math.min(sign.charCodeAt(0), 0x21)));

/** `2 errors, 1 warning` */
export function countLine(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return [counted(errors, 'error'), counted(warnings, 'warning')].filter((text) => text !== '').join(', ');
}

/** `3 pages`, `4 812 pages`; '' for none. */
export function counted(count: number, noun: string): string {
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
  return count === 0 ? '' : `${digits} ${noun}${count === 1 ? '' : 's'}`;
}

/** `1.2 MB`, in decimal units as file managers count. */
export function size(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
