/**
 * One slide as the data of its partial: every value is Markdown made by the escaper, or '' where there is nothing.
 *
 * All kinds get all keys, so that a template asking for a wrong one fails and none has to ask whether a key exists.
 */
import type { Block } from '../model/block.ts';
import type { Figure } from '../model/figure.ts';
import type { Inline } from '../model/inline.ts';
import type { Table } from '../model/table.ts';
import type { Slide, SlideFit } from '../model/deck.ts';
import type { Masthead } from '../model/masthead.ts';
import { drawnAsFigures, pictureIn } from '../model/drawn.ts';
import { alternatives, isSideBySide } from '../model/side-by-side.ts';
import { plainText } from '../model/walk.ts';
import { isTall, leansRight, listedNames, numeral, phrase } from '../model/words.ts';
import { qrCode } from './qr.ts';
import { amountOf, bigNumber, events, numberedCode, sides, timelineForm } from './slide-content.ts';
import { withLeadIns } from './lead-ins.ts';
import { rowsOf } from './slide-pictures.ts';
import { typeSize } from './slide-size.ts';
import { agendaOf, notesOf } from './slide-time.ts';
import { hyphenation } from './hyphens.ts';
import { blocks, comment, element, image, inlineLine, inlines, text, yaml } from './markdown.ts';
import type { Markdown, References } from './markdown.ts';

const none = '' as Markdown;

/** Kinds whose points may appear one by one; an agenda or a reference list is there to be seen at once. */
const revealed: readonly Slide['kind'][] = ['points', 'timeline', 'takeaways', 'comparison', 'figure', 'question'];

/** What `deck.md.hbs` and the slide's partial are given. */
export function slideData(planned: Slide, masthead: Masthead, given: References): object {
  const slide = { ...planned, blocks: drawnAsFigures(planned.blocks, masthead.labels) };
  const hyphenate = (text: string): string => hyphenation(masthead.lang)(text, 'heading');
  const references = { ...given, hyphenate, reveal: masthead.reveal === true && revealed.includes(slide.kind) };
  const captioned = slide.blocks.find((block) => block.type === 'figure' || block.type === 'table');
  return {
    partial: `deck/slides/${slide.kind}.md`,
    class: yaml(classes(slide, masthead)),
    footer: footer(slide, masthead, given),
    heading: heading(slide, masthead, references),
    number: slide.section ? text(numeral(masthead.lang, slide.section.number)) : none,
    numberClass: (slide.section?.number ?? 0) > 99 ? 'number wide' : 'number',
    body: slide.fit?.lineNumbers
      ? numberedCode(slide, slide.fit.lineNumbers, references)
      : blocks(slide.kind === 'points' ? withLeadIns(bodyOf(slide)) : bodyOf(slide), references),
    notes: comment(notesOf(slide, masthead, given)),
    agenda: agendaOf(slide, masthead, references),
    sides: sides(slide, references),
    events: events(slide, masthead, references),
    ...bigNumber(slide, references),
    picture: picture(slide, masthead, references),
    rows: rows(slide, masthead, references),
    label: captioned ? label(captioned, references) : none,
    caption: captioned?.caption ? inlines(captioned.caption, references) : none,
    credit: captioned?.credit ? inlines(captioned.credit, references) : none,
    ...imprint(masthead, slide.fit?.words ?? {}, references),
  };
}

/** The kind, and what the style sheet can't see for itself. */
function classes(slide: Slide, { direction, lang, size }: Masthead): string {
  const { kind, heading: title, blocks: shown } = slide;
  const page = pageOf(size);
  const beside = formOf(slide, lang, page);
  const asked = kind === 'question' && asks(shown) && !asks(title) ? ['asked'] : [];
  const bare = shown.length === 0 ? ['bare'] : [];
  const remark = slide.callout ? ['callout'] : [];
  const other =
    direction !== 'rtl' && shown.some((block) => block.type === 'blockquote' && leansRight(plainText(block.children)))
      ? ['from-right']
      : [];
  const script = [...(direction === 'rtl' ? ['rtl'] : []), ...(isTall(lang) ? ['tall'] : [])];
  return [kind, ...sizes(slide, page), ...beside, ...asked, ...bare, ...remark, ...other, ...script].join(' ');
}

/** Steps that fitting took; else few words are set larger. */
const sizes = (slide: Slide, page: number): readonly string[] => slide.fit?.classes ?? (slide.part ? [] : typeSize(slide, page));

/** The one of two layouts that a kind has for what it holds. */
function formOf(slide: Slide, lang: string, page: number): readonly string[] {
  if (showsFigure(slide)) return [slide.blocks.length > 1 ? 'side' : 'full'];
  if (slide.kind === 'timeline') return timelineForm(slide, lang, page);
  return slide.kind === 'number' && amountOf(slide).length > 5 ? ['long'] : [];
}

const asks = (nodes: readonly (Block | Inline)[]): boolean => /[?؟？]/.test(plainText(nodes));

/** Where in the lecture we are; nothing on the slides that are landmarks themselves. */
function footer({ kind, section, fit }: Slide, masthead: Masthead, references: References): Markdown {
  if (kind === 'cover' || kind === 'closing' || kind === 'section') return none;
  if (fit?.words?.footer !== undefined) return yaml(text(fit.words.footer));
  return yaml(section ? inlines(section.heading, references, true) : text(masthead.title));
}

function heading({ heading: nodes, part }: Slide, { labels, lang }: Masthead, references: References): Markdown {
  const line = inlineLine(nodes, references);
  if (!part) return line;
  const values = { index: numeral(lang, part.index), count: numeral(lang, part.count) };
  return `${line} <small class="part">${text(phrase(labels, 'part', values))}</small>` as Markdown;
}

/** "Figure 2". What only a slide shows has no number and is called by its caption, which is shown anyway, as much of it as there is room for. */
function label(block: Figure | Table, { names }: References): Markdown {
  const name = names[block.id] ?? '';
  const own = [block.caption ? plainText(block.caption) : '', block.type === 'figure' ? alternatives(block) : ''];
  return own.some((words) => words !== '' && name.startsWith(words.replace(/…$/, ''))) ? none : text(name);
}

const showsFigure = ({ kind }: Slide): boolean => kind === 'figure' || kind === 'chart' || kind === 'diagram';

const figureOf = ({ blocks: shown }: Slide): Figure | undefined => shown.find((block) => block.type === 'figure');

/** What the partial does not place by itself. */
function bodyOf(slide: Slide): readonly Block[] {
  if (showsFigure(slide)) return slide.blocks.filter((block) => block !== figureOf(slide));
  return slide.kind === 'number' ? slide.blocks.slice(1) : slide.blocks;
}

/**
 * With the height at which it is as wide as its room, so that its box, and the plate that a theme gives it, is as large as what is seen. The style
 * sheet cannot reckon it: a picture that may grow is boxed as its room is. Drawings have no plate.
 */
function picture(slide: Slide, { pictures, theme, size }: Masthead, references: References): Markdown {
  const figure = showsFigure(slide) ? figureOf(slide) : undefined;
  if (!figure || isSideBySide(figure)) return none;
  const [{ src, alt }] = figure.pictures;
  const own = slide.kind === 'figure' ? pictureIn(pictures, src, theme) : undefined;
  if (!own) return image(src, alt, references, 'picture');
  const height = Math.max(1, Math.round((figureRoom(slide, pageOf(size)) * own.height) / own.width));
  return image(src, alt, references, `picture${shapeOf(height)}`, height);
}

/** The rows of pictures that stand side by side. */
function rows(slide: Slide, masthead: Masthead, references: References): ReturnType<typeof rowsOf> {
  const figure = showsFigure(slide) ? figureOf(slide) : undefined;
  return figure && isSideBySide(figure) ? rowsOf(figure, slide, figureRoom(slide, pageOf(masthead.size)), masthead, references) : [];
}

/** A low picture needs no room of its own to be seen whole; a tall one is narrower than its room, and has its caption below its middle. */
const shapeOf = (height: number): string => (height < lowest ? ' low' : height > highest ? ' tall' : '');

/** Heights in px at a picture's full width: what each has at least, as in `fit.css`, and what headline, caption and footer leave of a slide. */
const lowest = 280;
const highest = 480;

/** The width for a picture: the slide's, or two thirds beside words. As in `base.css`. */
const figureRoom = ({ blocks: shown }: Slide, page: number): number => (shown.length > 1 ? ((page - 48) * 2) / 3 : page);

/** The width of a slide's text area. */
const pageOf = (size: Masthead['size']): number => (size === '4:3' ? 864 : 1152);

/** Who, where and when, for cover and closing. */
function imprint(masthead: Masthead, shorter: NonNullable<SlideFit['words']>, references: References): object {
  const { subtitle, authors, event, venue, date, marking, url, brand, lang, labels, theme } = masthead;
  const words = (value: string | undefined): Markdown => (value === undefined ? none : inlineLine([{ type: 'text', value }], references));
  const address: Inline | undefined =
    url === undefined
      ? undefined
      : { type: 'link', url, children: [{ type: 'text', value: shorter.address ?? url.replace(/^https?:\/\//, '') }] };
  return {
    subtitle: words(shorter.subtitle ?? subtitle),
    authors: (shorter.authors === undefined ? listedNames(authors, lang) : [shorter.authors]).map(words),
    event: words(shorter.event ?? event),
    venue: words(shorter.venue ?? venue),
    date: words(date),
    marking: words(shorter.marking ?? marking),
    code: url === undefined ? none : element('qr', qrCode(url, theme), phrase(labels, 'qrCode', { url })),
    address: address ? inlines([address], references) : none,
    logo: brand.logo === undefined ? none : image(brand.logo, brand.logoAlt ?? '', references, 'mark'),
  };
}
