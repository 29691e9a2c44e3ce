/** A sort of text that was meant as markup elsewhere. */

/** How one is known, and what is done with it. */
export interface Sort {
  readonly ruleId: 'leftover' | 'unknown-footnote';
  /** A sign that each text of the sort holds: what has none is not looked through. */
  readonly sign: string;
  readonly pattern: RegExp;
  readonly hint: string;
  /** What stands in its place; without it, it is printed as it stands. */
  readonly instead?: string;
  /** What is said to happen to it, where it is neither left out nor printed as it stands. */
  readonly becomes?: string;
}

/** The hint where there is no more to say. */
export const foreign = 'a mark of another tool; take it out';
