/**
 * What stands before and behind a text that came out of another tool, and is none of it: a chat's own words ("Sure! Here is …", "Let me know if …"), the fence
 * that it put around the whole, and the properties that Notion writes below a title.
 *
 * Left out, and told. Only by how they begin, and only at the very ends.
 */
import type { Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { placeOf, writtenFor, type TextContext } from './context.ts';
import { outsideFences } from './fences.ts';

const opening =
  /^(?:(?:sure|certainly|of course|absolutely|great|got it|happy to help|tentu(?: saja)?|baik(?:lah)?|natürlich|gerne|klar|bien sûr|certainement|¡?claro(?: que sí)?|por supuesto|certo|claro)(?: thing)?\s*[!,.:—–-]+\s*)?(?:here(?:['’]s| is| are)|below is|i['’]ve (?:written|prepared|created|put together)|berikut(?: ini)?(?: adalah)?|ini dia|hier (?:ist|sind)|voici|aquí (?:tienes?|está)|ecco|aqui está)\s/i;
const eager =
  /^(?:sure|certainly|of course|absolutely|great|got it|happy|tentu|baik|natürlich|gerne|klar|bien sûr|certainement|¡?claro|por supuesto|certo)/i;
const closing =
  /^(?:let me know (?:if|whether)|would you like me to|do you want me to|if you(?:['’]d| would)? (?:like|want|need)[^.]{0,60}\bI can|if you['’]d like|i hope this helps|feel free to (?:ask|reach)|want me to|apakah (?:anda|kamu) ingin saya|jika (?:anda|kamu) mau|semoga (?:ini )?(?:bermanfaat|membantu)|beri tahu saya|möchte(?:st du|n sie)|soll ich|lass mich wissen|souhaitez-vous|voulez-vous que je|n['’]hésitez pas|¿?quieres que|¿?te gustaría|espero que (?:esto )?te|avísame si|vuoi che|quer que eu)/i;

/** The nodes without them. */
export function withoutSurroundings(nodes: readonly RootContent[], context: TextContext): readonly RootContent[] {
  const first = nodes.findIndex((node) => node.type !== 'thematicBreak' && !(node.type === 'heading' && node.depth === 1));
  const last = nodes.findLastIndex((node) => !['thematicBreak', 'definition', 'footnoteDefinition'].includes(node.type));
  const left = new Set<RootContent>();
  const leave = (node: RootContent, what: string, hint: string): void => {
    context.problems.warning('leftover', placeOf(node, context), `${what} left out`, hint);
    left.add(node);
  };
  const [start, end] = [nodes[first], nodes[last]];
  if (start?.type === 'paragraph' && isGreeting(start, nodes[first + 1]))
    leave(start, `a chat’s words "${shortened(start)}" are`, 'take them out');
  if (start?.type === 'paragraph' && nodes[first - 1]?.type === 'heading' && isProperties(start, context))
    leave(start, 'the properties below the title are', 'say in the front matter what documents are to show');
  if (end !== start && end?.type === 'paragraph' && closing.test(toString(end).trim()))
    leave(end, `a chat’s words "${shortened(end)}" are`, 'take them out');
  return left.size === 0 ? nodes : nodes.filter((node) => !left.has(node));
}

/** "Here is …" alone may be the lecturer's own: it counts before a rule or a heading that begins the whole. */
function isGreeting(node: Paragraph, next: RootContent | undefined): boolean {
  const text = toString(node).trim();
  if (!opening.test(text)) return false;
  const isTop = next?.type === 'thematicBreak' || (next?.type === 'heading' && next.depth <= 2);
  return eager.test(text) || (isTop && /[:：]$|markdown|\p{Extended_Pictographic}$/iu.test(text));
}

/** Two lines or more, each a key and what it says. */
function isProperties(node: Paragraph, context: TextContext): boolean {
  const lines = (writtenFor(node, context) ?? '').trimEnd().split('\n');
  return lines.length > 1 && lines.every((line) => /^\p{L}[\p{L}\p{N} ]{0,30}: \S/u.test(line));
}

const shortened = (node: Paragraph): string => {
  const text = toString(node).replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
};

/** The text without a fence ```` ```markdown ```` that holds all its headings: blanks stand for its lines. */
export function withoutWrapper(text: string): { readonly text: string; readonly line?: number } {
  if (!/^(?:`{3,}|~{3,}) *(?:markdown|md) *$/im.test(text)) return { text };
  const lines = text.split('\n');
  const from = lines.findIndex((line) => /^(?:`{3,}|~{3,}) *(?:markdown|md) *$/i.test(line));
  const mark = /^(?:`+|~+)/.exec(lines[from] ?? '')?.[0] ?? '```';
  const to = lines.findLastIndex((line, index) => index > from && line.trimEnd() === mark);
  const isHeading = (line: string): boolean => /^#{1,3} \S/.test(line);
  const inside = lines.slice(from + 1, to < 0 ? undefined : to);
  const outside = [...lines.slice(0, from), ...(to < 0 ? [] : lines.slice(to + 1))];
  const free = outsideFences(outside, /^[ \t>]*(`{3,}|~{3,})/);
  if (!inside.some(isHeading) || outside.some((line, index) => free[index] && isHeading(line))) return { text };
  return { text: lines.map((line, index) => (index === from || index === to ? ' '.repeat(line.length) : line)).join('\n'), line: from + 1 };
}
