/** What the makers of documents share: templates, the browser, the date. And what all of them need of an article. */
import type { ReadArticle } from '../articles.ts';
import type { Fill } from '../fill/templates.ts';
import type { Article } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import type { Inline } from '../model/inline.ts';
import type { Masthead } from '../model/masthead.ts';
import type { Metadata } from '../model/pdf.ts';
import { isTranscribed } from '../model/transcribed.ts';
import { until } from '../model/until.ts';
import { plainText } from '../model/walk.ts';
import { pickFonts, type WantedFace } from '../fonts.ts';
import { fontFaceCss } from '../fonts/css.ts';
import type { Bindery } from '../bindery/bindery.ts';
import type { Shrunk } from './shrunk.ts';
import type { Shelf } from '../model/shelf.ts';
import type { Browser } from '../render/browser.ts';
import type { KnownDecks } from '../render/known.ts';
import { withDrawings } from './drawings.ts';
import { planMasthead } from '../plan/masthead.ts';
import { planText } from '../plan/text.ts';
import type { PaperText } from '../model/paper-text.ts';

/** `root`: the package's, absolute. `date`: the day that documents bear. `fill` and `browser` begin when they are first asked for. */
export interface Workshop {
  readonly root: string;
  readonly date: Date;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For the briefing and the course, whose prints are joined. */
  readonly bindery: Bindery;
  /** For files that stand alone; the same unless it pays to have two threads. */
  readonly finishing: Bindery;
  readonly shelf?: Shelf;
  /** What Marp made of the article's deck before. */
  readonly knownDecks?: KnownDecks;
  fill(): Promise<Fill>;
  browser(): Promise<Browser | { readonly missing: string }>;
}

/** The same workshop until the signal is given: then nothing more is filled, joined or sent to the browser from it. */
export function workshopUntil(signal: AbortSignal | undefined, workshop: Workshop): Workshop {
  if (!signal) return workshop;
  return until(signal, {
    ...workshop,
    bindery: until(signal, workshop.bindery),
    finishing: until(signal, workshop.finishing),
    browser: async () => {
      const opened = await workshop.browser();
      return 'missing' in opened ? opened : { ...opened, withPage: (job, turn) => opened.withPage(job, { ...turn, signal }) };
    },
  });
}

/** An article on the bench: what all its documents are made from. */
export interface Job extends ReadArticle {
  readonly masthead: Masthead;
  readonly text: PaperText;
  readonly metadata: Metadata;
  /** Each that its documents may show, once. */
  characters(): Characters;
}

/** `all` of an article's, and those of its code. `areTranscribed`: of some of its words they are. */
interface Characters {
  readonly all: string;
  readonly code: string;
  readonly areTranscribed: boolean;
}

/** One made file. `pages`: of a PDF; slides of a deck. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly pages?: number;
  /** Of the briefing: where its appendices stand, in the article's order; `first` counts from 0. */
  readonly appendices?: readonly { readonly first: number; readonly count: number }[];
  readonly shrunk?: Shrunk | undefined;
}

/** Draws charts and diagrams; plans what all documents share. */
export async function startJob(given: ReadArticle, date: Date): Promise<Job> {
  const read = { ...given, article: await withDrawings(given.article) };
  const masthead = planMasthead(read.article, read.labels);
  const text = planText(read.article, read.labels);
  let known: Characters | undefined;
  const characters = (): Characters => (known ??= charactersOf(read, masthead));
  return { ...read, masthead, text, metadata: metadataOf(read, masthead, date), characters };
}

/** `@font-face` rules for the faces that the article's characters need, whichever of its files they come from. */
export async function fontCssFor({ article, characters }: Job, faces: readonly WantedFace[]): Promise<string> {
  const { all, code, areTranscribed } = characters();
  return fontFaceCss(await pickFonts(all, faces, article.lang, { code, areTranscribed }));
}

/** Drawings count as code, too: they may set words in its face. */
function charactersOf({ article, labels }: ReadArticle, { date, authors }: Masthead): Characters {
  const words = Object.entries(labels).flatMap(([key, word]) => (elsewhere.test(key) ? [] : [word]));
  const inPictures = wordsOfPictures(article);
  let [code, areTranscribed] = [inPictures, false];
  const said = JSON.stringify([article, words, date, authors], (key, value: unknown) => {
    if (key === 'bytes' || key === 'position') return undefined;
    if (isCode(value)) code += value.value;
    areTranscribed ||= typeof value === 'string' && key !== 'said' && isTranscribed(value);
    return withPlainTitle(key, value);
  });
  return { all: [...new Set(said + typographic + inPictures)].join(''), code: [...new Set(code)].join(''), areTranscribed };
}

function isCode(value: unknown): value is { readonly value: string } {
  return typeof value === 'object' && value !== null && 'type' in value && (value.type === 'code' || value.type === 'inlineCode');
}

/** Headings and captions stand where no markup can, too: there their formulas are signs that are not in its TeX. */
function withPlainTitle(key: string, value: unknown): unknown {
  if ((key === 'heading' || key === 'caption') && Array.isArray(value)) return [...(value as Inline[]), plainText(value as Inline[])];
  const block = value as Block | null;
  return typeof block === 'object' && block?.type === 'heading' ? { ...block, said: plainText(block.children) } : value;
}

/**
 * Labels that no document of an article shows: pages of another kind pick fonts for themselves, and of some labels only reading makes use. Of Chinese they
 * would bring a third of a megabyte.
 */
const elsewhere =
  /^(?:preview\.|change|unit\.|own\.|alert\.also|caption\.also|beforeNumber|termEndings|files|articles|openDeck|readHandout|forScreen|pageCount|slideCount|notBuiltYet|otherLectures)/;

function wordsOfPictures({ pictures }: Article): string {
  const drawings = Object.values(pictures).filter(({ mime }) => mime === 'image/svg+xml');
  return drawings.map(({ bytes }) => new TextDecoder().decode(bytes).replace(/<style[^]*?<\/style>|<[^>]*>/g, '')).join('');
}

/** Characters that templates and typography bring in, whatever the text holds. */
const typographic = '0123456789“”‘’-–—…·•/()';

/** The subject is the first key message, else the subtitle. */
function metadataOf({ article }: ReadArticle, { title, authors, keywords, lang, subtitle }: Masthead, date: Date): Metadata {
  const subject = article.summary[0] ? plainText(article.summary[0]) : subtitle;
  return { title, authors, keywords, lang, date, ...(subject === undefined ? {} : { subject }) };
}

/** Without a byte order mark. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
