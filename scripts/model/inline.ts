/**
 * What stands in a line of an article's text.
 *
 * A closed union tagged by `type`, in mdast's words, so that every output is an exhaustive `switch`. Rejected: mdast itself. It is open (plugins add
 * nodes) and keeps references, citations and pictures unresolved; here all is resolved once.
 */
import type { Position } from './diagnostic.ts';

/** What stands in a line of text. `value` is the author's text without its markup, typographic signs already in it. */
export type Inline =
  | { readonly type: 'text'; readonly value: string }
  /** `open: true` (`**so**{.open}`) keeps the phrase visible in guided handouts. */
  | { readonly type: 'strong'; readonly children: readonly Inline[]; readonly open?: boolean }
  | { readonly type: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'delete'; readonly children: readonly Inline[] }
  /** `H~2~O`, `10^9^`: a few letters without spaces. */
  | { readonly type: 'subscript' | 'superscript'; readonly value: string }
  | { readonly type: 'inlineCode'; readonly value: string }
  /** `value` is TeX. */
  | { readonly type: 'inlineMath'; readonly value: string; readonly position?: Position }
  | { readonly type: 'break' }
  /** `url` is http, https or mailto, checked. */
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] }
  /** `[label](#id)`: `id` exists in the article (checked). Empty `children`: the target's own name is shown ("Figure 2", "Section 3"). */
  | { readonly type: 'crossReference'; readonly id: string; readonly children: readonly Inline[]; readonly position: Position }
  | { readonly type: 'citation'; readonly items: readonly CitationItem[]; readonly position: Position }
  | { readonly type: 'footnoteReference'; readonly id: string; readonly position: Position }
  | { readonly type: 'inlineImage'; readonly src: string; readonly alt: string; readonly position: Position }
  | Blank;

/** A phrase to be filled in. Only planning guided notes makes one; no author's text holds any. */
export interface Blank {
  readonly type: 'blank';
  /** From 1, in reading order. */
  readonly number: number;
  /** The answer in pieces between which a line may break, spaces included. No child: whoever asks for a text's words must not meet it. */
  readonly answer: readonly string[];
}

/** `[see @key, p. 4]`: `key` names a reference; `prefix` is "see", `locator` "p. 4"; `authorless` is `[-@key]`. */
export interface CitationItem {
  readonly key: string;
  readonly prefix?: string;
  readonly locator?: string;
  readonly authorless?: boolean;
}
