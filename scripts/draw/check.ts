/**
 * What is wrong with a diagram, in the author's terms: a sort that cannot be drawn, a line that draws nothing, words that come out too small.
 *
 * The library passes over a line that it does not know without a word. So each line is left out once: where the drawing stays the same, the
 * line was lost on it. Rejected: a grammar of our own; it would be Mermaid's, five times over.
 */
import type { Diagram } from '../model/diagram.ts';
import type { SlideSize } from '../model/options.ts';
import type { Picture } from '../model/picture.ts';
import type { Diagnostic, Position, Severity } from '../model/diagnostic.ts';
import { diagramWords, unreadableWords } from '../model/diagram-words.ts';
import type { RuleId } from '../model/rules.ts';
import { drawDiagram, leastSize, renderLines, slideScale } from './diagram.ts';
import { headerOf, isDirective, isStructure, isStyle, joinDescription } from './mermaid-lines.ts';
import { paletteFor } from './palette.ts';

const sorts = ['flowchart', 'graph', 'sequenceDiagram', 'stateDiagram', 'stateDiagram-v2', 'classDiagram', 'erDiagram'];
/** Longer ones are only drawn, not tried line by line. */
const mostLines = 60;

/** At the line of the article that each is about; none where the diagram draws all that it says. `slideSize`: what its words are measured on. */
export function findDiagramProblems(diagrams: readonly Diagram[], slideSize: SlideSize = '16:9'): readonly Diagnostic[] {
  return diagrams.flatMap((diagram) => problemsOf(diagram, slideSize));
}

function problemsOf(diagram: Diagram, slideSize: SlideSize): readonly Diagnostic[] {
  const { value, position } = diagram;
  const lines = joinDescription(value.split('\n'));
  const at = (index: number): Position => ({
    ...position,
    line: position.line + 1 + index,
    column: position.column + indentOf(lines[index]),
  });
  const header = headerOf(lines);
  if (!header) return [problem('error', 'diagram', position, 'the diagram is empty', ['begin with its sort, as "flowchart LR"'])];
  if (/^(xychart|pie)/.test(header.word))
    return [problem('error', 'diagram', at(header.index), `"${header.word}" is a chart`, ['write its numbers in a ```chart block'])];
  if (!sorts.includes(header.word))
    return [
      problem(
        'error',
        'diagram',
        at(header.index),
        `a diagram of the sort "${header.word}" cannot be drawn; allowed: ${sorts.join(', ')}`,
        [],
      ),
    ];
  try {
    const picture = drawDiagram({ value: lines.join('\n') }, palette, slideSize);
    const onSlide = Math.floor(diagramWords * slideScale(picture, slideSize));
    const size =
      onSlide < leastSize
        ? [
            problem(
              'warning',
              'diagram-size',
              position,
              `the diagram is so large that its words are ${onSlide} px high on a slide${onPaper(picture)}`,
              ['split it, or turn it: "LR" lies, "TB" stands'],
            ),
          ]
        : [];
    return [...size, ...ignored(lines, at)];
  } catch (error) {
    const said = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return [problem('error', 'diagram', at(header.index), `the diagram cannot be read: ${said}`, directionHint(lines[header.index] ?? ''))];
  }
}

const palette = paletteFor('light');

/** What is read from near may be smaller. */
function onPaper(picture: Picture): string {
  const size = unreadableWords(picture);
  return size === undefined ? '' : ` and ${size.toFixed(1)} pt on paper`;
}

function ignored(lines: readonly string[], at: (index: number) => Position): readonly Diagnostic[] {
  const styles = lines.flatMap((line, index) =>
    isStyle(line) ? [problem('warning', 'diagram-style', at(index), 'colours of a diagram are its theme’s; the line is left out', [])] : [],
  );
  if (lines.length > mostLines) return styles;
  const whole = renderLines(lines, palette);
  const header = headerOf(lines)?.index;
  const lost = lines.flatMap((line, index) => {
    if (index === header || line.trim() === '' || isDirective(line) || isStructure(line)) return [];
    return renderOrEmpty(lines.filter((_, other) => other !== index)) === whole
      ? [
          problem('warning', 'diagram-line', at(index), `the line "${line.trim().slice(0, 60)}" draws nothing`, [
            'look for a slip in it, or take it out',
          ]),
        ]
      : [];
  });
  return [...styles, ...lost];
}

function renderOrEmpty(lines: readonly string[]): string {
  try {
    return renderLines(lines, palette);
  } catch {
    return '';
  }
}

const indentOf = (line = ''): number => /^\s*/.exec(line)?.[0].length ?? 0;

const directionHint = (line: string): string[] =>
  /^\s*(flowchart|graph)\b/.test(line) ? ['name a direction: "flowchart LR" or "flowchart TB"'] : [];

function problem(severity: Severity, ruleId: RuleId, position: Position, message: string, hints: readonly string[]): Diagnostic {
  return { ruleId, severity, message, position, hints };
}
