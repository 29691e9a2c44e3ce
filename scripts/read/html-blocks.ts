/**
 * A block of HTML as the Markdown that says the same: paragraphs, headings, lists, tables, pictures, quotes. What stands within a line, `<b>` or `<a>`, stays
 * for `html-inlines.ts`; Markdown among the tags stays what it is, as editors that write such blocks mean it.
 */
import { holdsNoText, htmlPieces, isComponent, isElement, isWrapper, type HtmlPiece, type Tag } from './html-tags.ts';

/** Markdown, or where a remark, a quote or what is left out begins or ends, which may hold what follows the block. */
export type Part = string | { readonly wrap: 'aside' | 'blockquote' | 'nothing'; readonly isClosing: boolean };

/** What is told of a block: a comment as it stands, or the name of what is left out; `line` counts from the block's first, which is 0. */
export interface Told {
  comment(written: string, line: number): void;
  leftOut(name: string, line: number): void;
}

/** What is being written, and in what. */
interface State {
  readonly told: Told;
  readonly parts: Part[];
  /** Of the block, which is being read. */
  line: number;
  markdown: string;
  /** Of each open list its next number; 0 where it has none. */
  readonly lists: number[];
  /** The rows of an open table. */
  rows: string[][] | undefined;
  /** Cells that the one being written takes up behind itself. */
  behind: number;
  isCaption: boolean;
  isQuote: boolean;
}

export function blockParts(html: string, told: Told): readonly Part[] {
  const state: State = { told, parts: [], line: 0, markdown: '', lists: [], rows: undefined, behind: 0, isCaption: false, isQuote: false };
  const pieces = htmlPieces(html);
  for (let index = 0; index < pieces.length; index += 1) {
    const one = pieces[index];
    if (!one) continue;
    const first = index;
    if ('text' in one) write(one.text, state);
    else if ('comment' in one) told.comment(one.comment, state.line);
    else if (holdsNoText(one.tag.name)) index = skip(pieces, index, one.tag, state);
    else if (one.tag.name.toLowerCase() === 'pre' && !one.tag.isClosing) index = writeCode(pieces, index, state);
    else writeTag(one.tag, state);
    state.line += linesIn(pieces.slice(first, index + 1));
  }
  endPart(state);
  return state.parts;
}

const linesIn = (pieces: readonly HtmlPiece[]): number =>
  pieces
    .map((one) => ('text' in one ? one.text : 'tag' in one ? one.tag.written : one.comment).split('\n').length - 1)
    .reduce((sum, lines) => sum + lines, 0);

const endOf = (pieces: readonly HtmlPiece[], from: number, name: string): number => {
  const end = pieces.findIndex(
    (one, index) => index > from && 'tag' in one && one.tag.isClosing && one.tag.name.toLowerCase() === name.toLowerCase(),
  );
  return end < 0 ? from : end;
};

/** Past a film, a style sheet, a script; a film's address stays, as a link. */
function skip(pieces: readonly HtmlPiece[], index: number, tag: Tag, state: State): number {
  const end = tag.isClosing ? index : endOf(pieces, index, tag.name);
  if (end === index && !tag.written.endsWith('/>')) {
    endPart(state);
    state.parts.push({ wrap: 'nothing', isClosing: tag.isClosing });
  }
  const inside = pieces.slice(index, end + 1).flatMap((one) => ('tag' in one ? [one.tag.attributes['src'] ?? ''] : []));
  const address = inside.find((src) => /^https?:\/\/\S+$/.test(src));
  if (address !== undefined) state.markdown += `\n\n<${address}>\n\n`;
  else if (!tag.isClosing) state.told.leftOut(tag.name.toLowerCase(), state.line);
  return end;
}

function writeCode(pieces: readonly HtmlPiece[], index: number, state: State): number {
  const end = endOf(pieces, index, 'pre');
  const inside = pieces.slice(index + 1, end);
  const code = inside.map((one) => ('text' in one ? one.text : '')).join('');
  const classes = inside.flatMap((one) => ('tag' in one ? [one.tag.attributes['class'] ?? ''] : [])).join(' ');
  const lang = /(?:language|lang|brush:)-?([\w+#-]+)/.exec(classes)?.[1] ?? '';
  state.markdown += `\n\n\`\`\`\`${lang}\n${withoutEntities(code).replace(/^\n|\n\s*$/g, '')}\n\`\`\`\`\n\n`;
  return end;
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', '#39': "'" };
const withoutEntities = (text: string): string => text.replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (_, name: string) => signs[name] ?? '');

/** Words; in a list or a table on one line, elsewhere with no blanks before, which would make code of them. */
function write(text: string, state: State): void {
  const cell = state.rows?.at(-1);
  if (state.isCaption || !state.rows) {
    state.markdown +=
      state.isCaption || state.lists.length > 0 ? text.replace(/\s+/g, ' ') : text.replace(/^[ \t]+/gm, ' ').replace(/\n /g, '\n');
  } else if (cell && cell.length > 0) cell[cell.length - 1 - state.behind] += text.replace(/\s+/g, ' ').replace(/(?<!\\)\|/g, '\\|');
}

function endPart(state: State): void {
  if (state.markdown.trim() !== '') state.parts.push(state.markdown.replace(/^\s+|\s+$/g, ''));
  state.markdown = '';
}

function writeTag(tag: Tag, state: State): void {
  const name = tag.name.toLowerCase();
  if (isComponent(tag.name)) return void (tag.isClosing || state.told.leftOut(tag.name, state.line));
  if (/^t(?:r|d|h|able)$|^caption$/.test(name)) return writeTable(name, tag, state);
  if (state.rows) return writeInCell(name, tag, state);
  if (/^h[1-6]$/.test(name)) state.markdown += tag.isClosing ? '\n\n' : `\n\n${'#'.repeat(Number(name[1]))} `;
  else if (/^[uod]l$|^li$|^d[td]$/.test(name)) writeList(name, tag, state);
  else if (name === 'aside' || name === 'blockquote') {
    endPart(state);
    state.isQuote = name === 'blockquote' && !tag.isClosing;
    state.parts.push({ wrap: name, isClosing: tag.isClosing });
  } else if (name === 'img') state.markdown += `${pictureOf(tag)} `;
  else if (name === 'hr') state.markdown += '\n\n---\n\n';
  else if (name === 'summary') state.markdown += tag.isClosing ? '**\n\n' : '\n\n**';
  else if (name === 'figcaption') writeCaption('Figure', tag, state);
  else if (['cite', 'footer'].includes(name) && state.isQuote && !tag.isClosing && /(?:^|\n\s*)$/.test(state.markdown))
    state.markdown += '\n\n— ';
  else if (isWrapper(name))
    state.markdown += /^(?:p|div|section|article|center|figure|details|address|header|footer|main)$/.test(name) ? '\n\n' : '';
  else if (/^(?:html|body|meta|link|input|base)$/.test(name)) return;
  else state.markdown += tag.written;
}

/** Within a cell only what stands in a line. */
function writeInCell(name: string, tag: Tag, state: State): void {
  const isPlain = isElement(name) && !isWrapper(name) && !/^(?:h[1-6]|[uod]l|d[td]|hr|aside|blockquote)$/.test(name);
  if (isPlain) write(name === 'img' ? pictureOf(tag) : tag.written, state);
  else if (/^(?:p|div)$/.test(name) && !tag.isClosing && (state.rows?.at(-1)?.at(-1 - state.behind) ?? '').trim() !== '')
    write('<br>', state);
}

/** A caption is a paragraph as an author writes one; a word of its own stays. */
function writeCaption(word: 'Figure' | 'Table', tag: Tag, state: State): void {
  state.markdown += tag.isClosing ? '\n\n' : `\n\n${word}: `;
  state.isCaption = !tag.isClosing;
  if (tag.isClosing) state.markdown = state.markdown.replace(/(\n\n)(?:Figure|Table): (?=\s*(?:\n|$|\p{L}+\.? \d+[.:]))/gu, '$1');
}

function writeList(name: string, tag: Tag, state: State): void {
  const { lists } = state;
  if (name === 'dl') state.markdown += '\n\n';
  else if (name === 'dt') state.markdown += tag.isClosing ? '' : '\n\n';
  else if (name === 'dd') state.markdown += tag.isClosing ? '\n' : '\n: ';
  else if (name === 'li') {
    if (tag.isClosing) return;
    const number = lists.at(-1) ?? 0;
    if (number > 0) lists[lists.length - 1] = number + 1;
    state.markdown += `\n${'    '.repeat(Math.max(0, lists.length - 1))}${number > 0 ? `${number}.` : '-'} `;
  } else if (tag.isClosing) {
    lists.pop();
    if (lists.length === 0) state.markdown += '\n\n';
  } else {
    if (lists.length === 0) state.markdown += '\n\n';
    lists.push(name === 'ol' ? Number(tag.attributes['start'] ?? 1) || 1 : 0);
  }
}

function writeTable(name: string, tag: Tag, state: State): void {
  if (name === 'caption') return writeCaption('Table', tag, state);
  if (name === 'table') {
    if (tag.isClosing && state.rows) state.markdown += `\n\n${tableOf(state.rows)}\n\n`;
    state.rows = tag.isClosing ? undefined : [];
    return;
  }
  if (tag.isClosing || !state.rows) return;
  if (name === 'tr') state.rows.push([]);
  else {
    const row = state.rows.at(-1) ?? [];
    if (!state.rows.includes(row)) state.rows.push(row);
    const span = Math.min(20, Math.max(1, Number(tag.attributes['colspan'] ?? 1) || 1));
    row.push(...Array.from({ length: span }, () => ''));
    state.behind = span - 1;
  }
}

function tableOf(all: readonly (readonly string[])[]): string {
  const rows = all.filter((row) => row.length > 0);
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: columns }, (_, index) => (cells[index] ?? '').trim()).join(' | ')} |`;
  const [head, ...rest] = rows;
  return head ? [line(head), line(Array.from({ length: columns }, () => '---')), ...rest.map(line)].join('\n') : '';
}

function pictureOf({ attributes: { src = '', alt = '', title = '' } }: Tag): string {
  const named = alt.replace(/[[\]\\]/g, '\\$&').replace(/\s+/g, ' ');
  const address = src.trim().replace(/[<>\s]/g, (sign) => encodeURIComponent(sign));
  return `![${named}](<${address}>${title === '' ? '' : ` "${title.replace(/["\\]/g, '\\$&')}"`})`;
}
