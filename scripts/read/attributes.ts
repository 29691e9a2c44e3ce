/**
 * `{#id .kind key="value"}` behind a heading, a picture, a table's caption or a strong phrase.
 *
 * Only what is wholly of that form counts; anything else in braces (`{{name}}`, `{a, b}`) stays the text that it is.
 */
import { idSource } from '../model/ids.ts';

/** `{#id .class key=value}` as pandoc writes it: values without their quotes, `classes` in their order. Twice the same key: the last counts. */
export interface Attributes {
  readonly id?: string;
  readonly classes: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

const key = String.raw`[\p{L}][\p{L}\p{N}_-]*`;
const token = new RegExp(String.raw`(?:#(${idSource})|\.(${key})|(${key})=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+)))(?:\s+|$)`, 'uy');

/** Reads the inside of one pair of braces, or gives `undefined` when it is not of the form. */
function readInside(inside: string): Attributes | undefined {
  const classes: string[] = [];
  const values: Record<string, string> = {};
  let id: string | undefined;
  token.lastIndex = 0;
  const text = inside.trim();
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (!match) return undefined;
    if (match[1] !== undefined) id = match[1];
    else if (match[2] !== undefined) classes.push(match[2]);
    else if (match[3] !== undefined) values[match[3]] = match[4] ?? match[5] ?? match[6] ?? '';
  }
  return text === '' ? undefined : { ...(id === undefined ? {} : { id }), classes, values };
}

/** Attributes at the very start of `text`, with the rest of it. */
export function leadingAttributes(text: string): { attributes: Attributes; rest: string } | undefined {
  const match = /^\{((?:"[^"]*"|'[^']*'|[^{}"'])*)\}/.exec(text);
  const attributes = match ? readInside(match[1] ?? '') : undefined;
  return match && attributes ? { attributes, rest: text.slice(match[0].length) } : undefined;
}

/** Attributes at the very end of `text`, with what stands before them. */
export function trailingAttributes(text: string): { attributes: Attributes; rest: string } | undefined {
  const at = text.lastIndexOf('{');
  const found = at < 0 ? undefined : leadingAttributes(text.slice(at).trimEnd());
  return found && found.rest === '' ? { attributes: found.attributes, rest: text.slice(0, at).trimEnd() } : undefined;
}
