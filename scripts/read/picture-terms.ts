/**
 * A picture with a line `: text` below it, as authors who know pandoc's captions of tables write one: to Markdown a definition list whose term is the
 * picture. No glossary explains a picture, so it is a figure, and the text its caption.
 */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { leadingAttributes } from './attributes.ts';
import type { TextContext } from './context.ts';
import { isFigure } from './figures.ts';
import { pictureOf } from './linked-pictures.ts';

type DefinitionList = Extract<RootContent, { type: 'defList' }>;
type Part = DefinitionList['children'][number];

/** A picture, the lines above it that Markdown took for terms as well, its caption, and what stands below that. */
export interface PictureTerm {
  readonly above: readonly Paragraph[];
  readonly picture: Paragraph;
  readonly caption?: Paragraph;
  readonly below: readonly RootContent[];
}

/** The list as those that stay, and the pictures between them. */
export function splitPictureTerms(list: DefinitionList, context: TextContext): readonly (DefinitionList | PictureTerm)[] {
  if (!list.children.some((part) => part.type === 'defListTerm' && isPictures(asParagraph(part), context))) return [list];
  const split: (DefinitionList | PictureTerm)[] = [];
  for (const entry of entriesOf(list)) {
    const last = split.at(-1);
    const found = pictureTerm(entry, context);
    if (found) split.push(found);
    else if (last && 'type' in last) split[split.length - 1] = { ...last, children: [...last.children, ...entry] };
    else split.push({ ...list, children: entry, ...(entry[0]?.position && { position: entry[0].position }) });
  }
  return split;
}

/** Terms with what explains them. */
function entriesOf({ children }: DefinitionList): Part[][] {
  const entries: Part[][] = [];
  let before: Part['type'] = 'defListDescription';
  for (const part of children) {
    if (part.type === 'defListTerm' && before === 'defListDescription') entries.push([]);
    entries.at(-1)?.push(part);
    before = part.type;
  }
  return entries;
}

function pictureTerm(entry: readonly Part[], context: TextContext): PictureTerm | undefined {
  const terms = entry.filter(({ type }) => type === 'defListTerm').map(asParagraph);
  const picture = terms.pop();
  if (!picture || !isPictures(picture, context)) return undefined;
  const [first, ...others] = entry.flatMap((part) => (part.type === 'defListDescription' ? (part.children as readonly RootContent[]) : []));
  const isText = first?.type === 'paragraph' && !isFigure(first, context);
  const below = [...(first && !isText ? [first] : []), ...others];
  return { above: terms, picture, ...(isText ? { caption: asCaption(first) } : {}), below };
}

/** Pictures, their attributes and spaces alone. */
const isPictures = ({ children }: Paragraph, context: TextContext): boolean =>
  children.some((node) => pictureOf(node, context)) &&
  children.every(
    (node) => pictureOf(node, context) || (node.type === 'text' && (leadingAttributes(node.value)?.rest ?? node.value).trim() === ''),
  );

const asParagraph = ({ children, position }: Part): Paragraph => ({
  type: 'paragraph',
  children: children as PhrasingContent[],
  ...(position && { position }),
});

/** With the colon that Markdown took. */
function asCaption({ children, ...paragraph }: Paragraph): Paragraph {
  const [first, ...others] = children;
  if (first?.type !== 'text') return { ...paragraph, children: [{ type: 'text', value: ': ' }, ...children] };
  return { ...paragraph, children: [{ ...first, value: `: ${first.value}` }, ...others] };
}
