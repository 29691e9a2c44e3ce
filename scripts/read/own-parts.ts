/**
 * Parts that an author's text brings along, and that the documents make themselves: a list of contents, and thanks at the end. They are left out, with a
 * warning; with them a deck would show its agenda and its last slide twice, and paper would count "Contents" as a section.
 *
 * Contents are known by what they say, whatever they are called: a list of the article's headings. Thanks are known by their words, and have nothing else to
 * say. A section of references stays, and is told from text: its entries are no points.
 */
import type { Block, Section } from '../model/article.ts';
import { plainText, walk } from '../model/walk.ts';
import type { Problems } from './problems.ts';
import type { Body } from './structure.ts';

/** What such sections are called, in lower case, without punctuation. */
export interface OwnWords {
  readonly thanks: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
}

/** From labels, the article's language's and English ones. */
export function ownWords(...labels: readonly Readonly<Record<string, string>>[]): OwnWords {
  const words = (key: string): ReadonlySet<string> =>
    new Set(labels.flatMap((one) => (one[key] ?? '').split('|').map(plain)).filter((word) => word !== ''));
  return { thanks: words('own.thanks'), questions: words('own.questions'), references: words('own.references') };
}

/** The body without them, its references marked. */
export function withoutOwnParts<One extends Body>(body: One, words: OwnWords, problems: Problems): One {
  const headings = new Set(body.sections.flatMap((section) => [section, ...section.points]).map(({ heading }) => bare(plainText(heading))));
  const { blocks } = body.introduction;
  const [listed] = blocks.filter((block, index) => isContents([block], headings) && !leadsOn(blocks[index - 1]));
  if (listed) problems.warning('own-contents', listed.position, 'a list of the headings is left out', hints.contents);
  const introduction = listed ? { ...body.introduction, blocks: blocks.filter((block) => block !== listed) } : body.introduction;
  const sections = body.sections.flatMap((section, index): Section[] => {
    const heading = plainText(section.heading);
    if (index < 2 && isPlain(section) && isContents(section.blocks, headings)) {
      problems.warning('own-contents', section.position, `the section "${heading}" lists the headings, and is left out`, hints.contents);
      return [];
    }
    if (index > 0 && isThanks(section, words) && body.sections.slice(index + 1).every((other) => isReferences(other, words))) {
      problems.warning('own-thanks', section.position, `the section "${heading}" is left out`, hints.thanks);
      return [];
    }
    return [isReferences(section, words) ? { ...section, isReferences: true } : section];
  });
  return { ...body, introduction, sections };
}

const hints = {
  contents: 'take it out; agenda and contents are made from the headings',
  thanks: 'take it out; the deck ends with such a slide, in the words of the article’s language',
} as const;

/** "This lecture has three parts:" – then the list is what a sentence says. */
const leadsOn = (before: Block | undefined): boolean => before?.type === 'paragraph' && /[:：]\s*$/u.test(plainText(before.children));

const isPlain = ({ points, slides, notes }: Section): boolean => points.length + slides.length + notes.length === 0;

/** Fewest headings that a list of contents names, and how many of its items may be something else. */
const contents = { fewest: 3, others: 0.34 } as const;

/** Lists, with a short lead-in at most, most of whose items are headings. */
function isContents(blocks: readonly Block[], headings: ReadonlySet<string>): boolean {
  const lists = blocks.filter(({ type }) => type === 'list');
  const others = blocks.filter(({ type }) => type !== 'list');
  if (lists.length === 0 || others.some((block) => block.type !== 'paragraph' || plainText(block.children).length > 80)) return false;
  const items = walk(lists).flatMap((node) => (node.type === 'paragraph' ? [bare(plainText(node.children))] : []));
  const named = new Set(items.filter((item) => headings.has(item)));
  return named.size >= contents.fewest && named.size >= items.length * (1 - contents.others);
}

/** "Thank you! Any questions?": words of thanks, and nothing below but more of such. */
function isThanks(section: Section, { thanks, questions }: OwnWords): boolean {
  if (!isPlain(section) || section.blocks.some(({ type }) => type !== 'paragraph' && type !== 'heading')) return false;
  const phrases = [plainText(section.heading), plainText(section.blocks)]
    .flatMap((text) => text.split(/[!?¡¿.,;:…–—|/？！。،؟\n]+/u))
    .map(plain)
    .filter((phrase) => phrase !== '');
  const all = (words: ReadonlySet<string>): boolean => phrases.some((phrase) => words.has(phrase));
  return all(thanks) && phrases.every((phrase) => thanks.has(phrase) || questions.has(phrase));
}

/** Called so, and nothing but a list or paragraphs. */
function isReferences(section: Section, { references }: OwnWords): boolean {
  const isText = section.blocks.length > 0 && section.blocks.every(({ type }) => type === 'paragraph' || type === 'list');
  return isPlain(section) && isText && references.has(plain(bareHeading(plainText(section.heading))));
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}&’' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Without a number of its own. */
const bareHeading = (text: string): string => text.replace(/^\s*(?:\d+(?:\.\d+)*[.):]?|[IVX]+[.)]|\p{Lu}[.)])\s+/u, '');

/** As headings and items are compared: letters and digits, without numbers before and pages behind. */
const bare = (text: string): string =>
  bareHeading(text)
    .replace(/(?<![\s.·…_])[\s.·…_]+\d{1,3}\s*$/u, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
