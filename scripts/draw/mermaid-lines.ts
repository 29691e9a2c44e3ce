/** Which lines of a diagram say what: description, style, words of the language, or something to be drawn. */

/** Said to the reader or to the theme, not drawn: `accTitle:`, `accDescr:`, comments, and colours, which are the theme's. */
export function isDirective(line: string): boolean {
  return /^\s*(%%|accTitle\s*:|accDescr\s*[:{]|title\s)/.test(line) || isStyle(line);
}

/** Whether a line only says what something looks like: the theme does that. */
export function isStyle(line: string): boolean {
  return /^\s*(classDef|linkStyle|style)\s/.test(line) || /^\s*class\s+[\w,-]+\s+\w+\s*$/.test(line);
}

/** Opens, closes or declares: it may change nothing by itself. */
export function isStructure(line: string): boolean {
  return /^\s*(participant|actor|subgraph|end|direction|state|class|namespace|note|activate|deactivate|autonumber|alt|else|opt|loop|par|and|critical|option|break|rect|\}|\{|box)\b|^\s*[{}]/i.test(
    line,
  );
}

/** The line that names the diagram's sort. */
export function headerOf(lines: readonly string[]): { readonly word: string; readonly index: number } | undefined {
  const index = lines.findIndex((line) => line.trim() !== '' && !isDirective(line));
  return index < 0 ? undefined : { word: /^\s*([\w-]+)/.exec(lines[index] ?? '')?.[1] ?? '', index };
}

/** A `{ … }` description is one line to us. */
export function joinDescription(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => /^\s*accDescr\s*\{/.test(line));
  const end = lines.findIndex((line, index) => index >= start && line.includes('}'));
  if (start < 0 || end < 0) return lines;
  return lines.map((line, index) => (index >= start && index <= end ? `%% ${line}` : line));
}

const arrow = /^(?:<?(?:--+|==+|-\.+-)[>ox]?|-\.|\.+->|~~~)/;
const openers: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '"': '"', '|': '|' };

/** A flowchart's line with spaces around its arrows: without them the library reads "A-->B" as one name. What stands in brackets or quotes stays. */
export function spacedArrows(line: string): string {
  const closers: string[] = [];
  let [out, index] = ['', 0];
  while (index < line.length) {
    const sign = line[index] ?? '';
    const found = closers.length === 0 ? arrowAt(line, index) : undefined;
    if (found) {
      out = `${out.trimEnd()} ${found} `;
      index += found.length;
      while (/\s/.test(line[index] ?? '')) index += 1;
      if (line[index] === '|') out = out.trimEnd();
      continue;
    }
    const isClosing = closers.at(-1) === sign;
    if (isClosing) closers.pop();
    else if (closers.at(-1) !== '"' && closers.at(-1) !== '|' && openers[sign]) closers.push(openers[sign] ?? '');
    out += isClosing && sign === '|' ? '| ' : sign;
    index += 1;
  }
  return `${/^\s*/.exec(line)?.[0] ?? ''}${out.trim()}`;
}

/** The arrow that begins here. A circle or a cross ends it only before a space: "A--only" goes to a node of that name. */
function arrowAt(line: string, index: number): string | undefined {
  const [found] = arrow.exec(line.slice(index)) ?? [];
  if (!found) return undefined;
  return /[ox]$/.test(found) && /\w/.test(line[index + found.length] ?? '') ? found.slice(0, -1) : found;
}

/**
 * A flowchart's line with its long labels over several lines of about `letters` each, which makes boxes and, still more, lozenges smaller. Labels with
 * lines of their own stay.
 */
export function wrappedLabels(line: string, letters: number): string {
  const closers: string[] = [];
  let [out, label] = ['', ''];
  for (const sign of line) {
    if (closers.at(-1) === sign) {
      closers.pop();
      if (closers.length > 0) label += sign;
      else out += (sign === '|' || sign === '"' ? label : wrapped(label, letters)) + sign;
      continue;
    }
    const opens = closers.at(-1) !== '"' && closers.at(-1) !== '|' ? openers[sign] : undefined;
    if (closers.length > 0) label += sign;
    else out += sign;
    if (opens && closers.length === 0) label = '';
    if (opens) closers.push(opens);
  }
  return closers.length > 0 ? line : out;
}

function wrapped(label: string, letters: number): string {
  const [, before = '', text = '', behind = ''] = /^([[({/\\"]*)(.*?)([\])}/\\"]*)$/.exec(label) ?? [];
  const words = wordsOf(text);
  if (text.length <= letters + 4 || words.length < 2 || /<br|\\n|`/.test(text)) return label;
  const most = Math.ceil(text.length / Math.ceil(text.length / letters)) + 2;
  const lines = words.reduce<string[]>((all, word) => {
    const last = all.at(-1);
    return last !== undefined && last.length + 1 + word.length <= most ? [...all.slice(0, -1), `${last} ${word}`] : [...all, word];
  }, []);
  return before + lines.join('<br>') + behind;
}

/** Figures and signs stay with the word behind them: "3 × 24 hours". */
function wordsOf(text: string): readonly string[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .reduce<string[]>((all, word) => {
      const last = all.at(-1);
      const isHeld = last !== undefined && (/(?:^| )[\p{N}\p{S}.,§%]+$/u.test(last) || /^[\p{S}%]+$/u.test(word));
      return isHeld ? [...all.slice(0, -1), `${last} ${word}`] : [...all, word];
    }, []);
}
