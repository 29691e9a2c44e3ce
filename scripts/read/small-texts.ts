/**
 * Key messages, glossary and questions: inline Markdown (an answer: blocks) in the front matter.
 *
 * A text that Markdown would take for a list, a quote or a heading ("1914. The war starts", "> said", "# 1") is a line of text here: it is read once
 * more behind a bracket, which no block begins with and beside which all inline markup works.
 */
import type { RootContent } from 'mdast';
import type { Article } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import type { Inline } from '../model/inline.ts';
import { readBlocks } from './blocks.ts';
import { placeOf, type ArticleContext, type NotesAround, type TextContext } from './context.ts';
import { readInlines } from './inlines.ts';
import type { Meta } from './schema.ts';
import { openText, readFootnotes, type Footnote, type ReadHtml } from './text.ts';
import type { Located, Path } from './yaml.ts';

/** `notes`: the footnotes of them all. */
type SmallTexts = Pick<Article, 'summary' | 'glossary' | 'questions'> & { readonly notes: readonly Footnote[] };

interface Reader {
  readonly located: Located;
  readonly context: ArticleContext;
  readonly notes: Footnote[];
  readonly around?: NotesAround;
}

/** `located` gives each text's place: problems in it stand where it stands in the front matter. `around`: the article's text, whose notes they may refer to. */
export function readSmallTexts(meta: Meta, located: Located, context: ArticleContext, around?: NotesAround): SmallTexts {
  const reader: Reader = { located, context, notes: [], ...(around && { around }) };
  const summary = typeof meta.summary === 'string' ? [meta.summary] : (meta.summary ?? []);
  return {
    summary: summary.map((text, index) => readLine(text, ['summary', index], reader)),
    glossary: (meta.glossary ?? []).map(({ term, definition }, index) => ({
      term,
      definition: readLine(definition, ['glossary', index, 'definition'], reader),
    })),
    questions: (meta.questions ?? []).map((given, index) => {
      const path = ['questions', index];
      if (typeof given === 'string') return { question: readLine(given, path, reader) };
      const { question, answer } = given;
      return {
        question: readLine(question, [...path, 'question'], reader),
        ...(answer === undefined ? {} : { answer: readAnswer(answer, [...path, 'answer'], reader) }),
      };
    }),
    notes: reader.notes,
  };
}

interface Opened {
  readonly nodes: readonly RootContent[];
  readonly context: TextContext;
}

function open(text: string, path: Path, { located, context, around }: Reader, html: ReadHtml = 'all'): Opened {
  return openText(text, located.locate(path), `${path.join('.')}.`, context, { html, ...(around && { around }) });
}

function readAnswer(text: string, path: Path, reader: Reader): Block[] {
  const { nodes, context } = open(text, path, reader);
  const blocks = readBlocks(nodes, context);
  reader.notes.push(...readFootnotes(context));
  return blocks;
}

/** Several paragraphs are one. */
function readLine(text: string, path: Path, reader: Reader): Inline[] {
  const plain = open(text, path, reader, 'within lines');
  const { nodes, context } = isBlock(plain.nodes[0]) ? openAsLine(text, path, reader) : plain;
  const lines = nodes.flatMap((node) => {
    if (isBlock(node)) reportBlock(node, context);
    return node.type === 'paragraph' ? [readInlines(node.children, context)] : [];
  });
  reader.notes.push(...readFootnotes(context));
  return lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'text', value: ' ' } as const, ...line]));
}

const isBlock = (node: RootContent | undefined): boolean =>
  node !== undefined && !['paragraph', 'definition', 'footnoteDefinition'].includes(node.type);

function reportBlock(node: RootContent, context: TextContext): void {
  context.problems.error(
    'misplaced-block',
    placeOf(node, context),
    'this is shown as one paragraph, and what stands here is none',
    'write a sentence',
  );
}

function openAsLine(text: string, path: Path, { located, context, around }: Reader): Opened {
  const locate = located.locate(path);
  const behind: typeof locate = (line, column) => locate(line, line === 1 ? Math.max(1, column - 1) : column);
  const opened = openText(`(${text.trimStart()}`, behind, `${path.join('.')}.`, context, { html: 'none', ...(around && { around }) });
  return { ...opened, nodes: opened.nodes.map((node, index) => (index === 0 ? withoutBracket(node) : node)) };
}

function withoutBracket(node: RootContent): RootContent {
  const [first, ...rest] = node.type === 'paragraph' ? node.children : [];
  if (node.type !== 'paragraph' || first?.type !== 'text') return node;
  const { position, value } = first;
  const start = position && { ...position.start, column: position.start.column + 1, offset: (position.start.offset ?? 0) + 1 };
  const cut = { ...first, value: value.slice(1), ...(position && start ? { position: { ...position, start } } : {}) };
  return { ...node, children: cut.value === '' ? rest : [cut, ...rest] };
}
