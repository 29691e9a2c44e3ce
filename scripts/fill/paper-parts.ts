/** The parts around the text that handout and briefing share: key messages, glossary, references, questions, answers, notes. */
import type { PaperText } from '../model/paper-text.ts';
import { numeral, phrase } from '../model/words.ts';
import { blocksHtml, itemHtml, withNotes } from './html.ts';
import { ids, within, word, wordsHtml, type HtmlContext } from './html-context.ts';
import { inlinesHtml } from './html-inline.ts';
import { attribute, escapeHtml, join, markup, type Html } from './html-markup.ts';
import { isLongItem } from './long.ts';
import { sectionHtml } from './paper-data.ts';

/** Introduction and sections, in order. */
export function bodyHtml(context: HtmlContext): Html {
  const { introduction, sections } = context.text;
  const opening =
    introduction.length > 0 ? markup`<section class="numbered introduction">${blocksHtml(introduction, context, 2)}</section>` : markup``;
  return join([opening, ...sections.map((section) => sectionHtml(section, context))], '\n');
}

/** The key messages as list items, the bottom line first. */
export function summaryHtml(context: HtmlContext): Html {
  return withNotes(
    context,
    () => markup`<ol>${join(context.text.summary.map((message) => markup`<li>${inlinesHtml(message, context)}</li>`))}</ol>`,
  );
}

/** In the order that was planned; terms are anchors, and lead nowhere. */
export function glossaryHtml(context: HtmlContext): Html {
  const entry = ({ id, term, definition }: PaperText['glossary'][number]): Html =>
    markup`<div><dt${attribute('id', id)}>${wordsHtml(term, context)}</dt><dd>${inlinesHtml(definition, context)}</dd></div>`;
  return withNotes(context, () => markup`<dl class="glossary">${join(context.text.glossary.map(entry), '\n')}</dl>`);
}

/** Titles are in languages of their own, which nothing tells. */
export function referencesHtml(given: HtmlContext): Html {
  const context = within(given, 'any');
  const direction = attribute('dir', context.masthead.direction === 'rtl' ? 'auto' : undefined);
  const entries = context.text.references.map(
    ({ reference, children }) =>
      markup`<li${attribute('id', ids.reference(reference.id))}${direction}>${inlinesHtml(children, context)}</li>`,
  );
  return markup`<ul class="entries">${join(entries, '\n')}</ul>`;
}

/** How many ruled lines a question gets on paper. */
const lines = 3;

/** The questions with room to write, or, with `answers`, each followed by its answer. */
export function questionsHtml(context: HtmlContext, follow: 'room' | 'answers'): Html {
  const room = markup`<div class="room" aria-hidden="true">${join(Array.from({ length: lines }, () => markup`<div></div>`))}</div>`;
  const item = ({ question, answer }: PaperText['questions'][number]): Html => {
    const below = follow === 'answers' && answer ? answerHtml(context, answer) : room;
    return markup`<li><div class="question"><p>${inlinesHtml(question, context)}</p>${below}</div></li>`;
  };
  return withNotes(context, () => markup`<ol class="questions">${join(context.text.questions.map(item), '\n')}</ol>`);
}

function answerHtml(context: HtmlContext, answer: Parameters<typeof blocksHtml>[0]): Html {
  return markup`<div class="answer"><p class="answer-label">${word(context, 'answer')}</p>${blocksHtml(answer, context, 6)}</div>`;
}

/** The answers alone, numbered as their questions are. */
export function answersHtml(context: HtmlContext): Html {
  const items = context.text.questions.map(({ question, answer }, index) => {
    const body = answer ? blocksHtml(answer, context, 6) : markup``;
    return answer
      ? markup`<li${attribute('class', isLongItem(answer) ? 'long' : undefined)}${attribute('value', index + 1)}><p class="asked">${inlinesHtml(question, context)}</p>${body}</li>`
      : markup``;
  });
  return markup`<ol class="answers">${join(items, '\n')}</ol>`;
}

/** Notes as a list; each number leads back to its mark. */
export function notesHtml(context: HtmlContext): Html {
  const items = context.text.notes.map((note) => {
    const number = numeral(context.masthead.lang, note.number);
    const back = markup`<a class="note-number"${attribute('href', context.target(ids.noteReference(note.id)))}${attribute('aria-label', `${phrase(context.masthead.labels, 'note')} ${number}`)}>${escapeHtml(number)}</a>`;
    return markup`<li${attribute('id', ids.note(note.id))}>${back} <div>${itemHtml(note, context, 'behind')}</div></li>`;
  });
  return markup`<ol class="notes">${join(items, '\n')}</ol>`;
}
