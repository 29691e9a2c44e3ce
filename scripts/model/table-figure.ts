/**
 * A figure in a table: its minus is a minus, and what stands behind its digits hangs, so that digits stand below digits.
 *
 * What hangs says something about the figure and is no part of it: stars of significance, a dagger, the bracket around a standard error.
 */
import type { Inline } from './inline.ts';
import { plainText } from './walk.ts';

/** A cell of figures in two: what lines up with the other rows, and the signs that hang behind it. */
export interface TableFigure {
  readonly figure: readonly Inline[];
  readonly hung: string;
}

/** The cell as it stands in a column of figures; `hung` is '' where nothing stands behind the digits. */
export function figureOf(cell: readonly Inline[]): TableFigure {
  const [first, ...others] = cell;
  const signed = first?.type === 'text' ? [{ ...first, value: withSign(first.value) }, ...others] : cell;
  const last = signed.at(-1);
  const hung = last?.type === 'text' ? (/[)*†‡§¶]+$/.exec(last.value)?.[0] ?? '') : '';
  if (last?.type !== 'text' || hung === '' || !/\p{Nd}/u.test(plainText(cell))) return { figure: signed, hung: '' };
  const rest = { ...last, value: last.value.slice(0, -hung.length) };
  return { figure: [...signed.slice(0, -1), ...(rest.value === '' ? [] : [rest])], hung };
}

/** The hyphen before digits, whatever of currency or bracket stands between them. */
const withSign = (text: string): string => text.replace(/^([^\p{L}\p{Nd}-]*)-(?=[^\p{L}\p{Nd}]{0,2}\p{Nd})/u, '$1−');
