/**
 * Slides and passages with their places in the source.
 *
 * Why passages are known by their letters: spaces, quotes, hyphens and numbers in brackets are put in or changed on the way to the page, letters are not.
 */
import type { Article, Content, FigurePicture, Point } from '../model/article.ts';
import type { Deck, Masthead, PaperText } from '../model/document.ts';
import type { MappedPassage, MappedSlide } from '../model/source-map.ts';
import { isSideBySide } from '../model/side-by-side.ts';
import { plainText, walk, type Node } from '../model/walk.ts';
import { locale } from '../model/words.ts';

/** As many letters as tell two passages apart. */
const longest = 60;

export function mapSlides({ slides }: Deck): readonly MappedSlide[] {
  return slides.map(({ id, position, time }) => ({ id, position, minutes: time?.minutes ?? 0, at: time?.at ?? 0 }));
}

/** Front matter first, then the text, then what stands behind it. */
export function mapPassages(article: Article, masthead: Masthead, text: PaperText): readonly MappedPassage[] {
  const notes = article.footnotes.flatMap(({ children }) => passagesOf(children));
  const answers = article.questions.flatMap(({ answer }) => passagesOf(answer ?? []));
  return [
    ...titleOf(article, masthead),
    ...article.summary.flatMap((message, index) => placed(article, `summary.${index}`, plainText(message))),
    ...contentOf(article.introduction),
    ...article.sections.flatMap(sectionOf),
    ...notes,
    ...glossaryOf(article, text),
    ...text.references.flatMap(({ reference, children }) => placed(article, `references.${reference.id}`, plainText(children))),
    ...article.questions.flatMap(({ question }, index) => placed(article, `questions.${index}`, plainText(question))),
    ...answers,
  ];
}

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
