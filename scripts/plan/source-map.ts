/**
 * Slides and passages with their places in the source.
 *
 * Why passages are known by their letters: spaces, quotes, hyphens and numbers in brackets are put in or changed on the way to the page, letters are not.
 */
import type { Article } from '../model/article.ts';
import type { FigurePicture } from '../model/figure.ts';
import type { Content, Point } from '../model/section.ts';
import type { Position } from '../model/diagnostic.ts';
import type { Deck, Slide } from '../model/deck.ts';
import type { Masthead } from '../model/masthead.ts';
import type { PaperText } from '../model/paper-text.ts';
import type { SlideKind } from '../model/slide-kinds.ts';
import type { MappedPassage, MappedSlide } from '../model/source-map.ts';
import { isSideBySide } from '../model/side-by-side.ts';
import { plainText, walk, type Node } from '../model/walk.ts';
import { locale } from '../model/words.ts';

/** As many letters as tell two passages apart. */
const longest = 60;

/** One for each slide, in the deck's order. Places are lines and columns from 1, as in diagnostics. */
export function mapSlides({ slides }: Deck, article: Article, text: PaperText): readonly MappedSlide[] {
  const known: Readonly<Partial<Record<SlideKind, readonly MappedPassage[]>>> = {
    cover: placed(article, 'title', article.title),
    takeaways: messagesOf(article),
    question: questionsOf(article),
    references: referencesOf(article, text),
  };
  return slides.map((slide) => {
    const { id, kind, position, time } = slide;
    const place = position.line > 1 ? position : (placeIn(known[kind] ?? [], slide) ?? position);
    return { id, position: place, minutes: time?.minutes ?? 0, at: time?.at ?? 0 };
  });
}

/** What is gathered from the front matter stands where the first of it does that a slide shows. */
function placeIn(passages: readonly MappedPassage[], { blocks, heading }: Slide): Position | undefined {
  const [list] = blocks;
  const words = lettersOf(list?.type === 'list' ? (list.items[0]?.children ?? []) : heading);
  return (passages.find((passage) => passage.words === words) ?? passages[0])?.position;
}

/** Front matter first, then the text, then what stands behind it. */
export function mapPassages(article: Article, masthead: Masthead, text: PaperText): readonly MappedPassage[] {
  const notes = article.footnotes.flatMap(({ children }) => passagesOf(children));
  const answers = article.questions.flatMap(({ answer }) => passagesOf(answer ?? []));
  return [
    ...titleOf(article, masthead),
    ...messagesOf(article),
    ...contentOf(article.introduction),
    ...article.sections.flatMap(sectionOf),
    ...notes,
    ...glossaryOf(article, text),
    ...referencesOf(article, text),
    ...questionsOf(article),
    ...answers,
  ];
}

const messagesOf = (article: Article): readonly MappedPassage[] =>
  article.summary.flatMap((message, index) => placed(article, `summary.${index}`, plainText(message)));

const referencesOf = (article: Article, { references }: PaperText): readonly MappedPassage[] =>
  references.flatMap(({ reference, children }) => placed(article, `references.${reference.id}`, plainText(children)));

const questionsOf = (article: Article): readonly MappedPassage[] =>
  article.questions.flatMap(({ question }, index) => placed(article, `questions.${index}`, plainText(question)));

function titleOf(
  article: Article,
  { lang, title, subtitle = '', authors, event = '', venue = '', date = '' }: Masthead,
): readonly MappedPassage[] {
  const names = new Intl.ListFormat(locale(lang), { type: 'conjunction' }).format(authors);
  const words = { title, subtitle, authors: names, event, venue, date };
  return Object.entries(words).flatMap(([key, said]) => placed(article, key, said));
}

/** Sorted as on paper, by the places in the author's order. */
function glossaryOf(article: Article, { glossary }: PaperText): readonly MappedPassage[] {
  return glossary.flatMap(({ id, term, definition }) => {
    const key = `glossary.${article.glossary.findIndex((entry) => entry.definition === definition)}`;
    return [...placed(article, key, term, id), ...placed(article, key, plainText(definition))];
  });
}

function placed({ places }: Article, key: string, text: string, id?: string): readonly MappedPassage[] {
  const [position, words] = [places?.[key], letters(text)];
  return position === undefined || words === '' ? [] : [{ ...(id === undefined ? {} : { id }), words, position }];
}

function sectionOf(section: Point & { readonly points?: readonly Point[] }): readonly MappedPassage[] {
  const { id, heading, position, points = [] } = section;
  return [{ id, words: lettersOf(heading), position }, ...contentOf(section), ...points.flatMap(sectionOf)];
}

const contentOf = ({ blocks }: Content): readonly MappedPassage[] => passagesOf(blocks);

function passagesOf(nodes: readonly Node[]): readonly MappedPassage[] {
  return walk(nodes).flatMap((node): readonly MappedPassage[] => {
    if (!('position' in node) || node.position === undefined || inText.has(node.type)) return [];
    const id = 'id' in node && node.id !== undefined ? { id: node.id } : {};
    const words = lettersOf([node]);
    const pictures = isSideBySide(node) ? node.pictures.flatMap(pictureOf) : [];
    return 'id' in id || words !== '' ? [{ ...id, words, position: node.position }, ...pictures] : [];
  });
}

/** One of several side by side, that is called anything. */
function pictureOf({ id, caption = [], position }: FigurePicture): readonly MappedPassage[] {
  const words = lettersOf(caption);
  return id !== undefined || words !== '' ? [{ ...(id === undefined ? {} : { id }), words, position }] : [];
}

/** What stands in a line, or only holds other passages. */
const inText: ReadonlySet<Node['type']> = new Set([
  'inlineMath',
  'crossReference',
  'citation',
  'footnoteReference',
  'inlineImage',
  'handout',
  'list',
  'blockquote',
  'definitionList',
]);

const lettersOf = (nodes: readonly Node[]): string => letters(plainText(nodes));

function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, longest);
}
