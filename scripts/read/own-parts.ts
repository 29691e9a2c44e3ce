/**
 * Parts that an author's text brings along, and that the documents make themselves: a list of contents, and last words. The list is left out, with a
 * warning; the last words become the deck's last slide. As sections they would show agenda and last slide twice, and paper would count "Contents".
 *
 * Contents are known by what they say, whatever they are called: a list of the article's headings. A section of references stays, and is told from text:
 * its entries are no points.
 */
import type { Block } from '../model/block.ts';
import type { Closing, Section } from '../model/section.ts';
import { plainText, walk } from '../model/walk.ts';
import { bareHeading, bareWords, closingOf, closingOnPaper, isClosing, type ClosingWords } from './closing.ts';
import type { Problems } from './problems.ts';
import type { Body } from './structure.ts';

/** What such sections are called, in lower case, without punctuation. */
export interface OwnWords extends ClosingWords {
  readonly references: ReadonlySet<string>;
  readonly keywords: ReadonlySet<string>;
}

/** From labels, the article's language's and English ones. */
export function ownWords(...labels: readonly Readonly<Record<string, string>>[]): OwnWords {
  const words = (key: string): ReadonlySet<string> =>
    new Set(labels.flatMap((one) => (one[key] ?? '').split('|').map(bareWords)).filter((word) => word !== ''));
  return {
    thanks: words('own.thanks'),
    questions: words('own.questions'),
    references: words('own.references'),
    keywords: words('own.keywords'),
  };
}

/** The body without them, its references marked. */
export function withoutOwnParts(body: Body, words: OwnWords, problems: Problems): Body & { readonly closing?: Closing } {
  const { sections, closing } = takeClosing(withoutContents(body, problems).map(withReferences(words)), words);
  const introduction = { ...body.introduction, blocks: withKeywords(withoutList(body, problems), words) };
  const kept = sections.map((section, index) => (index < 2 ? { ...section, blocks: withKeywords(section.blocks, words) } : section));
  return { introduction, sections: kept, ...(closing && { closing }) };
}

/** "Keywords: …" below an abstract is for paper: on a slide it would stand for what the abstract says. */
const withKeywords = (blocks: readonly Block[], { keywords }: OwnWords): readonly Block[] =>
  blocks.map((block) => {
    const [, word = ''] = (block.type === 'paragraph' && /^([^:：—–]{3,40})[:：—–]/u.exec(plainText(block.children))) || [];
    return word !== '' && keywords.has(bareWords(word)) ? { type: 'handout', children: [block], position: block.position } : block;
  });

const headingsOf = ({ sections }: Body): ReadonlySet<string> =>
  new Set(sections.flatMap((section) => [section, ...section.points]).map(({ heading }) => bare(plainText(heading))));

const hint = 'take it out; agenda and contents are made from the headings';

/** The introduction's blocks. */
function withoutList(body: Body, problems: Problems): readonly Block[] {
  const headings = headingsOf(body);
  const { blocks } = body.introduction;
  const links = blocks.filter(isLinkAlone);
  const [first] = links;
  if (first && links.length >= contents.fewest) {
    problems.warning('own-contents', first.position, 'a list of the headings is left out', hint);
    return blocks.filter((block) => !links.includes(block));
  }
  const [listed] = blocks.filter((block, index) => isContents([block], headings) && !leadsOn(blocks[index - 1]));
  if (!listed) return blocks;
  problems.warning('own-contents', listed.position, 'a list of the headings is left out', hint);
  return blocks.filter((block) => block !== listed);
}

function withoutContents(body: Body, problems: Problems): readonly Section[] {
  const headings = headingsOf(body);
  return body.sections.filter((section, index) => {
    if (index > 1 || !isPlain(section) || !isContents(section.blocks, headings)) return true;
    const heading = plainText(section.heading);
    problems.warning('own-contents', section.position, `the section "${heading}" lists the headings, and is left out`, hint);
    return false;
  });
}

const withReferences =
  (words: OwnWords) =>
  (section: Section): Section =>
    isReferences(section, words) ? { ...section, isReferences: true } : section;

/** Last words stand at the end, or before the references; something must stand before them. */
function takeClosing(sections: readonly Section[], words: OwnWords): { readonly sections: readonly Section[]; readonly closing?: Closing } {
  const end = sections.findLastIndex(({ isReferences }) => !isReferences) + 1;
  const start = Math.max(1, sections.slice(0, end).findLastIndex((section) => !isClosing(section, words)) + 1);
  const closing = closingOf(sections.slice(start, end), words);
  if (!closing) return { sections };
  const kept = [
    ...sections.slice(0, start - 1),
    ...sections.slice(start - 1, start).map((last) => endedBy(last, closingOnPaper(closing, words))),
  ];
  return { sections: [...kept, ...sections.slice(end)], closing };
}

/** What stands at the end of a section stands in its last point. */
function endedBy(section: Section, blocks: readonly Block[]): Section {
  const points = section.points.map((point, index) =>
    index === section.points.length - 1 ? { ...point, blocks: [...point.blocks, ...blocks] } : point,
  );
  return points.length > 0 ? { ...section, points } : { ...section, blocks: [...section.blocks, ...blocks] };
}

/** A line of contents, as Google Docs writes them. */
const isLinkAlone = (block: Block): boolean =>
  block.type === 'paragraph' &&
  block.children.length === 1 &&
  block.children[0]?.type === 'crossReference' &&
  block.children[0].children.length > 0;

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

/** Called so, and nothing but a list or paragraphs. */
function isReferences(section: Section, { references }: OwnWords): boolean {
  const isText = section.blocks.length > 0 && section.blocks.every(({ type }) => type === 'paragraph' || type === 'list');
  return isPlain(section) && isText && references.has(bareWords(bareHeading(plainText(section.heading))));
}

/** As headings and items are compared: letters and digits, without numbers before and pages behind. */
const bare = (text: string): string =>
  bareHeading(text)
    .replace(/(?<![\s.·…_])[\s.·…_]+\d{1,3}\s*$/u, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
