/** A fenced block `mermaid`: the diagram as written, and what Mermaid's own `accTitle` and `accDescr` say of it. */
import type { Code } from 'mdast';
import type { Diagram } from '../model/diagram.ts';
import { leadingAttributes } from './attributes.ts';
import { placeOf, type TextContext } from './context.ts';
import { readInlines } from './inlines.ts';

/** `accDescr: …`, `accDescr { … }` or a comment `%% alt: …` is the alternative text, `accTitle: …` the caption. */
export function readDiagram(node: Code, context: TextContext): Diagram {
  const position = placeOf(node, context);
  const said = /^[^\S\n]*accDescr\s*(?::\s*(.+)|\{([^}]*)\})/m.exec(node.value) ?? /^[^\S\n]*%%\s*alt:\s*(.+)/im.exec(node.value);
  const alt = (said?.[1] ?? said?.[2] ?? '').replace(/\s+/g, ' ').trim();
  if (alt === '')
    context.problems.error(
      'picture-alt',
      position,
      'the diagram has no alternative text',
      'say what it shows in a line "accDescr: …" below its first',
    );
  const title = /^[^\S\n]*accTitle\s*:\s*(.+)/m.exec(node.value)?.[1]?.trim();
  const id = leadingAttributes(node.meta ?? '')?.attributes.id ?? `figure-${++context.counts.figure}`;
  const caption = title ? { caption: readInlines([{ type: 'text', value: title }], context) } : {};
  return { type: 'diagram', id, value: node.value, ...caption, alt, position };
}
