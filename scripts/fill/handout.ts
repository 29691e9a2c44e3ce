/**
 * `handout.markup`: one file for phone, desk and paper.
 *
 * Why one file for all three: what a reader prints from the browser must be the PDF that the tool made.
 */
import type { Handout } from '../model/handout.ts';
import { holdsSideBySide } from '../model/paper-nodes.ts';
import { plainText } from '../model/walk.ts';
import { htmlContext, type HtmlContext } from './html-context.ts';
import { markup, type Html } from './html-markup.ts';
import { mastheadData } from './paper-data.ts';
import { answersHtml, bodyHtml, glossaryHtml, notesHtml, questionsHtml, referencesHtml, summaryHtml } from './paper-parts.ts';
import type { Prepared } from './prepare.ts';
import type { Fill } from './templates.ts';

/** Pictures of which it must be read from the print where they stand, and the heights in mm of those that are made smaller. */
export interface HandoutFigures {
  readonly ids: readonly string[];
  readonly heights: NonNullable<HtmlContext['heights']>;
}

/** The whole page. `fontCss` holds the `@font-face` rules with their data. */
export function fillHandout(handout: Handout, prepared: Prepared, fill: Fill, fontCss: string, figures?: HandoutFigures): string {
  const { masthead, text } = handout;
  const context = htmlContext({ masthead, text, prepared, notes: handout.notes, ...(figures && { heights: figures.heights }) });
  const when = (present: boolean, write: () => Html): Html => (present ? write() : markup``);
  return fill('handout/handout.html.hbs', {
    ...mastheadData(masthead, prepared),
    fontCss,
    isSideBySide: holdsSideBySide(text),
    anchors: figures?.ids ?? [],
    contents: handout.contents ? contents(handout, prepared) : [],
    summary: when(text.summary.length > 0, () => summaryHtml(context)),
    body: bodyHtml(context),
    notes: when(handout.notes === 'end', () => notesHtml(context)),
    glossary: when(text.glossary.length > 0, () => glossaryHtml(context)),
    references: when(text.references.length > 0, () => referencesHtml(context)),
    questions: when(text.questions.length > 0, () => questionsHtml(context, 'room')),
    answers: when(
      text.questions.some((question) => question.answer),
      () => answersHtml(context),
    ),
  });
}

/** Sections, then the parts that follow them: enough to find one's way in a few pages. */
function contents({ text, masthead, notes }: Handout, { hyphenate }: Prepared): readonly object[] {
  const behind = [...(notes === 'end' ? (['notes'] as const) : []), 'glossary', 'references', 'questions'] as const;
  const parts = behind.filter((name) => text[name].length > 0);
  return [
    ...text.sections.map(({ id, number, heading }) => ({ id, number, title: hyphenate(plainText(heading), 'text') })),
    ...parts.map((name) => ({ id: `_${name}`, number: '', title: masthead.labels[name] ?? name })),
  ];
}
