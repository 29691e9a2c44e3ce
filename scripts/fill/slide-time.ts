/** What a slide says of time: its minutes at the top of the speaker's notes, and those of each section in the agenda. */
import type { Slide } from '../model/deck.ts';
import type { Masthead } from '../model/masthead.ts';
import { decimal, phrase } from '../model/words.ts';
import { inlineLine, notesText, text } from './markdown.ts';
import type { Markdown, References } from './markdown.ts';

/** Less is not worth a line. Minutes. */
const shortest = 0.1;

/** The speaker's notes; first how long the slide takes, and how much of the talk is over when it begins. */
export function notesOf(slide: Slide, masthead: Masthead, references: References): string {
  const said = notesText(slide.notes, references);
  const time = said === '' ? '' : timeLine(slide, masthead);
  return time === '' ? said : `${time}\n\n${said}`;
}

/** How long the slide takes, and how much of the talk is over when it begins; '' where that is not worth a line. */
export function timeLine({ time }: Slide, { labels, lang, duration }: Masthead): string {
  if (!time || time.minutes < shortest) return '';
  const total = duration === undefined ? '' : decimal(lang, duration, 0);
  const values = { minutes: decimal(lang, time.minutes, 1), at: decimal(lang, time.at, 0), total };
  return phrase(labels, duration === undefined ? 'slideTime' : 'slideTimeOf', values);
}

interface AgendaLine {
  readonly number: number;
  readonly current: boolean;
  readonly heading: Markdown;
  readonly time: Markdown | '';
}

/** The sections with their headings, and the minutes of each; '' where they are unknown. */
export function agendaOf({ agenda }: Slide, { labels, lang }: Masthead, references: References): readonly AgendaLine[] {
  return (agenda ?? []).map(({ number, current, heading, minutes = 0 }) => {
    const time = minutes < 0.5 ? '' : text(phrase(labels, 'sectionTime', { minutes: decimal(lang, minutes, 0) }));
    return { number, current, heading: inlineLine(heading, references), time };
  });
}
