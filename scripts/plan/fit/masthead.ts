/**
 * Cover, closing and footer: what stands on them is the article's own, so what is too long is shortened and told in full in the notes.
 */
import type { Block } from '../../model/block.ts';
import type { SlideFit } from '../../model/deck.ts';
import type { Masthead, MastheadWord } from '../../model/masthead.ts';
import { locale, phrase } from '../../model/words.ts';
import { plainText } from '../../model/walk.ts';
import { lettersOf } from '../../model/wide.ts';
import type { Part, Planned } from '../deck/draft.ts';
import { shorten, shortenText } from './inlines.ts';

/** Most letters of each, at its smallest size; wide ones count twice. */
const budgets: Readonly<Record<MastheadWord | 'heading', number>> = {
  heading: 180,
  subtitle: 180,
  authors: 190,
  event: 80,
  venue: 80,
  address: 90,
  marking: 44,
  footer: 170,
};

/** A cover or closing slide as first planned, with less on it; `attempt` counts from 0, makes the budgets smaller and takes a line of the closing's. */
export function shortenMasthead(planned: Planned, masthead: Masthead, attempt: number): Planned {
  const { draft } = planned;
  const most = (word: MastheadWord | 'heading'): number => Math.floor(budgets[word] * 0.75 ** attempt);
  const own: Readonly<Partial<Record<MastheadWord, string>>> = {
    ...pick('subtitle', masthead.subtitle),
    ...pick('event', masthead.event),
    ...pick('venue', masthead.venue),
    ...pick('marking', masthead.marking),
    ...pick('address', masthead.url?.replace(/^https?:\/\//, '')),
  };
  const long = Object.entries(own).filter(([word, text]) => lettersOf(text) > most(word as MastheadWord));
  const words = Object.fromEntries(long.map(([word, text]) => [word, shortenText(text, most(word as MastheadWord), masthead.lang)]));
  const authors = someAuthors(masthead, most('authors'));
  const heading = shorten(draft.heading, most('heading'), masthead.lang);
  const shown = draft.blocks.slice(0, Math.max(0, draft.blocks.length - attempt));
  const told = [...long.map(([, text]) => text), ...(authors === undefined ? [] : [list(masthead)])];
  const full = [...(heading === draft.heading ? [] : [plainText(draft.heading)]), ...told];
  const rest = draft.blocks.slice(shown.length);
  const fit: SlideFit = { words: { ...words, ...pick('authors', authors) } };
  return {
    ...planned,
    draft: { ...draft, heading, notes: [...full.map((text) => note(text, planned)), ...rest, ...draft.notes] },
    parts: [{ blocks: shown, fit }],
  };
}

const pick = (word: MastheadWord, text: string | undefined): Partial<Record<MastheadWord, string>> =>
  text === undefined ? {} : { [word]: text };

const list = ({ authors, lang }: Masthead): string => new Intl.ListFormat(locale(lang), { type: 'conjunction' }).format(authors);

/** As many authors as there is room for, then "et al."; nothing where all have room. */
function someAuthors(masthead: Masthead, most: number): string | undefined {
  if (lettersOf(list(masthead)) <= most) return undefined;
  const { authors, labels, lang } = masthead;
  const counts = authors.map((_, index) => authors.length - 1 - index).filter((count) => count > 0);
  const count = counts.find((number) => lettersOf(authors.slice(0, number).join(', ')) + 8 <= most);
  return count === undefined
    ? shortenText(authors[0] ?? '', most, lang)
    : phrase(labels, 'others', { names: authors.slice(0, count).join(', ') });
}

const note = (value: string, { draft }: Planned): Block => ({
  type: 'paragraph',
  children: [{ type: 'text', value }],
  position: draft.position,
});

/** A section's name for the footer, if it is more than two lines of it. `attempt` counts from 0 and makes less enough. */
export function shorterFooter({ draft }: Planned, { title, lang, size }: Masthead, attempt: number): string | undefined {
  const text = draft.section ? plainText(draft.section.heading) : title;
  const most = Math.floor(budgets.footer * (size === '4:3' ? 0.7 : 1) * 0.75 ** attempt);
  return lettersOf(text) > most ? shortenText(text, most, lang) : undefined;
}

/** What was decided of a draft's words, such as the footer's, for parts that are planned anew. */
export function keptWords(parts: readonly Part[]): SlideFit {
  const words = parts[0]?.fit?.words;
  return words ? { words } : {};
}
