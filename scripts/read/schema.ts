/**
 * The article's keys, as the validator that the published JSON Schema is made from.
 *
 * Rejected: a schema written by hand beside the code; the two would drift. Descriptions are what an editor shows at a key. What stands beside a pattern says
 * in words what it allows, for the problem that names a text of another form.
 */
import * as v from 'valibot';
import { idPattern } from '../model/ids.ts';
import { themes } from '../model/brand.ts';
import { handoutLayouts } from '../model/layouts.ts';
import { briefingParts, noteLines, slideSizes } from '../model/options.ts';
import { papers, type Paper } from '../model/paper.ts';
import { contentKinds } from '../model/slide-kinds.ts';

const text = (description: string) => v.pipe(v.string(), v.nonEmpty(), v.description(description));
const texts = (description: string) =>
  v.pipe(v.union([v.array(v.pipe(v.string(), v.nonEmpty())), v.pipe(v.string(), v.nonEmpty())]), v.description(description));
const family = (description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^[A-Za-z0-9][A-Za-z0-9 ]*$/, 'the name of a font family: letters, digits and spaces'),
    v.description(description),
  );
const flag = (description: string) => v.optional(v.pipe(v.boolean(), v.description(description)));

const cslName = v.union([
  v.object({
    family: v.string(),
    given: v.optional(v.string()),
    'non-dropping-particle': v.optional(v.string()),
    'dropping-particle': v.optional(v.string()),
    suffix: v.optional(v.string()),
  }),
  v.object({ literal: v.string() }),
]);
const cslNumber = v.union([v.string(), v.number()]);
const cslDate = v.object({
  'date-parts': v.optional(v.array(v.array(cslNumber))),
  raw: v.optional(v.string()),
  literal: v.optional(v.string()),
});

/** What an author may call a section, a chart …, where it is a key. */
export const idSchema = v.pipe(v.string(), v.regex(idPattern, 'letters, digits, "-", "_", "." and ":"'));

/** One CSL-JSON item; fields that the style doesn't print are let through. */
export const referenceSchema = v.looseObject({
  id: v.union([v.string(), v.number()]),
  type: v.string(),
  title: v.optional(v.string()),
  author: v.optional(v.array(cslName)),
  editor: v.optional(v.array(cslName)),
  issued: v.optional(cslDate),
  accessed: v.optional(cslDate),
  'container-title': v.optional(v.string()),
  publisher: v.optional(v.string()),
  'publisher-place': v.optional(v.string()),
  volume: v.optional(cslNumber),
  issue: v.optional(cslNumber),
  page: v.optional(cslNumber),
  edition: v.optional(cslNumber),
  URL: v.optional(v.string()),
  DOI: v.optional(v.string()),
});

/** Whether a date's day exists: not 31 February. */
function isOnCalendar(date: string): boolean {
  const [year, month, day] = date.split('-').map(Number);
  return day === undefined || new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day)).getUTCDate() === day;
}

/** BCP 47 (RFC 5646) by its form; whether there are labels for the language is for `validate.ts` to say. */
export const langSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a BCP 47 tag as "en" or "pt-BR"'),
  v.description('BCP 47 language tag: "en", "id", "pt-BR". English if missing.'),
);

/** ISO 8601's days, months or years, on the calendar: 30 February is none. YAML makes a year alone a number. */
export const dateSchema = v.pipe(
  v.union([
    v.pipe(
      v.string(),
      v.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a date as 2026-11-23, 2026-11 or 2026'),
      v.check(isOnCalendar),
    ),
    v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(9999)),
  ]),
  v.description('2026-11-23, 2026-11 or 2026.'),
);

/** In characters. It is shown as a QR code, which holds 2,331 bytes, and far fewer that a phone can read from the back row. */
const longestUrl = 500;

const meta = {
  title: text('The title. Required.'),
  subtitle: v.optional(text('Stands below the title.')),
  lang: v.optional(langSchema),
  authors: v.optional(texts('Who gives the lecture.')),
  date: v.optional(dateSchema),
  event: v.optional(text('The course or conference.')),
  venue: v.optional(text('The place.')),
  url: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^https?:\/\/\S+$/, 'a URL that begins with https:// or http://'),
      v.maxLength(longestUrl),
      v.description('Where the lecture is found on the web.'),
    ),
  ),
  duration: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(1440), v.description('Minutes.'))),
  keywords: v.optional(texts('Subject words.')),
  summary: v.optional(texts('Key messages, the bottom line first. Inline Markdown.')),
  theme: v.optional(v.pipe(v.picklist(themes), v.description("The slides' theme."))),
  brand: v.optional(
    v.strictObject({
      logo: v.optional(text('A picture beside the article.')),
      accent: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/, '"#rrggbb"'), v.description('"#rrggbb"'))),
      fonts: v.optional(
        v.strictObject({
          heading: v.optional(family("The slides' headings: a family with an installed @fontsource package.")),
          body: v.optional(family("The slides' text: a family with an installed @fontsource package.")),
        }),
      ),
    }),
  ),
  paper: v.optional(v.pipe(v.picklist(Object.keys(papers) as Paper[]), v.description('Paper of handout and briefing. a4 if missing.'))),
  marking: v.optional(text('A distribution mark, as "Internal".')),
  references: v.optional(
    v.union([
      v.array(referenceSchema),
      v.pipe(v.string(), v.regex(/\.(json|bib)$/i, 'a list of CSL-JSON items, or the name of a .json or .bib file')),
    ]),
  ),
  nocite: v.optional(text('What is listed though nothing cites it: "@key, @other", or "@*" for all of a library.')),
  glossary: v.optional(v.array(v.strictObject({ term: text('The term.'), definition: text('What it means. Inline Markdown.') }))),
  questions: v.optional(
    v.array(
      v.union([
        text('A question without an answer. Inline Markdown.'),
        v.strictObject({ question: text('Inline Markdown.'), answer: v.optional(text('Markdown.')) }),
      ]),
    ),
  ),
  appendices: v.optional(
    v.array(v.strictObject({ title: text('Shown in contents and bookmarks.'), file: text('A PDF beside the article.') })),
  ),
  deck: v.optional(
    v.strictObject({
      agenda: flag('An agenda slide. On.'),
      references: flag('Slides with the references. On.'),
      reveal: flag('List points appear one by one. Off.'),
      size: v.optional(v.pipe(v.picklist(slideSizes), v.description('16:9 if missing.'))),
    }),
  ),
  handout: v.optional(
    v.strictObject({
      contents: flag('A list of contents. On.'),
      layout: v.optional(
        v.pipe(
          v.union([v.picklist(handoutLayouts), v.pipe(v.array(v.picklist(handoutLayouts)), v.nonEmpty())]),
          v.description('One layout or several; each makes handout-<layout>.pdf, the first is handout.pdf too. text if missing.'),
        ),
      ),
      lines: v.optional(
        v.pipe(v.picklist(noteLines), v.description('Room to write with the slides. ruled up to three a page, else none.')),
      ),
      order: v.optional(
        v.pipe(v.picklist(['across', 'down']), v.description('How slides follow each other on the page. across if missing.')),
      ),
      guided: v.optional(
        v.strictObject({
          share: v.optional(
            v.pipe(v.number(), v.gtValue(0), v.maxValue(1), v.description('Which part of the phrases becomes blanks. 1 if missing.')),
          ),
          wordBank: flag('The words that were taken out stand in a box. Off.'),
        }),
      ),
    }),
  ),
  briefing: v.optional(
    v.strictObject({
      parts: v.optional(
        v.pipe(v.array(v.picklist(briefingParts)), v.nonEmpty(), v.description('The parts in their order. All if missing.')),
      ),
      numberParagraphs: flag('Paragraphs are numbered. On.'),
      slides: flag('The slides on paper. On.'),
      draft: flag("A watermark and the source's hash on every page. Off."),
      duplex: flag('For printing on both sides: parts begin on right-hand pages. Off.'),
      binding: v.optional(
        v.pipe(
          v.string(),
          v.regex(/^\d+(\.\d+)? ?mm$/, 'millimetres as "10mm"'),
          v.description('Room for the binding, as "10mm"; mirrored with duplex.'),
        ),
      ),
      grayscale: flag('Without colours. Off.'),
      attachSource: flag("The article's files are attached inside the PDF. Off."),
    }),
  ),
};

const slideBlock = v.union([
  v.pipe(v.string(), v.nonEmpty()),
  v.strictObject({
    heading: v.optional(text("The slide's headline.")),
    kind: v.optional(v.picklist(contentKinds)),
    body: text('Markdown.'),
  }),
]);

const point = {
  heading: text('Inline Markdown.'),
  id: v.optional(idSchema),
  kind: v.optional(v.picklist(contentKinds)),
  body: v.optional(v.pipe(v.string(), v.description('Markdown.'))),
  slide: v.optional(v.pipe(v.union([slideBlock, v.array(slideBlock)]), v.description('What the slide shows, as in :::slide.'))),
  notes: v.optional(v.pipe(v.string(), v.description('Said and not shown, as in :::notes. Markdown.'))),
};

/** The front matter of `article.md`. */
export const metaSchema = v.strictObject(meta);

/** `article.yaml` and `article.json`: the front matter's keys, the introduction and the sections. */
export const articleSchema = v.strictObject({
  ...meta,
  introduction: v.optional(v.pipe(v.string(), v.description('Markdown.'))),
  sections: v.optional(v.array(v.strictObject({ ...point, points: v.optional(v.array(v.strictObject(point))) }))),
});

export type Meta = v.InferOutput<typeof metaSchema>;
export type ArticleData = v.InferOutput<typeof articleSchema>;
export type PointData = v.InferOutput<v.StrictObjectSchema<typeof point, undefined>>;
export type SlideData = v.InferOutput<typeof slideBlock>;
