/**
 * HTML as a type of its own: what is not branded `Html` cannot get into a page by mistake.
 *
 * Why `markup` and not the usual tag name `html`: formatters indent the inside of that one, and white space is text.
 * Why a brand and not escaping at the end: only where text meets markup is it known which is which.
 */
declare const brand: unique symbol;

/** Markup that is safe to write as it stands. */
export type Html = string & { readonly [brand]: true };

/** A template whose holes take only `Html`; author's text goes through `escapeHtml` first. */
export function markup(strings: TemplateStringsArray, ...values: readonly Html[]): Html {
  return strings.reduce((whole, string, index) => whole + (values[index - 1] ?? '') + string) as Html;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as text: also fit for an attribute in double quotes. Control characters that HTML forbids are dropped. */
export function escapeHtml(text: string): Html {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign) as Html;
}

/** Markup that a library made from text it escapes itself (highlight.js, MathJax, Marp). Nowhere else. */
export function trustedHtml(markup: string): Html {
  return markup as Html;
}

/** Pieces one after the other. */
export function join(pieces: readonly Html[], between = ''): Html {
  return pieces.join(between) as Html;
}

/** ` name="value"`, or nothing for `undefined`. */
export function attribute(name: string, value: string | number | undefined): Html {
  return (value === undefined ? '' : ` ${name}="${escapeHtml(String(value))}"`) as Html;
}

/** A string for CSS `content`, where `{page}` and `{total}` become the page counters in the digits of `style`. */
export function cssContent(text: string, style = 'decimal'): string {
  const pieces = text.split(/(\{page\}|\{total\})/).filter(Boolean);
  const counter = (name: string): string => `counter(${name}, ${style})`;
  return pieces
    .map((piece) => (piece === '{page}' ? counter('page') : piece === '{total}' ? counter('pages') : cssString(piece)))
    .join(' ');
}

function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N}\p{P} ]|[\\"<>]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`;
}

/** Of an empty cell: Chromium leaves one that holds nothing out of a PDF's tags, and its row would be short of one. */
export const noText = trustedHtml('&nbsp;');
