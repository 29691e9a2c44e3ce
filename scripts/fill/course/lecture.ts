/**
 * One lecture of a pack: opener, text, notes, questions. What it shares with the others stands in the back, in another print, and is linked
 * as `paparan:dest/back/<id>`, which merge resolves.
 */
import type { LecturePlan } from '../../model/course.ts';
import { hasNamedIntroduction } from '../../model/introduction.ts';
import { holdsSideBySide } from '../../model/paper-nodes.ts';
import { numeral, phrase } from '../../model/words.ts';
import { htmlContext, ids, type HtmlContext } from '../html-context.ts';
import { markup, type Html } from '../html-markup.ts';
import { mastheadData } from '../paper-data.ts';
import { bodyHtml, notesHtml, questionsHtml, summaryHtml } from '../paper-parts.ts';
import type { Prepared } from '../prepare.ts';
import type { Fill } from '../templates.ts';
import { courseLink } from './links.ts';
import { markTerms, termAnchor, type TermMarks } from './terms.ts';

/** `prepared`: formulas, code and pictures of the lecture. */
export interface LectureFill {
  readonly prepared: Prepared;
  readonly fill: Fill;
  readonly fontCss: string;
  /** Where the terms of the index stand in a text of this lecture. */
  readonly find: Parameters<typeof markTerms>[0];
  /** From the lecture's keys of references to those of the joined list. */
  readonly references: ReadonlyMap<string, string>;
  readonly heights: NonNullable<HtmlContext['heights']>;
}

/** The page, and the term at each of its anchors `termAnchor(0)`, `termAnchor(1)` … */
export function fillLecture(
  lecture: LecturePlan,
  { prepared, fill, fontCss, find, references, heights }: LectureFill,
): { html: string; terms: TermMarks['keys'] } {
  const { masthead, text, contents } = lecture;
  const { labels } = masthead;
  const marks = markTerms(find);
  const shared = new Map([...references].map(([key, id]) => [ids.reference(key), courseLink('back', ids.reference(id))]));
  const target = (id: string): string => shared.get(id) ?? `#${id}`;
  const context = htmlContext({ masthead, text, prepared, notes: 'end', target, words: marks.words, heights });
  const when = (present: boolean, write: () => Html): Html => (present ? write() : markup``);
  const parts = {
    summary: when(text.summary.length > 0, () => summaryHtml(context)),
    body: bodyHtml(lecture.numberParagraphs ? { ...context, paragraphs: { count: 0 } } : context),
    notes: when(text.notes.length > 0, () => notesHtml(context)),
    questions: when(text.questions.length > 0, () => questionsHtml(context, 'answers')),
  };
  const html = fill('course/lecture.html.hbs', {
    ...mastheadData(masthead, prepared),
    fontCss,
    number: phrase(labels, 'lectureNumber', { number: numeral(masthead.lang, Number(lecture.key.slice(1))) }),
    introduced: hasNamedIntroduction(text, labels),
    ...parts,
    isSideBySide: holdsSideBySide(text),
    anchors: [
      ...new Set(['_lecture', ...contents.map(({ id }) => id), ...Object.keys(text.names), ...text.notes.map(({ id }) => ids.note(id))]),
      ...marks.keys.map((_, index) => termAnchor(index)),
    ],
  });
  return { html, terms: marks.keys };
}
