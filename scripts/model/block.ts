/**
 * What stands below each other in an article: the closed union of its blocks, and those of them that hold others.
 *
 * What holds only lines has a file of its own (`table.ts`, `figure.ts`, `chart.ts`, `diagram.ts`); those here name each other and the union.
 */
import type { Chart } from './chart.ts';
import type { Position } from './diagnostic.ts';
import type { Diagram } from './diagram.ts';
import type { Figure } from './figure.ts';
import type { Inline } from './inline.ts';
import type { Table } from './table.ts';

/** What stands below each other. Every one knows its place in the author's file. */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[]; readonly position: Position }
  /** A sub-heading below a point (`####` = depth 4 and deeper). */
  | {
      readonly type: 'heading';
      readonly depth: 4 | 5 | 6;
      readonly id: string;
      readonly children: readonly Inline[];
      readonly position: Position;
    }
  | List
  | Table
  | Quote
  | Figure
  | Code
  | Chart
  | Diagram
  | { readonly type: 'math'; readonly value: string; readonly id?: string; readonly position: Position }
  | { readonly type: 'definitionList'; readonly items: readonly Definition[]; readonly position: Position }
  | { readonly type: 'thematicBreak'; readonly position: Position }
  /** `:::handout`: on paper only. */
  | { readonly type: 'handout'; readonly children: readonly Block[]; readonly position: Position };

/** `ordered` with `letters` counts with these in place of figures. */
export interface List {
  readonly type: 'list';
  readonly ordered: boolean;
  /** First number of an ordered list. */
  readonly start: number;
  /** Of an ordered list that letters count. */
  readonly letters?: Letters;
  readonly items: readonly ListItem[];
  readonly position: Position;
}

/** How letters count: "a.", "a)" or "(a)". */
export interface Letters {
  readonly style: 'lower-alpha' | 'upper-alpha' | 'lower-roman' | 'upper-roman';
  readonly signs: 'dot' | 'paren' | 'parens';
}

/** `checked` is set only for GFM task items. */
export interface ListItem {
  readonly children: readonly Block[];
  readonly checked?: boolean;
}

/** A quotation; `source` is its last line when that begins with a dash. */
export interface Quote {
  readonly type: 'blockquote';
  /** No quote but a remark of the author's own that is set apart: "Note: …". */
  readonly callout?: true;
  readonly children: readonly Block[];
  readonly source?: readonly Inline[];
  readonly position: Position;
}

/** A fenced block. `lang` is '' when none was given. */
export interface Code {
  readonly type: 'code';
  readonly lang: string;
  readonly value: string;
  readonly position: Position;
}

/** One entry of a definition list, as pandoc writes it: the term, and all that stands behind its colons. */
export interface Definition {
  readonly term: readonly Inline[];
  readonly description: readonly Block[];
}
