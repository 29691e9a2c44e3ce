/** mdast's phrasing to the model's `Inline`: references resolved, HTML made text. What is found in words, links and pictures, their own files say. */
import type { Delete, Image, ImageReference, LinkReference, PhrasingContent } from 'mdast';
import type { Inline } from '../model/inline.ts';
import { leadingAttributes } from './attributes.ts';
import { placeOf, sourceOf, type TextContext } from './context.ts';
import { reportComment } from './html-comments.ts';
import { readText } from './inline-text.ts';
import { readLink } from './links.ts';
import { isMoney } from './markdown.ts';
import { boundedFormula } from './nesting.ts';
import { isAtWord, lowered } from './raised.ts';
import { withoutRepeatedNames } from './repeated-names.ts';
import { texOf } from './tex-brackets.ts';
import { educateInlines } from './typography.ts';
import { usePicture } from './used-pictures.ts';

/** Reads a run of phrasing. The texts come out with typographic quotes and dashes. */
export function readInlines(nodes: readonly PhrasingContent[], context: TextContext): Inline[] {
  return educateInlines(withoutRepeatedNames(merge(readAll(nodes, context)), context.nameWords), context.typography);
}

function readAll(nodes: readonly PhrasingContent[], context: TextContext): Inline[] {
  const result: Inline[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    const next = nodes[index + 1];
    if (!node) continue;
    if (node.type === 'strong' && next?.type === 'text') {
      const found = leadingAttributes(next.value);
      if (found?.attributes.classes.includes('open')) {
        result.push(
          { type: 'strong', children: readAll(node.children, context), open: true },
          ...readText({ ...next, value: found.rest }, true, context),
        );
        index++;
        continue;
      }
    }
    result.push(...readOne(node, nodes[index - 1], next, context));
  }
  return result;
}

function readOne(
  node: PhrasingContent,
  before: PhrasingContent | undefined,
  next: PhrasingContent | undefined,
  context: TextContext,
): Inline[] {
  switch (node.type) {
    case 'text':
      return readText(node, isAtWord(before), context);
    case 'delete':
      return readDelete(node, before, context);
    case 'strong':
    case 'emphasis':
      return [{ type: node.type, children: readAll(node.children, context) }];
    case 'inlineCode':
      reportComputed(node.value, node, context);
      return [{ type: 'inlineCode', value: node.value }];
    case 'inlineMath':
      return [readMath(node, next, context)];
    case 'break':
      return [{ type: 'break' }];
    case 'superscript':
    case 'subscript':
      return [{ type: node.type, value: node.value }];
    case 'html':
      return readHtml(node.value, node, context);
    case 'link':
      return readLink(node, node.url, readAll(node.children, context), context);
    case 'linkReference':
      return readReference(node, context);
    case 'image':
    case 'imageReference':
      return readImage(node, context);
    case 'footnoteReference':
      return [{ type: 'footnoteReference', id: context.scope + node.identifier, position: placeOf(node, context) }];
    default:
      return [{ type: 'text', value: sourceOf(node, context) }];
  }
}

function readMath(node: Extract<PhrasingContent, { type: 'inlineMath' }>, next: PhrasingContent | undefined, context: TextContext): Inline {
  const source = sourceOf(node, context);
  if (isMoney(source, next?.type === 'text' ? next.value : '')) return { type: 'text', value: source };
  const position = placeOf(node, context);
  const tex = source.startsWith('\\') ? texOf(node.value, source) : node.value;
  return { type: 'inlineMath', value: boundedFormula(tex, position, context.problems), position };
}

/** What R Markdown and Quarto would reckon out. */
function reportComputed(value: string, node: PhrasingContent, context: TextContext): void {
  if (/^(?:r|\{(?:r|python|julia)\})\s+\S/.test(value))
    context.problems.warning(
      'leftover',
      placeOf(node, context),
      `"${value.slice(0, 40)}" is printed as it stands: nothing is reckoned here`,
      'write the result',
    );
}

function readDelete(node: Delete, before: PhrasingContent | undefined, context: TextContext): Inline[] {
  const children = readAll(node.children, context);
  const found = lowered(node, before, sourceOf(node, context));
  if (found === 'text') return [{ type: 'text', value: '~' }, ...children, { type: 'text', value: '~' }];
  return [found ?? { type: 'delete', children }];
}

/** What is left of HTML is data: tags that HTML has not, or that have no end, show as text; comments are refused; both are said. */
export function readHtml(
  value: string,
  node: { position?: { start: { line: number; column: number } } | undefined },
  context: TextContext,
): Inline[] {
  if (value.startsWith('<!--')) {
    reportComment(value, placeOf(node, context), context.problems);
    return [];
  }
  context.problems.warning(
    'html',
    placeOf(node, context),
    `HTML shows as text: ${value.split('\n')[0]?.slice(0, 40) ?? ''}`,
    'write it in Markdown',
  );
  return [{ type: 'text', value: value.replace(/(?<!\s)\s*\n\s*/g, ' ') }];
}

function readReference(node: LinkReference, context: TextContext): Inline[] {
  const children = readAll(node.children, context);
  const definition = context.definitions.get(node.identifier);
  return definition ? readLink(node, definition.url, children, context) : children;
}

function readImage(node: Image | ImageReference, context: TextContext): Inline[] {
  const picture = usePicture(node, context);
  return picture ? [{ type: 'inlineImage', ...picture }] : [];
}

function merge(nodes: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text') result[result.length - 1] = { type: 'text', value: last.value + node.value };
    else if (node.type !== 'text' || node.value !== '') result.push(node);
  }
  return result;
}
