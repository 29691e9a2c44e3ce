/** What every paper template is given: the words on its first page, its measures and its place in the language's direction. */
import type { Block } from '../model/block.ts';
import { papers } from '../model/paper.ts';
import type { Masthead } from '../model/masthead.ts';
import type { PaperSection } from '../model/paper-text.ts';
import { entriesOf } from '../model/own-references.ts';
import { isUnspaced, listedNames, locale, phrase } from '../model/words.ts';
import { blocksHtml, itemHtml, withNotes } from './html.ts';
import { headingHtml, headingRoom, isolated, titleRoom, within, type HtmlContext } from './html-context.ts';
import { inlinesHtml } from './html-inline.ts';
import { cssContent, escapeHtml, join, markup, trustedHtml, type Html } from './html-markup.ts';
import { isWhole } from './hyphens.ts';
import { longestMark, markLines } from './mark-lines.ts';
import type { Prepared } from './prepare.ts';

/** The masthead as a template reads it. Sides are named for `@page`, which knows no "inline-start". */
export function mastheadData(masthead: Masthead, prepared: Prepared): object {
  const { brand, labels, direction, lang } = masthead;
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const logo = brand.logo === undefined ? undefined : prepared.pictures[brand.logo];
  const { title, subtitle, authors, event, venue, date, url, marking, keywords } = masthead;
  const titleShown = prepared.hyphenate(title, 'heading');
  const subtitleShown = subtitle && prepared.hyphenate(subtitle, 'heading');
  return {
    lang,
    direction,
    start,
    end,
    labels,
    title,
    titleShown,
    isTitleWhole: isWhole(titleShown, titleRoom),
    subtitle: subtitleShown,
    isSubtitleWhole: isWhole(subtitleShown ?? '', headingRoom),
    event,
    venue,
    date,
    url,
    marking,
    markLines: markLines(marking),
    isMarkLong: markLines(marking) > 1,
    isMarkLongest: markLines(marking) > 2,
    keywords: keywords.join(', '),
    authors: new Intl.ListFormat(locale(lang), { type: 'conjunction' }).format(authors),
    names: listedNames(authors, lang),
    place: [event, venue, date?.replaceAll(' ', '\u00a0')].filter(Boolean),
    description: [subtitle, event, venue, date].filter(Boolean).join(' · '),
    accent: brand.accent,
    logo:
      logo === undefined
        ? undefined
        : {
            ...logo,
            alt: brand.logoAlt ?? '',
          },
    paper: papers[masthead.paper],
    css: pageStrings(masthead),
  };
}

/** Strings for margin boxes, which markup cannot reach. */
function pageStrings({ labels, lang, title, marking, event, date }: Masthead): object {
  const style = counterStyle(lang);
  const day = date?.replaceAll(' ', '\u00a0');
  const third = markLines(marking) > 1 ? besideLongMark : headThird;
  const room = (marking ? besideMark(event ?? '', third) : headRoom - shortestHead) - (day?.length ?? 0);
  const occasion = [event === undefined ? undefined : shortened(event, room), day].filter(Boolean).join('\u00a0· ');
  return {
    counterStyle: style,
    title: cssContent(shortened(title, marking ? besideMark(title, third) : Math.max(shortestHead, headRoom - occasion.length))),
    occasion: cssContent(occasion),
    marking: cssContent(shortened(marking ?? '', longestMark(marking ?? ''))),
    pageOf: cssContent(phrase(labels, 'pageOf'), style),
  };
}

/** Letters of a running head on one line of the narrowest paper, the least that is left of a title, and those of a line beside a mark. */
const headRoom = 112;
const shortestHead = 40;
const headThird = 31;
/** Beside one of several lines, which is wider. */
const besideLongMark = 25;

/** On two lines; letters of scripts without spaces are twice as wide. */
const besideMark = (text: string, line: number): number => (isUnspaced(text) ? line : 2 * line);

/** Up to a word's end, with the sign of what is left out; up to a letter where no word ends in its second half, as in scripts without spaces. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/\p{Surrogate}$/u, '');
  const whole = cut.replace(/[\s\p{P}]+\S*$/u, '');
  return `${whole.length < most / 2 ? cut : whole}…`;
}

const counterStyles: Readonly<Record<string, string>> = {
  arab: 'arabic-indic',
  arabext: 'persian',
  deva: 'devanagari',
  beng: 'bengali',
  thai: 'thai',
  mymr: 'myanmar',
  khmr: 'khmer',
  laoo: 'lao',
  gujr: 'gujarati',
  guru: 'gurmukhi',
  knda: 'kannada',
  mlym: 'malayalam',
  telu: 'telugu',
  tibt: 'tibetan',
};

/** The CSS counter style of the language's digits. */
function counterStyle(lang: string): string {
  return counterStyles[new Intl.NumberFormat(locale(lang)).resolvedOptions().numberingSystem] ?? 'decimal';
}

/** A numbered section with its points; `numbered` gives its paragraphs numbers of their own. */
export function sectionHtml(section: PaperSection, context: HtmlContext, level = 2): Html {
  const tag = trustedHtml(`h${level}`);
  const number = section.number === '' ? markup`` : markup`<span class="number">${escapeHtml(section.number)}</span> `;
  const heading = withNotes(context, () =>
    headingHtml(tag, section.id, number, isolated(inlinesHtml(section.heading, within(context, 'heading')), context)),
  );
  const blocks = section.isReferences ? ownReferencesHtml(section.blocks, context, level) : blocksHtml(section.blocks, context, level);
  const points = section.points.map((point) => sectionHtml(point, context, level + 1));
  return markup`<section class="numbered">${heading}${blocks}${join(points, '\n')}</section>`;
}

/** Entries of the author's own, set as those that the documents make; numbered ones keep their numbers, for the text may name them. */
function ownReferencesHtml(blocks: readonly Block[], context: HtmlContext, level: number): Html {
  if (blocks.some((block) => block.type === 'list' && block.ordered)) return blocksHtml(blocks, context, level);
  const any = within(context, 'any');
  return withNotes(
    context,
    () =>
      markup`<ul class="entries">${join(
        entriesOf(blocks).map((entry) => markup`<li>${itemHtml(entry, any)}</li>`),
        '\n',
      )}</ul>`,
  );
}
