/** HTML within a line: `<b>`, `<br>`, `<sub>`, `<a>`, `<img>` as the marks that Markdown has; what only says how something looks is taken away. */
import type { Literal, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { holdsNoText, htmlPieces, isComponent, isElement, isWrapper, type Tag } from './html-tags.ts';

/** Letters above and below the line, which mdast has not. */
export interface Shifted extends Literal {
  type: 'superscript' | 'subscript';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    superscript: Shifted;
    subscript: Shifted;
  }
  interface RootContentMap {
    superscript: Shifted;
    subscript: Shifted;
  }
}

type Position = PhrasingContent['position'];

/** Deeper than any text may nest: what stands deeper is told of then. */
const deepest = 60;

/** The nodes with their tags read; a tag that is none of HTML's, or has no end, stays. `leftOut`: is told of other tools' components. */
export function withElements(
  nodes: readonly PhrasingContent[],
  leftOut: (name: string, position: Position) => void,
  depth = 0,
): readonly PhrasingContent[] {
  if (depth > deepest) return nodes;
  const tags = nodes.map((node) => (node.type === 'html' ? tagOf(node.value) : undefined));
  const ends = endsOf(tags);
  const result: PhrasingContent[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const [node, tag, end] = [nodes[index], tags[index], ends.get(index)];
    if (!node) continue;
    if (!tag) {
      result.push(node);
      continue;
    }
    const inside = end === undefined ? [] : withElements(nodes.slice(index + 1, end), leftOut, depth + 1);
    const made = end === undefined ? alone(tag, node.position) : enclosed(tag, [...inside], node.position);
    if (made && !tag.isClosing && (isComponent(tag.name) || (holdsNoText(tag.name) && made.length === 0))) leftOut(tag.name, node.position);
    result.push(...(made ?? [node]));
    if (made && end !== undefined) index = end;
  }
  return result;
}

function tagOf(html: string): Tag | undefined {
  const [only, ...others] = htmlPieces(html);
  return only && 'tag' in only && others.length === 0 ? only.tag : undefined;
}

/** Where what a tag opens ends, by the tag's place: of each name the last that is open ends first. */
function endsOf(tags: readonly (Tag | undefined)[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open = new Map<string, number[]>();
  tags.forEach((tag, index) => {
    if (!tag) return;
    const begun = open.get(tag.name) ?? [];
    if (!tag.isClosing) return void open.set(tag.name, [...begun.slice(-deepest), index]);
    const start = begun.at(-1);
    if (start !== undefined) ends.set(start, index);
    open.set(tag.name, begun.slice(0, -1));
  });
  return ends;
}

const text = (value: string, position: Position): PhrasingContent => ({ type: 'text', value, ...(position && { position }) });

/** A tag that needs no end, or lost it. */
function alone({ name, isClosing, attributes, written }: Tag, position: Position): readonly PhrasingContent[] | undefined {
  const small = name.toLowerCase();
  if (small === 'br') return [{ type: 'break', ...(position && { position }) }];
  if (small === 'img')
    return [
      {
        type: 'image',
        url: attributes['src'] ?? '',
        alt: attributes['alt'] ?? '',
        title: attributes['title'] ?? null,
        ...(position && { position }),
      },
    ];
  if (small === 'wbr' || small === 'hr') return [];
  if (isComponent(name)) return isClosing || written.endsWith('/>') || /["']/.test(written) || name.includes('-') ? [] : undefined;
  if (small === 'li') return isClosing ? [] : [text('• ', position)];
  const isSure = isClosing ? isElement(small) && !holdsNoText(small) : isWrapper(small) && (/["']/.test(written) || !/\s/.test(written));
  return isSure || /^[uo]l$/.test(small) ? [] : undefined;
}

function enclosed(
  { name, attributes, written }: Tag,
  children: PhrasingContent[],
  position: Position,
): readonly PhrasingContent[] | undefined {
  const at = position && { position };
  const says = (value: string): PhrasingContent[] => [text(value, position)];
  switch (name.toLowerCase()) {
    case 'b':
    case 'strong':
    case 'mark':
      return [{ type: 'strong', children, ...at }];
    case 'i':
    case 'em':
    case 'cite':
    case 'var':
    case 'u':
      return [{ type: 'emphasis', children, ...at }];
    case 's':
    case 'del':
    case 'strike':
      return [{ type: 'delete', children, ...at }];
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return [{ type: 'inlineCode', value: toString(children), ...at }];
    case 'sup':
      return [{ type: 'superscript', value: toString(children), ...at }];
    case 'sub':
      return [{ type: 'subscript', value: toString(children), ...at }];
    case 'q':
      return [...says('"'), ...children, ...says('"')];
    case 'rt':
      return [...says('('), ...children, ...says(')')];
    case 'rp':
      return [];
    case 'li':
      return [...says('• '), ...children, { type: 'break', ...at }];
    case 'ul':
    case 'ol':
      return children.at(-1)?.type === 'break' ? children.slice(0, -1) : children;
    case 'a': {
      const url = attributes['href'];
      return url === undefined || url === '' ? children : [{ type: 'link', url, children, ...at }];
    }
    default:
      if (holdsNoText(name)) return filmOf(attributes['src'], at);
      return isWrapper(name) || (isComponent(name) && (name.includes('-') || /["']/.test(written))) ? children : undefined;
  }
}

/** What is shown from elsewhere, as a link. */
function filmOf(url: string | undefined, at: { position?: NonNullable<Position> } | undefined): readonly PhrasingContent[] {
  return url !== undefined && /^https?:\/\/\S+$/.test(url) ? [{ type: 'link', url, children: [{ type: 'text', value: url }], ...at }] : [];
}
