/** What each directive of MyST becomes in this format, on as many lines. Those of which only the text counts lose their fences; what is left out is told. */
import { idPattern } from '../model/ids.ts';

/** A directive's parts. `settings` and `body` are its lines as they stand; `line` is its first line's number in the text, from 1. */
export interface Directive {
  readonly name: string;
  readonly argument: string;
  readonly options: Readonly<Record<string, string>>;
  readonly indent: string;
  readonly mark: string;
  readonly settings: readonly string[];
  readonly body: readonly string[];
  readonly line: number;
}

/** A directive that is left out. */
export interface Lost {
  readonly name: string;
  readonly line: number;
}

type ReadInner = (lines: readonly string[], at: number) => readonly string[];
type Become = (directive: Directive, readInner: ReadInner) => readonly string[] | undefined;

/**
 * The directive's lines in this format; nothing where its name is not known, for then it is another tool's code. One that has settings is an extension's, and
 * only its text counts.
 */
export function ownLines(directive: Directive, readInner: ReadInner, tell: (lost: Lost) => void): readonly string[] | undefined {
  const known = kindOf(directive.name);
  const isExtension = known === undefined && directive.settings.length > 0;
  if (known === lost || isExtension) tell(directive);
  return (isExtension ? bare : known)?.(directive, readInner);
}

/** The spaces before a line's words. */
export const indentOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? '';

const blanks = ({ length }: readonly string[]): string[] => Array.from({ length }, () => '');
const innerOf = ({ body, line, settings }: Directive, readInner: ReadInner): readonly string[] =>
  readInner(body, line + 1 + settings.length);
const idOf = ({ options }: Directive): string | undefined => {
  const name = options['name'] ?? options['label'] ?? '';
  return idPattern.test(name) ? name : undefined;
};
const idBehind = (directive: Directive, space = ' '): string => {
  const id = idOf(directive);
  return id === undefined ? '' : `${space}{#${id}}`;
};

/** A remark with its title, as `divs.ts` reads it. A theorem's own name stands behind what it is. */
const remark: Become = (directive, readInner) => {
  const { name, argument, indent, settings } = directive;
  const kind = name.replace(/^prf:/, '');
  const isProof = name !== kind;
  const called = argument.replaceAll('"', '”');
  const title = isProof && called !== '' ? `${kind.charAt(0).toUpperCase()}${kind.slice(1)} (${called})` : called;
  const isNamed = kind !== 'solution' && title !== '';
  const opening = `${indent}::: {.${plainRemarks[kind] ?? kind}${isNamed ? ` title="${title}"` : ''}}`;
  return [opening, ...blanks(settings), ...innerOf(directive, readInner), `${indent}:::`];
};

/** Those that say no more by their name than that they stand beside the text. */
const plainRemarks: Readonly<Record<string, string>> = {
  margin: 'admonition',
  sidebar: 'admonition',
  aside: 'admonition',
  topic: 'admonition',
  dropdown: 'admonition',
  toggle: 'admonition',
  card: 'admonition',
  seealso: 'admonition',
};

/** A remark whose fences are directives of their own. */
const remarkStart: Become = ({ name, indent, settings, body }) => [
  `${indent}::: {.${name.replace('-start', '')}}`,
  ...blanks(settings),
  ...blanks(body),
  '',
];
const remarkEnd: Become = ({ indent, settings, body }) => ['', ...blanks(settings), ...blanks(body), `${indent}:::`];

/** What a caption says without its marks, roles among them. */
const wordsOf = (caption: string): string => caption.replace(/\{[a-z:]+\}`[^`]*`|[*_`$\\]|\]\([^)]*\)/gi, '').replace(/\s+/g, ' ');

/** A picture; the first paragraph of what it says is its caption, and where nothing else says what it shows, that does. */
const picture: Become = (directive, readInner) => {
  const { argument, options, indent, settings } = directive;
  const inner = innerOf(directive, readInner);
  const end = inner.findIndex((one, index) => one.trim() === '' && index > 0);
  const caption = end < 0 ? inner : inner.slice(0, end);
  const said = caption
    .map((one) => one.trim())
    .join(' ')
    .trim()
    .replaceAll('"', '\\"');
  const alt = (options['alt'] ?? wordsOf(said)).replace(/[[\]]/g, '\\$&');
  const title = said === '' ? '' : ` "${said}"`;
  const shown = `${indent}![${alt}](<${argument}>${title})${idBehind(directive, '')}`;
  return [shown, ...blanks(settings), ...blanks(caption), ...inner.slice(caption.length), ''];
};

/** Rows that are parted or aligned, outside of an environment, stand in one. */
const formula: Become = (directive) => {
  const { indent, settings, argument, body } = directive;
  const tex = [...(argument === '' ? [] : [argument]), ...body].join('\n');
  const isBare = /\\\\|(?<!\\)&/.test(tex) && !/\\begin\{/.test(tex);
  const [before, after] = isBare ? ['\\begin{aligned} ', ' \\end{aligned}'] : ['', ''];
  const first = argument === '' ? undefined : `${indent}${argument}`;
  const lines = [...(first === undefined ? [] : [first]), ...body];
  const wrapped = lines.map((one, index) => `${index === 0 ? before : ''}${one}${index === lines.length - 1 ? after : ''}`);
  const closing = `${indent}$$`;
  const opening = `${indent}$$${idBehind(directive)}`;
  if (first === undefined) return [opening, ...blanks(settings), ...wrapped, closing];
  return settings.length > 0
    ? [opening, wrapped[0] ?? '', ...blanks(settings.slice(1)), ...wrapped.slice(1), closing]
    : [`${indent}$$${wrapped.join(' ')}$$${idBehind(directive)}`, ...blanks(body), ''];
};

/** Settings become a notebook's comments, which are no code. */
const code: Become = ({ name, argument, options, indent, mark, settings, body }) => {
  const [language = ''] = (argument || (name === 'code-cell' ? 'python' : '')).split(/\s+/);
  const isHidden = /remove[-_](?:cell|input)/.test(`${options['tags'] ?? ''}${settings.join(' ')}`);
  const start = body.findIndex((one) => one.trim() !== '');
  const before = [...settings, ...(start > 0 ? body.slice(0, start) : [])];
  const notes = before.map((_, index) => `${indent}#| ${isHidden && index === 0 ? 'include: false' : ''}`);
  const fence = mark.startsWith(':') ? '~~~' : mark;
  return [
    `${indent}${fence}{${language.replace(/^i?python3?$/, 'python') || 'text'}}`,
    ...notes,
    ...body.slice(before.length - settings.length),
    `${indent}${fence}`,
  ];
};

const quote: Become = (directive, readInner) => {
  const { indent, settings } = directive;
  return ['', ...blanks(settings), ...innerOf(directive, readInner).map((one) => `${indent}> ${one.trim()}`), ''];
};

/** A table in its fences, with the caption behind its name. */
const table: Become = (directive, readInner) => {
  const { argument, settings } = directive;
  const id = idBehind(directive);
  const caption = argument === '' && id === '' ? '' : `Table: ${argument}${id}`;
  const inner = innerOf(directive, readInner);
  const isOpen = settings.length > 0 || inner[0]?.trim() === '';
  return isOpen || caption === '' ? [caption, ...blanks(settings), ...inner, ''] : ['', ...inner, caption];
};

/** A table of a list of lists: `* - cell`, a row each. Its rows stand together at the top. */
const listTable: Become = (directive, readInner) => {
  const rows: string[][] = [];
  for (const one of innerOf(directive, readInner)) {
    const [, row, cell] = /^[ \t]*([*-][ \t]+)?-(?:[ \t]+(.*))?$/.exec(one) ?? [];
    const words = (cell ?? one).trim().replaceAll('|', '\\|');
    if (row !== undefined) rows.push([words]);
    else if (/^[ \t]+-(?:[ \t]|$)/.test(one)) rows.at(-1)?.push(words);
    else if (words !== '' && rows.at(-1)) rows.at(-1)?.push(`${rows.at(-1)?.pop() ?? ''} ${words}`.trim());
  }
  const [head = [], ...others] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const { argument, settings, body } = directive;
  const id = idBehind(directive);
  const caption = argument === '' && id === '' ? [] : [`Table: ${argument}${id}`, ''];
  const made = [...caption, line(head), `|${head.map(() => '---|').join('')}`, ...others.map(line)];
  const room = settings.length + body.length + 2;
  return made.length > room || head.length < 2 ? undefined : [...made, ...blanks(Array.from({ length: room - made.length }))];
};

/** Only the text counts; a title is strong. */
const bare: Become = (directive, readInner) => {
  const { argument, indent, settings } = directive;
  const inner = innerOf(directive, readInner);
  const isTitled = argument !== '' && /^(?:tab-item|grid-item-card|tab)$/.test(directive.name);
  const isClose = settings.length === 0 && (inner[0] ?? '').trim() !== '';
  return [isTitled ? `${indent}**${argument}**${isClose ? '\\' : ''}` : '', ...blanks(settings), ...inner, ''];
};

const diagram: Become = ({ indent, settings, body }) => [`${indent}~~~mermaid`, ...blanks(settings), ...body, `${indent}~~~`];

/** What a site makes of its own: contents, lists of sources, entries of an index. */
const made: Become = ({ settings, body }) => blanks([...settings, ...body, '', '']);
const lost: Become = (directive, readInner) => made(directive, readInner);

const names = (text: string): readonly string[] => text.split(' ');
const kinds: readonly (readonly [readonly string[], Become])[] = [
  [
    names(
      'note tip important warning caution danger error hint attention seealso admonition abstract summary exercise solution margin sidebar aside topic dropdown toggle card',
    ),
    remark,
  ],
  [names('exercise-start solution-start'), remarkStart],
  [names('exercise-end solution-end'), remarkEnd],
  [names('figure image'), picture],
  [names('math'), formula],
  [names('code-cell code-block code sourcecode'), code],
  [names('epigraph pull-quote highlights blockquote'), quote],
  [names('table'), table],
  [names('list-table'), listTable],
  [names('tab-set tab-item tab grid grid-item grid-item-card container div glossary compound parsed-literal rubric'), bare],
  [names('mermaid'), diagram],
  [names('index tableofcontents toctree contents bibliography nb-exec-table currentmodule tags sectionauthor acknowledgements'), made],
  [names('raw only include literalinclude iframe video embed youtube csv-table glue widget'), lost],
];
const byName = new Map(kinds.flatMap(([all, become]) => all.map((name) => [name, become] as const)));

const kindOf = (name: string): Become | undefined => byName.get(name) ?? (name.startsWith('prf:') ? remark : undefined);
