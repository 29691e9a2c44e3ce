/**
 * A plan as a record: every passage and slide with its words. Pure; who keeps it turns `looks` into hashes.
 *
 * Why from the plans and not from the article: only they know numbers, the order of references, and what fitting put on which slide.
 */
import type { Article } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import type { Deck, Slide } from '../model/deck.ts';
import type { Labels } from '../model/label-files.ts';
import type { Masthead } from '../model/masthead.ts';
import type { PaperSection, PaperText } from '../model/paper-text.ts';
import type { DeckLook, Passage, SlideRecord, Unit } from '../model/record.ts';
import { unitFrom, unitsOf, wordsOf, type WordContext } from './record-words.ts';

/** What the words of an article's plans depend on. `picture`: what stands for the bytes of the picture at `src`. */
export function wordContext(article: Article, text: PaperText, labels: Labels, picture: (src: string) => string): WordContext {
  return { names: text.names, citations: text.citations, labels, lang: article.lang, picture };
}

/** The text as it stands on paper, passage by passage; those that hold nothing are left out unless they are the author's. */
export function recordText(masthead: Masthead, text: PaperText, context: WordContext): Passage[] {
  const { labels } = masthead;
  const part = (key: string, units: readonly Unit[], heading = labels[key] ?? key): Passage => ({
    id: `_${key}`,
    number: '',
    heading,
    units,
  });
  const unit = (kind: Unit['kind'], words: string, shown: unknown, name?: string): Unit => unitFrom(kind, words, shown, context, { name });
  const blocksWords = (blocks: readonly Block[]): string =>
    unitsOf(blocks, context)
      .map(({ words }) => words)
      .join(' ');
  const parts = [
    part(
      'masthead',
      titleWords(masthead).map(([key, words]) => unit('masthead', words, null, key)),
      labels['titlePage'],
    ),
    part(
      'summary',
      text.summary.map((message) => unit('message', wordsOf(message, context), message)),
    ),
    part('introduction', unitsOf(text.introduction, context)),
    ...text.sections.flatMap((section) => passagesOf(section, context)),
    part(
      'glossary',
      text.glossary.map(({ term, definition }) => unit('term', wordsOf(definition, context), definition, term)),
    ),
    part(
      'references',
      text.references.map(({ children }) => unit('reference', wordsOf(children, context), null)),
    ),
    part(
      'questions',
      text.questions.flatMap(({ question, answer }, index) => [
        unit('question', wordsOf(question, context), question, String(index + 1)),
        ...(answer ? [unit('answer', blocksWords(answer), answer, String(index + 1))] : []),
      ]),
    ),
    part(
      'notes',
      text.notes.map(({ number, children }) => unit('note', blocksWords(children), children, String(number))),
    ),
  ];
  return parts.filter(({ id, units }) => units.length > 0 || !id.startsWith('_'));
}

/** The lines of a title page by what they are called in the front matter. */
function titleWords({ title, subtitle, authors, event, venue, date, url, marking }: Masthead): readonly (readonly [string, string])[] {
  const lines = { title, subtitle, authors: authors.join(', '), event, venue, date, url, marking };
  return Object.entries(lines).filter((line): line is [string, string] => line[1] !== undefined && line[1] !== '');
}

function passagesOf(section: PaperSection, context: WordContext): readonly Passage[] {
  const { id, number, heading, blocks, points } = section;
  const own = { id, number, heading: wordsOf(heading, context), units: unitsOf(blocks, context) };
  return [own, ...points.flatMap((point) => passagesOf(point, context))];
}

/** The slides in order. A cover and a closing slide show the masthead, an agenda its sections. */
export function recordSlides({ slides, masthead }: Deck, context: WordContext): SlideRecord[] {
  return slides.map((slide) => {
    const units = unitsOf(slide.blocks, context);
    const isTitle = slide.kind === 'cover' || slide.kind === 'closing';
    const lines = titleWords(masthead).slice(1);
    const extra = isTitle ? lines.map(([, words]) => words) : agendaWords(slide, context);
    return {
      id: slide.id,
      kind: slide.kind,
      heading: wordsOf(slide.heading, context),
      words: [...extra, ...units.map(({ words }) => words)].join('\n'),
      looks: units.map(({ looks }) => looks).join('\n'),
      notes: unitsOf(slide.notes, context)
        .map(({ words }) => words)
        .join('\n'),
    };
  });
}

/** What makes all slides look other at once. `picture`: what stands for the bytes of the picture at `src`. */
export function recordLook({ theme, size = '16:9', brand }: Masthead, picture: (src: string) => string): DeckLook {
  const { accent, fonts, logo } = brand;
  const looks = {
    theme,
    size,
    accent,
    headingFont: fonts?.heading,
    bodyFont: fonts?.body,
    logo: logo === undefined ? undefined : picture(logo),
  };
  return Object.fromEntries(Object.entries(looks).filter((look): look is [string, string] => look[1] !== undefined));
}

/** An opener's agenda repeats the agenda slide's: only its own place in it is its content, which its number among the slides tells. */
function agendaWords({ kind, agenda }: Slide, context: WordContext): readonly string[] {
  return kind === 'agenda' ? (agenda ?? []).map(({ heading }) => wordsOf(heading, context)) : [];
}
