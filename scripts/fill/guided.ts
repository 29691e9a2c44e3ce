/**
 * `handout-guided.pdf` and its key: one template, filled with or without the answers.
 *
 * Whatever would tell an answer is a blank or a room in both, and a room is as high in both; what differs is only what stands in them.
 */
import type { Block } from '../model/block.ts';
import type { Inline } from '../model/inline.ts';
import type { GuidedText, Handout } from '../model/handout.ts';
import { holdsSideBySide } from '../model/paper-nodes.ts';
import { plainText } from '../model/walk.ts';
import { phrase } from '../model/words.ts';
import { blocksHtml } from './html.ts';
import { htmlContext, type GuidedSetting, type HtmlContext } from './html-context.ts';
import { inlinesHtml } from './html-inline.ts';
import { attribute, cssContent, join, markup, type Html } from './html-markup.ts';
import { mastheadData } from './paper-data.ts';
import { bodyHtml, notesHtml, referencesHtml } from './paper-parts.ts';
import type { Prepared } from './prepare.ts';
import type { Fill } from './templates.ts';

/** What both sorts of pages, the students' and the key, are filled from. */
export interface GuidedPages {
  readonly handout: Handout;
  readonly guided: GuidedText;
  readonly wordBank: boolean;
  readonly setting: GuidedSetting;
}

/** The whole page. Its blanks carry `data-blank`, its rooms `data-room`, for measuring. */
export function fillGuided({ handout, guided, wordBank, setting }: GuidedPages, prepared: Prepared, fill: Fill, fontCss: string): string {
  const { masthead } = handout;
  const { text } = guided;
  const context = htmlContext({ masthead, text, prepared, notes: handout.notes, guided: setting });
  const data = mastheadData(masthead, prepared);
  const key = phrase(masthead.labels, 'answerKey');
  const css = 'css' in data ? data.css : {};
  return fill('handout/guided.html.hbs', {
    ...data,
    css: setting.answers ? { ...(css as object), title: cssContent(`${masthead.title} · ${key}`) } : css,
    fontCss,
    key: setting.answers,
    contents: handout.contents
      ? text.sections.map(({ id, number, heading }) => ({ id, number, title: prepared.hyphenate(plainText(heading), 'text') }))
      : [],
    wordBank: wordBank ? guided.answers : [],
    body: bodyHtml(context),
    notes: handout.notes === 'end' ? notesHtml(context) : markup``,
    summary: text.summary.length > 0 ? messagesHtml(context) : markup``,
    glossary: guided.glossary.length > 0 ? glossaryHtml(guided, context) : markup``,
    references: text.references.length > 0 ? referencesHtml(context) : markup``,
    questions: text.questions.length > 0 ? questionsHtml(context) : markup``,
    isSideBySide: holdsSideBySide(text),
    anchors: anchorsOf(guided),
  });
}

/** Headings that bookmarks lead to: Chromium names a destination only where a link leads. */
function anchorsOf({ text }: GuidedText): readonly string[] {
  return [
    ...text.sections.flatMap((section) => [section, ...section.points]).map(({ id }) => id),
    '_summary',
    '_notes',
    '_glossary',
    '_references',
    '_questions',
  ];
}

function messagesHtml(context: HtmlContext): Html {
  const items = context.text.summary.map((message, index) => {
    const answer: readonly Block[] = [{ type: 'paragraph', children: message, position: { file: '', line: 1, column: 1 } }];
    return markup`<li>${roomHtml(`message-${index + 1}`, answer, context)}</li>`;
  });
  return markup`<ol class="messages">${join(items, '\n')}</ol>`;
}

function questionsHtml(context: HtmlContext): Html {
  const items = context.text.questions.map(
    ({ question, answer = [] }, index) =>
      markup`<li><div class="question"><p>${inlinesHtml(question, context)}</p>${roomsHtml(`question-${index + 1}`, answer, context)}</div></li>`,
  );
  return markup`<ol class="questions">${join(items, '\n')}</ol>`;
}

/** A room for each block of an answer, so that a long one runs over pages; one where there is none. */
function roomsHtml(name: string, answer: readonly Block[], context: HtmlContext): Html {
  const blocks = answer.flatMap((block) => (block.type === 'handout' ? block.children : [block]));
  if (blocks.length < 2) return roomHtml(name, blocks, context);
  return join(blocks.map((block, index) => roomHtml(`${name}.${index + 1}`, [block], context)));
}

/** Ruled lines, and in the key the answer on them. */
function roomHtml(name: string, answer: readonly Block[], context: HtmlContext): Html {
  const { rooms, answers } = context.guided ?? { answers: false };
  const { lines, scale } = rooms?.[name] ?? { lines: 0, scale: 1 };
  const ruled = join(Array.from({ length: lines }, () => markup`<span></span>`));
  const zoom = attribute('style', scale < 1 ? `zoom:${scale}` : undefined);
  const written = answers ? markup`<div class="written"${zoom}>${blocksHtml(answer, context, 6)}</div>` : markup``;
  const height = attribute('style', rooms && `height:${lines * 8}mm`);
  return markup`<div class="answer-room"${attribute('data-room', name)}${height}><div class="rules" aria-hidden="true">${ruled}</div>${written}</div>`;
}

function glossaryHtml({ glossary }: GuidedText, context: HtmlContext): Html {
  const shown = (inlines: readonly Inline[]): Html => inlinesHtml(inlines, context);
  const entries = glossary.map(
    ({ id, term, definition }) => markup`<div><dt${attribute('id', id)}>${shown(term)}</dt><dd>${shown(definition)}</dd></div>`,
  );
  return markup`<dl class="glossary">${join(entries, '\n')}</dl>`;
}
