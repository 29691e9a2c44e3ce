/**
 * Text to Markdown that Marp reads back as that very text.
 *
 * Why by hand: Marp adds syntax of its own to CommonMark (comments are directives, `:smile:` and emoji become pictures from the web, `$` is math,
 * bare addresses become links), so mdast-util-to-markdown is not enough. Backslashes where they do, since the deck is meant to be read and edited.
 * Rejected: entities for every sign, safe and unreadable. U+2060 (word joiner, no width) stands only where Markdown knows no escape.
 */
import { largestOf } from '../../model/extent.ts';

/** Markdown that is safe to place in a deck. Only the functions of `markdown.ts` and `markdown/` make it. */
export type Markdown = string & { readonly brand: unique symbol };

/** Breaks up a sequence of signs that has a meaning and no escape; neither seen nor heard. */
export const joiner = '\u2060';

const brand = (value: string): Markdown => value as Markdown;

const loneSurrogate = /\p{Surrogate}/gu;

/** What a Markdown reader would make of white space and control characters anyway. */
export const tidy = (value: string): string =>
  value
    .replace(loneSurrogate, '\ufffd')
    .replace(/[\t-\r \u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '');

const emoji = /(?!\p{ASCII})\p{Emoji}|\u20e3/gu;

const entity = (sign: string): string => `&#x${(sign.codePointAt(0) ?? 0).toString(16)};`;

/** Text within a line. */
export function text(value: string): Markdown {
  const escaped = tidy(value)
    .replace(/[\\`*_[\]<&~$]/g, '\\$&')
    .replace(/\/(?=\/)|(?<=\/)\//g, '\\/')
    .replace(/(?<=\S)@(?=\S)/g, '\\@')
    .replace(/:(?=[\w+-]+:)/g, `:${joiner}`)
    .replace(/[!#](?=\s*$)/, '\\$&')
    .replace(/(?<=\d)–(?=\d)/g, `–${joiner}`)
    .replace(emoji, entity);
  return brand(escaped);
}

/** A whole line of rendered inlines as a block's first: nothing at its start may make it a heading, a list, a rule. */
export function line(inlines: string): Markdown {
  return brand(
    inlines
      .trim()
      .replace(/^[#>+=-]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2'),
  );
}

/** The same as a cell: a pipe would end it. */
export function cell(inlines: string): Markdown {
  return brand(inlines.trim().replaceAll('|', '\\|'));
}

/** Emoji in code can't be entities: asked for as text, Marp leaves them alone. */
const plainEmoji = (value: string): string => value.replace(emoji, (sign) => `${sign}\ufe0e`);

const longestRun = (value: string): number =>
  largestOf(
    [...value.matchAll(/`+/g)].map(([run]) => run.length),
    0,
  );

/** Code within a line. */
export function codeSpan(value: string): Markdown {
  const code = plainEmoji(tidy(value));
  if (code.trim() === '') return brand('');
  const fence = '`'.repeat(longestRun(code) + 1);
  const pad = /^[` ]|[` ]$/.test(code) ? ' ' : '';
  return brand(`${fence}${pad}${code}${pad}${fence}`);
}

/** A fenced block. */
export function codeBlock(value: string, lang: string): Markdown {
  const code = plainEmoji(value.replace(loneSurrogate, '\ufffd').replace(/\r\n?/g, '\n').replaceAll('\u0000', ''));
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
  return brand(`${fence}${lang.replace(/[^\w+#.-]/g, '')}\n${code}\n${fence}`);
}

/** TeX between `$`. A `$` inside would end it, so it is escaped: TeX shows it as a sign. */
export function mathSpan(value: string): Markdown {
  const tex = tidy(value).trim();
  return brand(tex === '' ? '' : `<span>$${escapeDollars(tex)}$</span>`);
}

/** TeX on lines of its own; empty lines would end it. */
export function mathBlock(value: string): Markdown {
  const tex = value.split(/\r?\n/).map((row) => tidy(row).trim());
  return brand(`$$\n${escapeDollars(tex.filter((row) => row !== '').join('\n'))}\n$$`);
}

const escapeDollars = (tex: string): string =>
  tex.replace(/\\[^]|\$|\\$/g, (found) => (found === '$' ? '\\$' : found === '\\' ? '' : found));

/** A value of the front matter or of a directive: a YAML string that can neither end its comment nor its line. */
export function yaml(value: string): Markdown {
  return brand(JSON.stringify(tidy(value).trim()).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'));
}

/** An attribute's value in HTML, between double quotes. */
export function attribute(value: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };
  return tidy(value)
    .trim()
    .replace(/[&"<>|]/g, (sign) => names[sign] ?? sign);
}

/** A link's address in `(…)`. */
export function address(url: string): string {
  return tidy(url)
    .trim()
    .replace(/[\s\\<>()[\]`"|*_~$]/g, (sign) =>
      sign === '*' || sign === '_' || sign === '~' || sign === '$' ? `\\${sign}` : encodeURIComponent(sign),
    )
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
    .replaceAll('&', '&amp;');
}

/**
 * Plain text as the body of a comment, which Marp shows to the speaker. It parses comments as YAML for directives: a line that could be read as
 * one is begun with a joiner, so its key is nobody's; and nothing in it ends the comment.
 */
export function comment(lines: string): Markdown {
  const rows = lines.split('\n').map((row) =>
    tidy(row)
      .trim()
      .replace(/-(?=->)/g, `-${joiner}`),
  );
  return brand(rows.map((row) => (row === '' || /^[\p{L}\p{N}][^:]*$/u.test(row) ? row : joiner + row)).join('\n'));
}
