/**
 * Lists that letters count ("a) … b) …", "(i) … (ii) …"): Markdown counts by figures only, and runs such lines together.
 *
 * Taken for a list from the first letter on, one by one and in one manner, two at least: as lines of one paragraph, or as paragraphs that follow each other.
 */
import type { ListItem, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Letters } from '../model/block.ts';
import { alphabet, romans } from '../model/list-numbers.ts';
import { joinedTexts, textLines } from './text-lines.ts';

/** A list of mdast's that letters count. */
export interface LetteredList {
  readonly type: 'list';
  readonly ordered: true;
  readonly start: 1;
  readonly letters: Letters;
  readonly children: ListItem[];
  readonly position?: Paragraph['position'];
}

const marker = /^(?:(\()([a-z]|[ivx]{1,4})\)|([a-z]|[ivx]{1,4})([.)]))[ \t\u00a0]+/i;

interface Mark {
  readonly letter: string;
  readonly signs: Letters['signs'];
  readonly isUpper: boolean;
}

function markOf(line: string): Mark | undefined {
  const [all = '', open, inside, bare = '', close] = marker.exec(line) ?? [];
  const letter = inside ?? bare;
  if (letter === '' || all.length === line.length) return undefined;
  return {
    letter: letter.toLowerCase(),
    signs: open ? 'parens' : close === ')' ? 'paren' : 'dot',
    isUpper: letter !== letter.toLowerCase(),
  };
}

/** A list that is begun: how it counts, and where its items begin. */
interface Begun {
  readonly letters: Letters;
  readonly starts: number[];
}

/** The lists among lines, of two items at least. A line that no letter begins goes on with what is before it. */
function listsAmong(lines: readonly string[]): readonly Begun[] {
  const lists: Begun[] = [];
  lines.forEach((line, index) => {
    const mark = markOf(line);
    if (!mark) return;
    const last = lists.at(-1);
    if (last && isNext(mark, last)) last.starts.push(index);
    else if (mark.letter === 'a' || mark.letter === 'i') lists.push({ letters: lettersOf(mark), starts: [index] });
  });
  return lists.filter(({ starts }) => starts.length > 1);
}

const lettersOf = ({ letter, signs, isUpper }: Mark): Letters => ({
  style: `${isUpper ? 'upper' : 'lower'}-${letter === 'a' ? 'alpha' : 'roman'}`,
  signs,
});

function isNext({ letter, signs, isUpper }: Mark, { letters, starts }: Begun): boolean {
  const names = letters.style.endsWith('alpha') ? alphabet : romans;
  return letters.signs === signs && letters.style.startsWith('upper') === isUpper && names[starts.length] === letter;
}

/** Paragraphs with their lettered lines as lists; all else as it is. `source`: the text that they stand in. */
export function withLetteredLists(nodes: readonly RootContent[], source: string): readonly (RootContent | LetteredList)[] {
  return joinedParagraphs(nodes).flatMap((node): readonly (RootContent | LetteredList)[] =>
    node.type === 'paragraph' ? linesAsLists(node, source) : [node],
  );
}

function linesAsLists(node: Paragraph, source: string): readonly (Paragraph | LetteredList)[] {
  const written = node.children.some(({ type }) => type === 'break') ? [] : writtenLines(node);
  if (written.length < 2) return [node];
  const lists = listsAmong(written);
  if (lists.length === 0) return [node];
  const lines = linesOf(node, source);
  if (!lists.every(({ starts }) => starts.every((start) => lines.has(start)))) return [node];
  const between = (from: number, to: number): PhrasingContent[] =>
    [...lines].filter(([number]) => number >= from && number < to).reduce<PhrasingContent[]>((all, [, line]) => joinedTexts(all, line), []);
  const lead = trimmed(between(0, lists[0]?.starts[0] ?? 0));
  const made = lists.map((list, index) => {
    const end = lists[index + 1]?.starts[0] ?? Infinity;
    return listOf(
      list.letters,
      list.starts.map((start, at) => ({ ...node, children: between(start, list.starts[at + 1] ?? end) })),
      node,
    );
  });
  return lead.length > 0 ? [{ ...node, children: lead }, ...made] : made;
}

/** Paragraphs that letters count, one by one, as the lines of one list; nothing where they are none. */
function joinedParagraphs(nodes: readonly RootContent[]): readonly (RootContent | LetteredList)[] {
  const result: (RootContent | LetteredList)[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const run: Paragraph[] = [];
    for (let at = index; run.length < alphabet.length; at++) {
      const node = nodes[at];
      if (node?.type !== 'paragraph' || node.children[0]?.type !== 'text' || !marker.test(node.children[0].value)) break;
      run.push(node);
    }
    const [list] = run.length > 1 ? listsAmong(run.map((node) => toString(node).split('\n', 1)[0] ?? '')) : [];
    const first = run[0];
    const isWhole = list?.starts[0] === 0 && list.starts.at(-1) === list.starts.length - 1;
    if (list && first && isWhole && run.slice(0, list.starts.length).every((node) => !hasLettersInside(node))) {
      result.push(listOf(list.letters, run.slice(0, list.starts.length), first));
      index += list.starts.length - 1;
    } else if (nodes[index]) result.push(nodes[index] as RootContent);
  }
  return result;
}

const hasLettersInside = (node: Paragraph): boolean => listsAmong(writtenLines(node)).length > 0;

const listOf = (letters: Letters, items: readonly Paragraph[], { position }: Paragraph): LetteredList => ({
  type: 'list',
  ordered: true,
  start: 1,
  letters,
  children: items.map((item) => ({ type: 'listItem', spread: false, children: [withoutMark(item)] })),
  ...(position && { position }),
});

function withoutMark(item: Paragraph): Paragraph {
  const [first, ...others] = trimmed(item.children);
  if (first?.type !== 'text') return item;
  const gone = marker.exec(first.value)?.[0].length ?? 0;
  const start = first.position?.start;
  const at = start && { ...start, column: start.column + gone, ...(start.offset === undefined ? {} : { offset: start.offset + gone }) };
  const text: Text = {
    ...first,
    value: first.value.slice(gone),
    ...(first.position && at && { position: { ...first.position, start: at } }),
  };
  return { ...item, children: [text, ...others] };
}

function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const last = nodes.at(-1);
  const value = last?.type === 'text' ? last.value.replace(/\n$/, '') : '';
  return last?.type === 'text' ? [...nodes.slice(0, -1), ...(value === '' ? [] : [{ ...last, value }])] : [...nodes];
}

/** As the author wrote them. */
const writtenLines = ({ children }: Paragraph): readonly string[] => children.map(written).join('').split('\n');

function written(node: PhrasingContent): string {
  if ('children' in node) return node.children.map(written).join('');
  return node.type === 'text' ? node.value : toString(node).replace(/\n/g, ' ');
}

/** By their numbers the lines that begin outside of any mark-up, each with what goes on from it. */
function linesOf({ children }: Paragraph, source: string): ReadonlyMap<number, PhrasingContent[]> {
  const lines = new Map<number, PhrasingContent[]>([[0, []]]);
  let [number, current] = [0, 0];
  for (const child of children) {
    if (child.type !== 'text') {
      lines.get(current)?.push(child);
      number += written(child).split('\n').length - 1;
      continue;
    }
    textLines(child, source).forEach((line, index) => {
      if (index > 0) {
        number++;
        current = number;
        lines.set(current, []);
      }
      lines.get(current)?.push(line);
    });
    if (child.value.endsWith('\n')) {
      number++;
      current = number;
      lines.set(current, []);
    }
  }
  return lines;
}
