/**
 * What each output holds, before any markup: the plans (`Deck`, `Paper`) and what the later stages pass on (`RenderedDeck`, `Files`).
 *
 * Long on purpose: the plans share their parts, and each is read beside the others.
 * Why plans: fit can replan a deck without touching Markdown, and a test can read what a slide shows without a browser.
 */
import type {
  Block,
  Brand,
  BriefingOptions,
  BriefingPart,
  ContentKind,
  Inline,
  Name,
  Paper,
  Picture,
  Reference,
  SlideSize,
  Theme,
} from './article.ts';
import type { Position } from './diagnostic.ts';

/** The words a document says by itself, from `templates/labels/<lang>.yaml`; `en.yaml` is the complete list of keys. */
export type Labels = Readonly<Record<string, string>>;

/** What all outputs say of their article, as text ready to show (dates and lists already in the article's language). */
export interface Masthead {
  readonly slug: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly authors: readonly string[];
  /** "23 November 2026". */
  readonly date?: string;
  readonly event?: string;
  readonly venue?: string;
  readonly url?: string;
  readonly marking?: string;
  readonly keywords: readonly string[];
  /** Minutes. */
  readonly duration?: number;
  readonly theme: Theme;
  readonly brand: Brand;
  /** Of the slides; 16:9 if missing. */
  readonly size?: SlideSize;
  /** List points of the slides appear one by one. */
  readonly reveal?: boolean;
  readonly paper: Paper;
  readonly labels: Labels;
  readonly pictures: Readonly<Record<string, Picture>>;
}

/** The name of its partial in `templates/deck/slides/`; a test holds the two together. */
export type SlideKind = 'cover' | 'agenda' | 'section' | 'takeaways' | 'references' | 'closing' | ContentKind;

/** Where a slide belongs: its section's id, number (from 1) and heading, for footer and bookmarks. */
export interface SlideSection {
  readonly id: string;
  readonly number: number;
  readonly heading: readonly Inline[];
}

/** A section in the agenda. `minutes`: what is said in it takes as long. */
export interface AgendaEntry {
  readonly id: string;
  readonly number: number;
  readonly heading: readonly Inline[];
  readonly current: boolean;
  readonly minutes?: number;
}

/** One slide as it is planned: what it shows and what is said to it, without markup. */
export interface Slide {
  /** Stable across edits elsewhere: made from the section's or point's id, its kind and its number among equals. Unique in the deck. */
  readonly id: string;
  readonly kind: SlideKind;
  readonly heading: readonly Inline[];
  /** "(1/2)": set when one slide's content was split over several. */
  readonly part?: { readonly index: number; readonly count: number };
  readonly section?: SlideSection;
  /** What is shown below the heading. */
  readonly blocks: readonly Block[];
  /** It shows a remark that its author set apart. */
  readonly callout?: true;
  /** Only `agenda` and `section`: the sections, `current` is the one that begins. */
  readonly agenda?: readonly AgendaEntry[];
  /** How many minutes it takes, and after how many it begins. */
  readonly time?: { readonly minutes: number; readonly at: number };
  /** Speaker notes: full paragraphs and `:::notes`. Never printed in handout or briefing. */
  readonly notes: readonly Block[];
  readonly position: Position;
  /** How it was made to fit; absent where the theme's own sizes do. */
  readonly fit?: SlideFit;
}

/** What fitting decided for a slide, beside what it shows. */
export interface SlideFit {
  /** Steps down from the theme's sizes: classes of `templates/deck/themes/fit.css`. */
  readonly classes?: readonly string[];
  /** The gutter of split code, one entry a row on the slide; '' beside a row that continues the one above. */
  readonly lineNumbers?: readonly string[];
  /** Shorter words than the masthead's own; the notes have these in full. */
  readonly words?: Readonly<Partial<Record<MastheadWord, string>>>;
}

/** What cover, closing and footer say of the article. */
export type MastheadWord = 'subtitle' | 'authors' | 'event' | 'venue' | 'address' | 'marking' | 'footer';

/** The slides in their order, and what their text refers to. */
export interface Deck {
  readonly masthead: Masthead;
  readonly slides: readonly Slide[];
  /** Names of figures, tables and sections that cross-references show, by id ("Figure 2"). */
  readonly names: Names;
  /** As on paper; a slide shows those of formulas. */
  readonly numbers: PaperText['numbers'];
  /** In-text citations by reference key. */
  readonly citations: Citations;
}

/** What a cross-reference with no text of its own shows, by the target's id: "Figure 2", "Table 1", "Section 3.1". */
export type Names = Readonly<Record<string, string>>;

/** How each reference is called in the text: author part and year part, `a`/`b` added where two would read the same. */
export type Citations = Readonly<Record<string, { readonly author: string; readonly year: string }>>;

/** A numbered heading of the text. `number` is "2" or "2.1"; '' where the part is not numbered. */
export interface PaperSection {
  readonly id: string;
  /** '' where it is not counted. */
  readonly number: string;
  readonly heading: readonly Inline[];
  readonly blocks: readonly Block[];
  readonly points: readonly PaperSection[];
  /** Entries of the author's own. */
  readonly isReferences?: true;
}

/** One entry of the reference list, sorted, with its in-text name. */
export interface PaperReference {
  readonly reference: Reference;
  readonly names: readonly Name[];
  /** Year with its letter, "1997a"; the label for "no date" where none is given. */
  readonly year: string;
  /** The entry as it is printed, in the one style. */
  readonly children: readonly Inline[];
}

/** A footnote on paper, under the number that its mark shows: from 1, in reading order. */
export interface PaperNote {
  readonly id: string;
  readonly number: number;
  readonly children: readonly Block[];
}

/** The text for reading on paper or screen: what handout and briefing share. No speaker notes, no slide-only blocks. */
export interface PaperText {
  readonly introduction: readonly Block[];
  readonly sections: readonly PaperSection[];
  readonly notes: readonly PaperNote[];
  readonly summary: readonly (readonly Inline[])[];
  readonly glossary: readonly { readonly id: string; readonly term: string; readonly definition: readonly Inline[] }[];
  readonly questions: readonly { readonly question: readonly Inline[]; readonly answer?: readonly Block[] }[];
  readonly references: readonly PaperReference[];
  /** Numbers of figures, tables and formulas by their id. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly names: Names;
  readonly citations: Citations;
}

/** The reading text on paper and on the web; its other layouts are measured out by `plan/sheets.ts` and `plan/notes-pages.ts`. */
export interface Handout {
  readonly masthead: Masthead;
  readonly text: PaperText;
  readonly contents: boolean;
  /** Beside their text, or behind it. */
  readonly notes: 'side' | 'end';
}

/** The text of guided notes: strong phrases and glossary terms are blanks. */
export interface GuidedText {
  /** Without its glossary, which is `glossary` here. */
  readonly text: PaperText;
  /** Terms that are blanks in the text are blanks here. */
  readonly glossary: readonly { readonly id: string; readonly term: readonly Inline[]; readonly definition: readonly Inline[] }[];
  /** Each answer once, in the language's order; terms as the glossary writes them. */
  readonly answers: readonly string[];
}

/** A line of the contents and a bookmark: `id` is the heading's id in the HTML; depth 1 is a part or section, 2 a point. */
export interface ContentsEntry {
  readonly id: string;
  readonly depth: 1 | 2;
  readonly number: string;
  readonly title: string;
}

/** What `briefing.pdf` holds: `text` has only what its parts print, and of the notes only those that something printed refers to. */
export interface Briefing extends Pick<BriefingOptions, 'numberParagraphs' | 'slides' | 'draft' | 'duplex' | 'binding'> {
  readonly masthead: Masthead;
  readonly text: PaperText;
  /** Those that have something to show, in the order of the pages. */
  readonly parts: readonly BriefingPart[];
  /** In the order of the pages. */
  readonly contents: readonly ContentsEntry[];
  readonly appendices: readonly {
    readonly id: string;
    readonly title: string;
    readonly path: string;
    readonly pages: number;
    readonly bytes: Uint8Array;
  }[];
}

/** Parts of the briefing that are printed together and follow each other: front matter, text, the sheets of slides, or one appendix. */
export interface Run {
  readonly kind: 'front' | 'text' | 'slides' | 'appendix';
  readonly parts: readonly BriefingPart[];
  /** Which appendix, from 0. */
  readonly appendix?: number;
  /** No other run holds text: links inside it need not leave it. */
  readonly alone: boolean;
  /** Begins with the title, since no cover stands before it. */
  readonly titled: boolean;
}

/** One page's head and foot. Sizes in mm. */
export interface StampPage {
  readonly width: number;
  readonly height: number;
  /** The section's or part's name; the title stands opposite. */
  readonly section?: string;
  /** The page's own number; roman where `total` is not set. */
  readonly page: number;
  readonly total?: number;
  /** The cover has neither head nor number, only mark and draft. */
  readonly bare?: boolean;
  /** An appendix whose own contents stand where the head, or the foot, would: only mark and draft are laid over them. */
  readonly crowded?: { readonly head: boolean; readonly foot: boolean };
  /** A left-hand page (in a script from right to left: a right-hand one): outside is where inside was. */
  readonly verso?: boolean;
}

/** Marp's HTML of a deck: one `<svg data-marpit-svg>` a slide, in order, and the CSS that they all need. */
export interface RenderedDeck {
  readonly slides: readonly string[];
  readonly css: string;
  /** Speaker notes a slide, as plain text. */
  readonly notes: readonly string[];
}

/** One embedded font face: a piece of a family that covers `unicodeRange` (CSS syntax). `data` is WOFF2. */
export interface FontFace {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly unicodeRange: string;
  readonly data: Uint8Array;
}

/** The files that a build makes for every article. A file's other forms have its name and a suffix: `handout-slides-3.pdf`. */
export const outputs = {
  deck: ['deck.md', 'deck.html', 'deck.pdf'],
  handout: ['handout.html', 'handout.pdf'],
  briefing: ['briefing.pdf'],
} as const;
export type OutputName = keyof typeof outputs;
/** What `--only` may name: documents of an article, and the pack of all. */
export type DocumentName = OutputName | 'course';

/** Where a file stands among an article's: in the order of `outputs`, other forms right behind the file that they are a form of. Below 0 for no document. */
export function fileRank(name: string): number {
  const order: readonly string[] = Object.values(outputs).flat();
  const rank = order.indexOf(name);
  return rank === -1 ? order.indexOf(plainForm(name) ?? '') + 0.5 : rank;
}

/** `handout.pdf` of `handout-slides-3.pdf`; undefined where a file is no other form of a document. */
export function plainForm(name: string): string | undefined {
  const [, stem = '', ending = ''] = /^([a-z]+)-[^/]+(\.[a-z]+)$/.exec(name) ?? [];
  return stem in outputs ? stem + ending : undefined;
}

/** A bookmark (PDF 32000-1, 12.3.3): `page` counts from 0 in the file it stands in, `top` in pt from the page's lower edge. */
export interface Bookmark {
  readonly title: string;
  readonly page: number;
  readonly top?: number;
  readonly children: readonly Bookmark[];
}

/** Document information and XMP (PDF 32000-1, 14.3). `date` pins creation and change. */
export interface Metadata {
  readonly title: string;
  readonly authors: readonly string[];
  readonly subject?: string;
  readonly keywords: readonly string[];
  readonly lang: string;
  readonly date: Date;
}
