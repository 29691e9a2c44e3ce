/** Which lines of a diagram say what: description, style, words of the language, or something to be drawn. */

/** Said to the reader or to the theme, not drawn: `accTitle:`, `accDescr:`, comments, and colours, which are the theme's. */
export function isDirective(line: string): boolean {
  return /^\s*(%%|accTitle\s*:|accDescr\s*[:{]|title\s)/.test(line) || isStyle(line);
}

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
