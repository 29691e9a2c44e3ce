/**
 * Source → `Article`, whichever form it was written in, and all that is wrong with it.
 *
 * Always gives an article, as much of it as can be read: validate then finds what is wrong beside the first problem.
 */
import type { Article } from '../model/article.ts';
import type { Diagnostic, Position } from '../model/diagnostic.ts';
import type { Labels } from '../model/document.ts';
import { isRightToLeft } from '../model/words.ts';
import { captionWords } from './captions.ts';
import { readChartData } from './chart-data.ts';
import type { ArticleContext } from './context.ts';
import { splitFrontMatter, type Parts } from './frontmatter.ts';
import { giveIds } from './ids.ts';
import { checkKeys } from './keys.ts';
import { reportLeftovers } from './leftovers.ts';
import { withoutOwnNumbers } from './own-numbers.ts';
import { ownWords, withoutOwnParts } from './own-parts.ts';
import { withPlainHeadings } from './plain-headings.ts';
import { collectProblems, type Problems } from './problems.ts';
import { readAppendices, readPictures, readReferences, type InspectPdf } from './beside.ts';
import { articleSchema, metaSchema, type ArticleData, type Meta } from './schema.ts';
import type { KnownTexts } from './known.ts';
import type { Source } from './sources.ts';
import { readBody, type Body } from './structure.ts';
import { readData } from './data.ts';
import { readOptions } from './options.ts';
import { readSmallTexts } from './small-texts.ts';
import { creditWords } from './credits.ts';
import { alertWords } from './quotes.ts';
import { openText, readFootnotes, type Footnote } from './text.ts';
import { educate, typographyOf } from './typography.ts';
import { readYaml, type Locate, type Located } from './yaml.ts';

/** What parse must be given because it belongs to others: a language's labels, a look into a PDF, and what was parsed before. */
export interface ParseHelp {
  labelsFor(lang: string): Labels;
  readonly inspectPdf: InspectPdf;
  readonly known: KnownTexts;
}

/** `isCut`: where the front matter ends is not known, so that all else that could be said of the article would mislead. */
export interface Parsed {
  readonly article: Article;
  readonly diagnostics: readonly Diagnostic[];
  readonly isCut: boolean;
}

export async function parse(source: Source, help: ParseHelp): Promise<Parsed> {
  const problems = collectProblems();
  const isMarkdown = source.format === 'markdown';
  const parts = isMarkdown ? splitFrontMatter(source, problems) : { ...whole, yaml: source.text };
  const reported = [...problems.list];
  const located = readYaml(parts.yaml, source.file, parts.yamlLine, problems, help.known.yaml);
  const meta = parts.frontMatter === 'whole' ? checkMeta(located, isMarkdown, problems) : { title: '' };
  const lang = meta.lang ?? 'en';
  const labels = help.labelsFor(lang);
  const context: ArticleContext = {
    problems,
    known: help.known,
    lang,
    typography: typographyOf(labels),
    captionWords: captionWords(labels),
    alertWords: alertWords(labels, help.labelsFor('en')),
    creditWords: creditWords(labels, help.labelsFor('en')),
    pictures: new Map(),
    charts: [],
    bareKeys: [],
    leftovers: new Map(),
    referencePlaces: new Map(),
    counts: { figure: 0, table: 0 },
  };
  const { body, footnotes } = isMarkdown
    ? readMarkdown(parts.body, parts.bodyLine, source.file, meta.title, context)
    : readData(meta, located, context);
  const { notes, ...small } = readSmallTexts(meta, located, context);
  const logo = meta.brand?.logo;
  if (logo !== undefined) context.pictures.set(logo, [...(context.pictures.get(logo) ?? []), located.at(['brand', 'logo'])]);
  const [pictures, references, appendices] = await Promise.all([
    readPictures(source.beside, context),
    readReferences(meta, located, source.beside, context),
    readAppendices(meta, located, source.beside, help.inspectPdf, problems),
    readChartData(source.beside, context),
  ]);
  reportBareKeys(context, references);
  reportLeftovers(context.leftovers, problems);
  for (const key of ['title', 'subtitle'] as const)
    if (/\*\*[^*]+\*\*/.test(meta[key] ?? ''))
      problems.warning('leftover', located.at([key]), `the ${key} is text without markup; its signs are printed as they stand`);
  const own = withoutOwnParts(body, ownWords(labels, help.labelsFor('en')), problems);
  const words = (text: string): string => educate(text, context.typography);
  const optional = { subtitle: meta.subtitle, event: meta.event, venue: meta.venue, marking: meta.marking };
  const article: Article = {
    slug: source.slug,
    file: source.file,
    title: words(meta.title),
    ...Object.fromEntries(Object.entries(optional).flatMap(([key, text]) => (text === undefined ? [] : [[key, words(text)]]))),
    lang,
    direction: isRightToLeft(lang) ? 'rtl' : 'ltr',
    authors: list(meta.authors).map(words),
    ...readDate(meta.date),
    ...(meta.url === undefined ? {} : { url: meta.url }),
    ...(meta.duration === undefined ? {} : { duration: meta.duration }),
    keywords: list(meta.keywords),
    ...small,
    theme: meta.theme ?? 'light',
    brand: {
      ...(logo !== undefined && pictures[logo] ? { logo } : {}),
      ...(meta.brand?.accent === undefined ? {} : { accent: meta.brand.accent.toLowerCase() }),
      ...(meta.brand?.fonts === undefined ? {} : { fonts: meta.brand.fonts }),
    },
    paper: meta.paper ?? 'a4',
    references,
    appendices,
    ...readOptions(meta),
    places: placesOf(meta, located, appendices.length, context),
    ...(own.closing && { closing: own.closing }),
    ...withoutOwnNumbers(giveIds({ ...own, footnotes: [...footnotes, ...notes], questions: small.questions }), problems),
    pictures,
  };
  const isCut = parts.frontMatter === 'open';
  return { article, diagnostics: isCut ? reported : problems.list, isCut };
}

const whole: Parts = { frontMatter: 'whole', yaml: '', yamlLine: 1, body: '', bodyLine: 1 };

/** Keys of the front matter that something is said of, or that are shown. */
const placedKeys = [
  ['title'],
  ['subtitle'],
  ['authors'],
  ['event'],
  ['venue'],
  ['date'],
  ['duration'],
  ['brand', 'accent'],
  ['brand', 'fonts'],
  ['brand', 'logo'],
  ['handout', 'layout'],
  ['briefing', 'parts'],
  ['briefing', 'binding'],
] as const;

function placesOf(meta: Meta, { at }: Located, appendices: number, { referencePlaces }: ArticleContext): NonNullable<Article['places']> {
  const each = (key: string, count: number, ...inner: string[]): [string, Position][] =>
    Array.from({ length: count }, (_, index) => [`${key}.${index}`, at([key, index, ...inner])]);
  return Object.fromEntries([
    ...placedKeys.map((key) => [key.join('.'), at(key)] as const),
    ...each('appendices', appendices, 'file'),
    ...each('summary', list(meta.summary).length),
    ...each('glossary', meta.glossary?.length ?? 0),
    ...each('questions', meta.questions?.length ?? 0),
    ...[...referencePlaces].map(([key, position]) => [`references.${key}`, position] as const),
  ]);
}

/** A key of the references in running text was meant to cite; any other `@name` is text. */
function reportBareKeys({ bareKeys, problems }: ArticleContext, references: Article['references']): void {
  const keys = new Set(references.map(({ id }) => id));
  for (const { key, position } of bareKeys) {
    if (keys.has(key))
      problems.warning(
        'bare-citation',
        position,
        `"@${key}" without brackets is no citation`,
        `write [@${key}], or \\@${key} where the words are meant`,
      );
  }
}

function checkMeta(located: Located, isMarkdown: boolean, problems: Problems): ArticleData {
  const schema = isMarkdown ? metaSchema : articleSchema;
  const value = located.value ?? {};
  const checked: Meta | ArticleData | undefined = checkKeys(schema, located, [], value, withoutEchoes(located, problems));
  const title = (value as { title?: unknown } | null)?.title;
  return { ...checked, title: checked?.title ?? (typeof title === 'string' ? title : '') };
}

/** What is no YAML leaves wrong keys and values on its line, and keys unread: of these nothing is said. */
function withoutEchoes({ errorLines }: Located, problems: Problems): Problems {
  if (errorLines.size === 0) return problems;
  const error: Problems['error'] = (ruleId, position, ...rest) => {
    if (ruleId !== 'missing-key' && !errorLines.has(position.line)) problems.error(ruleId, position, ...rest);
  };
  return { ...problems, error };
}

function list(value: string | readonly string[] | undefined): string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : [...value];
}

function readMarkdown(
  text: string,
  firstLine: number,
  file: string,
  title: string,
  context: ArticleContext,
): { body: Body; footnotes: Footnote[] } {
  const locate: Locate = (line, column) => ({ file, line: line + firstLine - 1, column });
  const opened = openText(text, locate, '', context);
  const nodes = withPlainHeadings(opened.nodes, title, opened.context);
  return { body: readBody(nodes, title, opened.context), footnotes: readFootnotes(opened.context) };
}

/** The date in parts; nothing where there is none. */
export function readDate(value: string | number | undefined): Pick<Article, 'date'> {
  if (value === undefined) return {};
  const [year, month, day] = String(value).split('-').map(Number);
  return year === undefined ? {} : { date: { year, ...(month ? { month } : {}), ...(day ? { day } : {}) } };
}
