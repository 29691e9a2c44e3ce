/** Lines as only pandoc has them: `#.` and `(@)` begin items that it counts, `| ` a line that stays one. In the text, each line as long as it was. */
import { outsideFences } from './fences.ts';

export function withPlainLines(text: string): string {
  if (!/^ {0,3}(?:#\. |\(@[\w-]*\) |\| )/m.test(text)) return text;
  const lines = text.split('\n');
  const free = outsideFences(lines, /^[ \t>]*(`{3,}|~{3,}|\$\$)/);
  const isKept = (index: number): boolean =>
    free[index] === true && /^\| [^|]*[^|\s\\][^|]*$/.test(lines[index] ?? '') && !/\|\s*$/.test(lines[index] ?? '');
  return lines
    .map((line, index) => {
      if (!free[index]) return line;
      if (isKept(index) && (isKept(index - 1) || isKept(index + 1))) return `${line.slice(2)}  `;
      return line
        .replace(/^( {0,3})#\. /, '$11. ')
        .replace(/^( {0,3})(\(@[\w-]*\) +)(.*)$/, (all, indent: string, _mark: string, item: string) =>
          `${indent}1. ${item}`.padEnd(all.length),
        );
    })
    .join('\n');
}
