/** Parts a Markdown source into its YAML front matter and its body. Why not a micromark extension: the YAML reader needs the raw text and its first line. */
import type { Source } from './sources.ts';
import type { Problems } from './problems.ts';

/** `bodyLine` is the file's line on which `body` begins, `yamlLine` the one on which `yaml` begins. Reported is what is not `whole`. */
export interface Parts {
  readonly frontMatter: 'whole' | 'missing' | 'open';
  readonly yaml: string;
  readonly yamlLine: number;
  readonly body: string;
  readonly bodyLine: number;
}

/** The closing line is `---` or `...`. Without any front matter all is body; where it is not closed, all below its first line. */
export function splitFrontMatter(source: Source, problems: Problems): Parts {
  const lines = source.text.split('\n');
  const position = { file: source.file, line: 1, column: 1 };
  if (lines[0]?.trimEnd() !== '---') {
    problems.error(
      'no-front-matter',
      position,
      'the article does not begin with front matter',
      'begin with a line "---", then "title: …", then "---"',
    );
    return { frontMatter: 'missing', yaml: '', yamlLine: 1, body: source.text, bodyLine: 1 };
  }
  const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line));
  if (end < 0) {
    problems.error('no-front-matter', position, 'the front matter is not closed', `end it with a line "---"${beforeLine(lines)}`);
    return { frontMatter: 'open', yaml: '', yamlLine: 2, body: lines.slice(1).join('\n'), bodyLine: 2 };
  }
  return {
    frontMatter: 'whole',
    yaml: lines.slice(1, end).join('\n'),
    yamlLine: 2,
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}

/** The first line that no front matter has: a heading, or text at the margin. */
function beforeLine(lines: readonly string[]): string {
  const at = lines.findIndex(
    (line, index) => index > 0 && !/^(?:$|\s|#(?!#+ )|[-\]}](?:\s|$)|["']?[\p{L}\p{N}_-]+["']?:(?:\s|$))/u.test(line),
  );
  return at < 0 ? '' : `, before line ${at + 1}`;
}
