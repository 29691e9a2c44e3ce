/**
 * Headings as other tools leave them: sections that begin with `#`, as a notebook's, a word processor's or a deck's do, and the settings of single slides,
 * which Markdown takes for headings (`---`, `layout: center`, `---`).
 *
 * A single `#` that is not the title may be anything and stays an error; several are sections.
 */
import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { placeOf, writtenFor, type TextContext } from './context.ts';

/** The nodes with sections that begin with `##`, and without slides' settings. */
export function withOwnHeadings(nodes: readonly RootContent[], title: string, context: TextContext): readonly RootContent[] {
  return withLevels(withoutSettings(nodes, context), title, context);
}

function withLevels(nodes: readonly RootContent[], title: string, context: TextContext): readonly RootContent[] {
  const tops = nodes.filter((node): node is Heading => node.type === 'heading' && node.depth === 1);
  const [first] = tops;
  const own = first && isTitle(first, title) && nodes.find(({ type }) => type === 'heading') === first ? first : undefined;
  const sections = own ? tops.slice(1) : tops;
  const [section] = sections;
  if (!section || sections.length < 2) return nodes;
  context.problems.warning(
    'heading-level',
    placeOf(section, context),
    `sections begin with "#" here, ${sections.length} in all; every heading is taken one level lower`,
    'write "##" for a section, "###" for a point',
  );
  return nodes.map((node) =>
    node.type === 'heading' && node !== own ? { ...node, depth: Math.min(6, node.depth + 1) as Heading['depth'] } : node,
  );
}

const isTitle = (node: Heading, title: string): boolean => plain(toString(node)) === plain(title);
const plain = (text: string): string =>
  text
    .replace(/\s*\{#[^{}]*\}\s*$/, '')
    .replace(/['’]/g, "'")
    .trim();

const settings =
  /^(?:layout|image|class|transition|background\w*|src|clicks(?:Start)?|level|hideInToc|routeAlias|zoom|dragPos|disabled|hide|preload|theme|color|css|fonts|url|align|titleRow|columns|backgroundSize):(?: |$)/;
const setting = /^(?:[\p{L}_][\p{L}\p{N}_.-]*:(?:\s.*)?|\s+\S.*|-\s.*)$/u;

function withoutSettings(nodes: readonly RootContent[], context: TextContext): readonly RootContent[] {
  const found = nodes.filter((node) => node.type === 'heading' && node.depth === 2 && isSettings(writtenFor(node, context) ?? ''));
  const [first] = found;
  if (!first) return nodes;
  const more = found.length > 1 ? `, and those of ${found.length - 1} more` : '';
  context.problems.warning(
    'leftover',
    placeOf(first, context),
    `the settings of a slide are left out${more}`,
    'take them out; a slide is what a heading begins',
  );
  return nodes.filter((node) => !found.includes(node));
}

function isSettings(written: string): boolean {
  const lines = written.split('\n').slice(0, -1);
  return lines.some((line) => settings.test(line)) && lines.every((line) => setting.test(line));
}
