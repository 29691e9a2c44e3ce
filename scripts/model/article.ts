/**
 * The article: what an author keeps, whichever form (Markdown, YAML, JSON) it was written in.
 *
 * A closed union tagged by `type`, in mdast's words, so that every output is an exhaustive `switch`.
 * Long on purpose: the union is read whole, and types in several files would import each other in a circle.
 * Rejected: mdast itself. It is open (plugins add nodes) and keeps references, citations and pictures unresolved; here all is resolved once.
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

/** A quotation; `source` is its last line when that begins with a dash. */
export interface Quote {
  readonly type: 'blockquote';
  /** No quote but a remark of the author's own that is set apart: "Note: …". */
  readonly callout?: true;
  readonly children: readonly Block[];
  readonly source?: readonly Inline[];
  readonly position: Position;
}

/** A picture that has its line to itself, or several that share one and stand side by side. */
export interface Figure {
  readonly type: 'figure';
  /** The author's, or one made from its number: every figure has one. */
  readonly id: string;
  /** At most `mostPictures`. */
  readonly pictures: readonly [FigurePicture, ...FigurePicture[]];
  readonly caption?: readonly Inline[];
  readonly credit?: readonly Inline[];
  readonly position: Position;
}

/** A picture of a figure. Only one of several has an id, a caption or a credit of its own; those of one that stands alone are the figure's. */
export interface FigurePicture {
  /** A key of `Article.pictures`. */
  readonly src: string;
  readonly alt: string;
  /** Where it leads: http, https or mailto, checked. */
  readonly url?: string;
  /** The author's. */
  readonly id?: string;
  readonly caption?: readonly Inline[];
  readonly credit?: readonly Inline[];
  readonly position: Position;
}

/** A fenced block. `lang` is '' when none was given. */
export interface Code {
  readonly type: 'code';
  readonly lang: string;
  readonly value: string;
  readonly position: Position;
}

/** What `kind:` of a fenced block `chart` may say. */
export const chartKinds = ['line', 'bar', 'stacked', 'pie'] as const;
export type ChartKind = (typeof chartKinds)[number];

/** Numbers to be drawn. Every series has a value for each label; `null` where it is missing. */
export interface Chart {
  readonly type: 'chart';
  /** The author's, or one made from its number among the figures. */
  readonly id: string;
  readonly kind: ChartKind;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly unit?: string;
  readonly source?: readonly Inline[];
  readonly caption?: readonly Inline[];
  readonly alt: string;
  readonly position: Position;
}

/** What one line, or one colour of bars, shows: a value for each label of its chart, null where one is missing. `name` is '' for the only one without. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** A diagram in Mermaid's words (`value`), whose first line stands below `position`. */
export interface Diagram {
  readonly type: 'diagram';
  readonly id: string;
  readonly value: string;
  readonly caption?: readonly Inline[];
  readonly alt: string;
  readonly position: Position;
}

/** One entry of a definition list, as pandoc writes it: the term, and all that stands behind its colons. */
export interface Definition {
  readonly term: readonly Inline[];
  readonly description: readonly Block[];
}

/** The slide kinds an author may ask for with `{.kind}` or `:::slide{kind=…}`. The name is the partial's file name. */
export const contentKinds = [
  'points',
  'statement',
  'comparison',
  'definition',
  'quote',
  'figure',
  'chart',
  'diagram',
  'table',
  'code',
  'math',
  'timeline',
  'number',
  'question',
] as const;
export type ContentKind = (typeof contentKinds)[number];

/** A `:::slide` block: what the slide shows, outright. No `heading`: the heading of its section or point. */
export interface SlideBlock {
  readonly heading?: readonly Inline[];
  readonly kind?: ContentKind;
  readonly blocks: readonly Block[];
  readonly position: Position;
}

/** What a section, a point and the introduction have in common. */
export interface Content {
  /** The full text, in order, `:::handout` blocks included, `:::slide` and `:::notes` taken out. */
  readonly blocks: readonly Block[];
  readonly slides: readonly SlideBlock[];
  /** `:::notes`: said and never shown, nor printed in handout or briefing. */
  readonly notes: readonly Block[];
}

/** A `###`. */
export interface Point extends Content {
  readonly id: string;
  readonly heading: readonly Inline[];
  readonly kind?: ContentKind;
  readonly position: Position;
}

/** A `##`. `blocks` is its text before the first point. */
export interface Section extends Point {
  readonly points: readonly Point[];
  /** A list of sources that the author wrote: entries, and no text. */
  readonly isReferences?: true;
}

/** One reference, CSL-JSON's words (only the fields that the styles print). */
export interface Reference {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly Name[];
  readonly editor?: readonly Name[];
  readonly issued?: { readonly year: number; readonly month?: number; readonly day?: number };
  readonly accessed?: { readonly year: number; readonly month?: number; readonly day?: number };
  readonly containerTitle?: string;
  readonly publisher?: string;
  readonly publisherPlace?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly edition?: string;
  readonly url?: string;
  /** Alone, as "10.1000/xyz". */
  readonly doi?: string;
}

/** A person (`family` with its particles, `given`, a `suffix` as "Jr.") or a body (`literal`). */
export type Name = { readonly family: string; readonly given?: string; readonly suffix?: string } | { readonly literal: string };

/** `term` is plain text. */
export interface GlossaryEntry {
  readonly term: string;
  readonly definition: readonly Inline[];
}

/** One of the front matter's `questions`, which stand at the article's end. */
export interface Question {
  readonly question: readonly Inline[];
  readonly answer?: readonly Block[];
}

/** A PDF to append whole. `bytes` are checked: a PDF, not encrypted. */
export interface Appendix {
  readonly title: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/**
 * A picture read from the article's folder, without what its maker's tools wrote into it. `width` and `height` in px as it is seen, upright
 * (for SVG: of its view box).
 */
export interface Picture {
  readonly mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** EXIF's 2–8, where the pixels do not lie as they are to be seen. */
  readonly orientation?: number;
  /** CMYK, a profile other than sRGB, or 16 bits a colour: no two readers show it alike. */
  readonly foreign?: boolean;
  /** May let its ground through. */
  readonly transparent?: boolean;
  /** Has more than one image. */
  readonly moving?: boolean;
  /** Kept as a photo is: recoding it as JPEG costs nothing that is seen. */
  readonly lossy?: boolean;
  /** The same for paper, where that is another. */
  readonly onPaper?: Picture;
}

/** Paper in mm, portrait. */
export const papers = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
  legal: { width: 215.9, height: 355.6 },
  folio: { width: 215, height: 330 },
} as const;
export type Paper = keyof typeof papers;

/** In pt. */
export function sizeInPoints(paper: Paper): { readonly width: number; readonly height: number } {
  const { width, height } = papers[paper];
  return { width: (width * 72) / 25.4, height: (height * 72) / 25.4 };
}

/** The slides' colours; the name is the style sheet's file name. Paper is always light. */
export const themes = ['light', 'dark', 'contrast', 'warm'] as const;
export type Theme = (typeof themes)[number];

/** The front matter's `brand`; where a key is missing the theme's own stays. */
export interface Brand {
  /** A key of `Article.pictures`. */
  readonly logo?: string;
  readonly logoAlt?: string;
  /** `#rrggbb`. */
  readonly accent?: string;
  /** Families of the slides' headings and text: installed `@fontsource` packages. */
  readonly fonts?: { readonly heading?: string | undefined; readonly body?: string | undefined };
}

/** What `deck.size` may say; the names are Marp's own of its `size`. */
export const slideSizes = ['16:9', '4:3'] as const;
export type SlideSize = (typeof slideSizes)[number];

/** The front matter's `deck`. `agenda` and `references`: whether there are such slides. */
export interface DeckOptions {
  readonly agenda: boolean;
  readonly references: boolean;
  /** List points appear one by one in the presentation. Off if missing. */
  readonly reveal?: boolean;
  /** 16:9 if missing. */
  readonly size?: SlideSize;
}

/** What a handout can look like; each makes `handout-<layout>.pdf`. `slides-3` has three slides a page. */
export const handoutLayouts = [
  'text',
  'slides-1',
  'slides-2',
  'slides-3',
  'slides-4',
  'slides-6',
  'slides-9',
  'notes',
  'guided',
  'guided-key',
] as const;
export type HandoutLayout = (typeof handoutLayouts)[number];

/** Room to write beside or below a slide. */
export const noteLines = ['ruled', 'grid', 'blank', 'none'] as const;
export type NoteLines = (typeof noteLines)[number];

/** The front matter's `handout`. `contents`: whether the reading text begins with its headings. */
export interface HandoutOptions {
  readonly contents: boolean;
  /** At least one; the first is `handout.pdf` too. */
  readonly layout: readonly HandoutLayout[];
  /** Ruled up to three slides a page, none above, if missing. */
  readonly lines?: NoteLines;
  /** Slides follow each other across the page or down its columns. */
  readonly order: 'across' | 'down';
  readonly guided: GuidedOptions;
}

/** The front matter's `handout.guided`, for the layouts `guided` and `guided-key`. */
export interface GuidedOptions {
  /** Which part of the phrases becomes blanks: above 0, at most 1. */
  readonly share: number;
  /** The words that were taken out stand in a box, in another order. */
  readonly wordBank: boolean;
}

/** The author's own last words ("Thank you!", "Any questions?"), and whom to write to: the deck's last slide. `lines`: one paragraph each. */
export interface Closing {
  readonly heading: readonly Inline[];
  readonly lines: readonly (readonly Inline[])[];
  readonly notes: readonly Block[];
  readonly position: Position;
}

/** The briefing's parts in their usual order. `text` is introduction and sections. */
export const briefingParts = [
  'cover',
  'summary',
  'contents',
  'text',
  'notes',
  'glossary',
  'references',
  'questions',
  'slides',
  'appendices',
] as const;
export type BriefingPart = (typeof briefingParts)[number];

/** The front matter's `briefing`. */
export interface BriefingOptions {
  /** Each at most once, in the article's order. */
  readonly parts: readonly BriefingPart[];
  readonly numberParagraphs: boolean;
  /** Whether `parts` has the slides. */
  readonly slides: boolean;
  /** A watermark and the source's hash on every page. */
  readonly draft: boolean;
  /** Parts begin on right-hand pages. */
  readonly duplex: boolean;
  /** mm that the inner margin grows by; mirrored where `duplex` is set. */
  readonly binding: number;
  readonly grayscale: boolean;
  /** The article's files are attached inside the PDF. */
  readonly attachSource: boolean;
}

/** An ISO date as written: day, month or year precision. */
export interface ArticleDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** All that one folder's files say, checked and resolved: whoever plans reads no file, and finds every id, key and picture that a text names. */
export interface Article {
  readonly slug: string;
  /** The source's path as shown to the author. */
  readonly file: string;
  readonly title: string;
  readonly subtitle?: string;
  /** BCP 47. */
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly authors: readonly string[];
  readonly date?: ArticleDate;
  readonly event?: string;
  readonly venue?: string;
  readonly url?: string;
  /** Minutes. */
  readonly duration?: number;
  readonly keywords: readonly string[];
  /** Key messages, bottom line first. */
  readonly summary: readonly (readonly Inline[])[];
  readonly theme: Theme;
  readonly brand: Brand;
  readonly paper: Paper;
  readonly marking?: string;
  /** In the author's order; only valid ones. */
  readonly references: readonly Reference[];
  readonly glossary: readonly GlossaryEntry[];
  readonly questions: readonly Question[];
  readonly appendices: readonly Appendix[];
  readonly deck: DeckOptions;
  readonly handout: HandoutOptions;
  readonly briefing: BriefingOptions;
  readonly introduction: Content;
  readonly sections: readonly Section[];
  readonly closing?: Closing;
  /** Footnotes by id, in order of first reference. */
  readonly footnotes: readonly { readonly id: string; readonly children: readonly Block[] }[];
  /** Where keys of the front matter stand, for what is said of them: `duration`, `brand.accent`, `glossary.0`; a reference by its key. */
  readonly places?: Readonly<Record<string, Position>>;
  /** By `src` as written in the article. */
  readonly pictures: Readonly<Record<string, Picture>>;
}
