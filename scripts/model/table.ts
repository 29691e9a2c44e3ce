/** A table of an article: cells of inline text, and what is said of its columns. */
import type { Position } from './diagnostic.ts';
import type { Inline } from './inline.ts';

/** Of a table's column, as its rule says (`:--`, `--:`, `:-:`); null where it says nothing. */
export type Align = 'left' | 'right' | 'center' | null;

/** `rows` are without the header row. Cells are inline only (GFM). */
export interface Table {
  readonly type: 'table';
  /** The author's, or one made from its number: every table has one. */
  readonly id: string;
  /** `number` and `text`: what the columns of a part hold, so that it is set as its whole is. */
  readonly align: readonly (Align | 'number' | 'text')[];
  readonly header: readonly (readonly Inline[])[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
  readonly caption?: readonly Inline[];
  /** What stands below it: its source, notes to its cells. */
  readonly credit?: readonly Inline[];
  readonly position: Position;
}
