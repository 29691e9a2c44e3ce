/**
 * Source → `Article`, whichever form it was written in, and all that is wrong with it.
 *
 * Always gives an article, as much of it as can be read: validate then finds what is wrong beside the first problem.
 */
import type { RootContent } from 'mdast';
import type { Article } from '../model/article.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Labels } from '../model/label-files.ts';
import { withOwnAnchors } from './anchors.ts';
import { withoutSurroundings, withoutWrapper } from './around-text.ts';
import { captionWords } from './captions.ts';
import { readChartData } from './chart-data.ts';
import type { ArticleContext, NotesAround, TextContext } from './context.ts';
import { withEntryLines } from './entry-lines.ts';
import { withOwnHeadings } from './foreign-headings.ts';
import { splitFrontMatter, type Parts } from './frontmatter.ts';
import { giveIds } from './ids.ts';
import { reportLeftovers } from './leftovers.ts';
import { listedReferences } from './library.ts';
import { checkMeta, placesOf, readBrand, readMasthead, reportMarkup } from './meta.ts';
import { withoutOwnNumbers } from './own-numbers.ts';
import { ownWords, withoutOwnParts } from './own-parts.ts';
import { withPageHeadings } from './page-headings.ts';
import { withoutPageLines } from './page-lines.ts';
import { withPlainHeadings } from './plain-headings.ts';
import { collectProblems, type Problems } from './problems.ts';
import { readAppendices, readPictures, readReferences, type InspectPdf } from './beside.ts';
import type { ArticleData, Meta } from './schema.ts';
import type { KnownTexts } from './known.ts';
import type { Source } from './sources.ts';
import { readBody, type Body } from './structure.ts';
import { readData } from './data.ts';
import { readOptions } from './options.ts';
import { nameWords } from './repeated-names.ts';
import { readSmallTexts } from './small-texts.ts';
import { creditWords } from './credits.ts';
import { alertWords } from './quotes.ts';
import { openText, readFootnotes, type Footnote } from './text.ts';
import { typographyOf } from './typography.ts';
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

/** `diagnostics` in the order in which they were found. Rejects only for what is no article's fault, as a label file that is broken. */
export async function parse(source: Source, help: ParseHelp): Promise<Parsed> {
  const problems = collectProblems();
  const isMarkdown = source.format === 'markdown';
  const parts = isMarkdown ? splitFrontMatter(source, problems) : { ...whole, yaml: source.text };
  const isCut = parts.frontMatter === 'open';
  const reported = [...problems.list];
  const located = readYaml(parts.yaml, source.file, parts.yamlLine, problems, help.known.yaml);
  const meta = parts.frontMatter === 'whole' ? checkMeta(located, isMarkdown, problems) : { title: '' };
  const context = openContext(meta.lang ?? 'en', help, problems);
  const text = isMarkdown ? readMarkdown(parts.body, parts.bodyLine, source.file, meta.title, context) : readData(meta, located, context);
  const article = await readWhole({ source, meta, located, ...text }, help, context);
  return { article, diagnostics: isCut ? reported : problems.list, isCut };
}

/** What is gathered while an article is read, with nothing in it, and what the words of its language do. */
function openContext(lang: string, { labelsFor, known }: ParseHelp, problems: Problems): ArticleContext {
  const [own, english] = [labelsFor(lang), labelsFor('en')];
  return {
    problems,
    known,
    lang,
    typography: typographyOf(own, lang),
    captionWords: captionWords(own),
    nameWords: nameWords(own),
    alertWords: alertWords(own, english),
    creditWords: creditWords(own, english),
    pictures: new Map(),
    embedded: new Map(),
    charts: [],
    bareKeys: [],
    cited: new Set(),
    leftovers: new Map(),
    referencePlaces: new Map(),
    counts: { figure: 0, table: 0 },
  };
}

/** An article whose keys and text were read. */
interface Opened {
  readonly source: Source;
  readonly meta: ArticleData;
  readonly located: Located;
  readonly body: Body;
  /** Once all that may refer to them is read. */
  footnotes(): readonly Footnote[];
  readonly around?: NotesAround;
}

/** Reads what stands beside the article and what needs all of it, and puts it together. */
async function readWhole(
  { source, meta, located, body, footnotes, around }: Opened,
  help: ParseHelp,
  context: ArticleContext,
): Promise<Article> {
  const { problems, lang, typography } = context;
  const { notes, ...small } = readSmallTexts(meta, located, context, around);
  const own = footnotes();
  nameLogo(meta, located, context);
  const [pictures, references, appendices] = await Promise.all([
    readPictures(source.beside, context),
    readReferences(meta, located, source.beside, context),
    readAppendices(meta, located, source.beside, help.inspectPdf, problems),
    readChartData(source.beside, context),
  ]);
  reportBareKeys(context, references);
  reportLeftovers(context.leftovers, problems);
  reportMarkup(meta, located, problems);
  const texts = withoutOwnParts(body, ownWords(help.labelsFor(lang), help.labelsFor('en')), problems);
  return {
    slug: source.slug,
    file: source.file,
    ...readMasthead(meta, lang, typography),
    ...small,
    theme: meta.theme ?? 'light',
    brand: readBrand(meta, pictures),
    paper: meta.paper ?? 'a4',
    references: typeof meta.references === 'string' ? listedReferences(references, context.cited, meta.nocite) : references,
    appendices,
    ...readOptions(meta),
    places: placesOf(meta, located, appendices.length, context),
    ...(texts.closing && { closing: texts.closing }),
    ...withoutOwnNumbers(withOwnAnchors(giveIds({ ...texts, footnotes: [...own, ...notes], questions: small.questions })), problems),
    pictures,
  };
}

/** The logo is one of the pictures to read. */
function nameLogo({ brand }: Meta, { at }: Located, { pictures }: ArticleContext): void {
  const logo = brand?.logo;
  if (logo !== undefined) pictures.set(logo, [...(pictures.get(logo) ?? []), at(['brand', 'logo'])]);
}

const whole: Parts = { frontMatter: 'whole', yaml: '', yamlLine: 1, body: '', bodyLine: 1 };

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

function readMarkdown(
  text: string,
  firstLine: number,
  file: string,
  title: string,
  context: ArticleContext,
): Pick<Opened, 'body' | 'footnotes' | 'around'> {
  const locate: Locate = (line, column) => ({ file, line: line + firstLine - 1, column });
  const unwrapped = withoutWrapper(text);
  if (unwrapped.line !== undefined)
    context.problems.warning(
      'leftover',
      locate(unwrapped.line, 1),
      'the whole text stands in a block of code, and is taken out of it',
      'take its first and last line out',
    );
  const page = withPageHeadings(unwrapped.text);
  if (page.first)
    context.problems.warning(
      'plain-headings',
      locate(page.first.line, 1),
      `"${page.first.words}" and other lines that end with a wiki's "[edit]" are taken as headings`,
      'write "## " before each, and take "[edit]" out',
    );
  const { nodes: written, context: opened } = openText(page.text, locate, '', context);
  const nodes = withOwnForm(written, title, opened);
  return { body: readBody(nodes, title, opened), footnotes: () => readFootnotes(opened), around: opened };
}

/** What a text brings along from elsewhere is taken out, and what it means by its looks alone is what it means. */
function withOwnForm(nodes: readonly RootContent[], title: string, context: TextContext): readonly RootContent[] {
  const alone = withoutPageLines(withoutSurroundings(nodes, context), title, context);
  const headed = withPlainHeadings(withOwnHeadings(alone, title, context), title, context);
  return withEntryLines(headed, context.source);
}
