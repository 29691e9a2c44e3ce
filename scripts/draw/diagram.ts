/**
 * A diagram in Mermaid's words as a picture. beautiful-mermaid's only home.
 *
 * Why this library: it needs no DOM and no browser, lays out at once, and gives plain shapes; Mermaid itself draws only in a live page.
 * Its style sheet (a font from the web, colours as CSS variables) is worked out here: inside `<img>` there is no page to take them from.
 */
import { renderMermaidSVG } from 'beautiful-mermaid';
import type { Diagram } from '../model/diagram.ts';
import type { SlideSize } from '../model/options.ts';
import type { Picture } from '../model/picture.ts';
import { mix } from '../model/colour.ts';
import { diagramWords } from '../model/diagram-words.ts';
import { headerOf, isDirective, joinDescription, spacedArrows, wrappedLabels } from './mermaid-lines.ts';
import type { Palette } from './palette.ts';
import { cleanSvg, family, inTags, innerOf, toPicture } from './svg.ts';

/** A drawing that would come out larger gets a margin: a box of two words would else fill the slide. */
const largestScale = 2;
/** The library's own 13 and 11 are small beside its boxes; there is room for these. */
const words = diagramWords;
const small = 13;
/** Letters of a line, more or less, where labels are set over several. */
const labelLines = [16, 11];
/** Of words on a slide, in px. */
export const leastSize = 16;

/** Throws the library's `Error` for what it cannot read; `findDiagramProblems` says it in the author's terms before. */
export function drawDiagram({ value }: Pick<Diagram, 'value'>, palette: Palette, slideSize: SlideSize = '16:9'): Picture {
  const lines = joinDescription(value.split('\n'));
  const given = renderLines(lines, palette);
  const scaleOf = (svg: string): number => slideScale(sizeOf(svg), slideSize);
  const isSmall = words * scaleOf(given) < leastSize;
  const turned = [...lying(lines), ...(isSmall ? [...across(lines), ...narrower(lines)] : [])].map((other) => renderLines(other, palette));
  const svg = [given, ...turned].sort((a, b) => scaleOf(b) - scaleOf(a))[0] ?? '';
  const { width, height } = sizeOf(svg);
  const wide = scaleOf(svg) > largestScale ? Math.max(width, widths[slideSize] / largestScale) : width;
  const outer = { width: Math.ceil(wide), height: Math.ceil(height) };
  const [x, y] = [(outer.width - width) / 2, (outer.height - height) / 2].map((offset) => Math.round(offset * 10) / 10);
  return toPicture(`<g transform="translate(${x} ${y})">${innerOf(plainColours(svg, palette))}</g>`, outer.width, outer.height);
}

/** The library's own SVG. Lines that only we read, and those that would set colours of their own, are left out. */
export function renderLines(lines: readonly string[], { paper, ink, soft, accent }: Palette): string {
  const drawn = lines.filter((line) => !isDirective(line));
  const text = (isFlowchart(lines) ? drawn.map(spacedArrows) : drawn).join('\n');
  const options = { bg: paper, fg: ink, line: soft, accent, muted: soft, surface: mix(accent, 0.08, paper), border: soft };
  return renderMermaidSVG(text, { ...options, font: family, padding: 6, transparent: true });
}

/** Words that stand on a line are parted from it by the ground. */
function withHalos(svg: string): string {
  const halo = '<text paint-order="stroke" stroke="var(--bg)" stroke-width="6" stroke-linejoin="round" ';
  if (svg.includes('class="lifeline"')) return svg.replaceAll('<text ', halo);
  return svg.replace(/(<g class="edge-label"[^>]*>(?:(?!<\/g>)[\s\S])*?)<text /g, `$1${halo}`);
}

/** A state diagram that names no direction may lie where that makes its words larger. */
function lying(lines: readonly string[]): readonly (readonly string[])[] {
  const header = lines.findIndex((line) => /^\s*stateDiagram/.test(line));
  if (header < 0 || lines.some((line) => /^\s*direction\s/.test(line))) return [];
  return [[...lines.slice(0, header + 1), 'direction LR', ...lines.slice(header + 1)]];
}

/** A flowchart whose words would be too small to be read lies where it stood, or stands: on a slide a chain of seven has room only across. */
function across(lines: readonly string[]): readonly (readonly string[])[] {
  const index = headerOf(lines)?.index ?? -1;
  const header = lines[index] ?? '';
  const turned = header.replace(
    /^(\s*(?:flowchart|graph)\s+)(TD|TB|BT|LR|RL)\b/,
    (_, word: string, way: string) => word + (/[LR]{2}/.test(way) ? 'TB' : 'LR'),
  );
  return turned === header ? [] : [[...lines.slice(0, index), turned, ...lines.slice(index + 1)]];
}

/** The same with long labels over several lines, as it was meant and turned. */
function narrower(lines: readonly string[]): readonly (readonly string[])[] {
  if (!isFlowchart(lines)) return [];
  const header = headerOf(lines)?.index ?? -1;
  return labelLines.flatMap((letters) => {
    const set = lines.map((line, index) => (index === header || isDirective(line) ? line : wrappedLabels(line, letters)));
    return set.some((line, index) => line !== lines[index]) ? [set, ...across(set)] : [];
  });
}

const isFlowchart = (lines: readonly string[]): boolean => /^(?:flowchart|graph)$/.test(headerOf(lines)?.word ?? '');

function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width = 0, height = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
  return { width, height };
}

/** What a slide gives to a drawing under a headline of one line, in px. */
const widths: Readonly<Record<SlideSize, number>> = { '16:9': 1152, '4:3': 864 };
const height = 450;

/** How much larger or smaller a drawing comes out on a slide. */
export function slideScale(drawing: { readonly width: number; readonly height: number }, slideSize: SlideSize = '16:9'): number {
  return Math.min(widths[slideSize] / drawing.width, height / drawing.height);
}

function plainColours(svg: string, palette: Palette): string {
  const { paper, ink, soft, accent } = palette;
  const colours: Readonly<Record<string, string>> = {
    '--bg': paper,
    '--fg': ink,
    '--_text': ink,
    '--_text-sec': ink,
    '--_text-muted': ink,
    '--_text-faint': soft,
    '--_line': soft,
    '--_arrow': accent,
    '--_node-fill': mix(accent, 0.08, paper),
    '--_node-stroke': soft,
    '--_group-fill': paper,
    '--_group-hdr': mix(ink, 0.07, paper),
    '--_inner-stroke': paper,
    '--_key-badge': mix(ink, 0.1, paper),
  };
  const coloured = (tag: string): string =>
    tag
      .replace(/var\((--[\w-]+)(?:,[^()]*)?\)/g, (_, name: string) => colours[name] ?? ink)
      .replace(/stroke-width="(0\.75|1)"/g, 'stroke-width="1.25"')
      .replace(/font-size="(11|12|13)"/g, (_, size: string) => `font-size="${size === '13' ? words : small}"`);
  return inTags(cleanSvg(withHalos(svg)), coloured).replace(/<text[^>]*>\(no attributes\)<\/text>/g, '');
}
