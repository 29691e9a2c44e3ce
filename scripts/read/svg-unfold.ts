/**
 * How much more a browser must draw of an SVG than is written in it: `<use>`, masks and clip paths draw again what they name, and where these name each
 * other, ten lines of ten become ten thousand million shapes. A print of such a picture takes minutes or never ends.
 *
 * Counted as the file is read, in one pass and one walk. Patterns and markers are not: Chromium paints them once. Rejected: a deadline for prints, for a
 * thick course on a slow machine takes long as well, and nobody would know which picture it was. What a style sheet within the picture refers to is not seen.
 */
import { isTag, piecesOf } from '../model/svg-pieces.ts';

/** A shape is one; a print takes a hundred times as long for a mask, which it draws as a picture of its own. */
const weights = { mask: 100, 'clip-path': 1 } as const;

/** An element that has an id, up to those within it that have one. */
interface Part {
  weight: number;
  readonly within: Part[];
  readonly named: string[];
}

/** Shapes beyond those that are written; `Infinity` where parts name each other hundreds deep. What names itself is drawn by no browser, and counts nothing. */
export function unfoldedShapes(svg: string): number {
  if (!/<(?:[\w.-]+:)?use[\s/>]|url\(/.test(svg)) return 0;
  const { root, byId, written } = partsOf(svg);
  return shapesIn(root, 0, { byId, known: new Map() }) - written;
}

function partsOf(svg: string): { readonly root: Part; readonly byId: ReadonlyMap<string, Part>; readonly written: number } {
  const root = newPart();
  const byId = new Map<string, Part>();
  const open: Part[] = [];
  let written = 0;
  for (const tag of piecesOf(svg)) {
    if (!isTag(tag)) continue;
    if (tag.startsWith('</')) {
      open.pop();
      continue;
    }
    const around = open.at(-1) ?? root;
    const part = partFor(tag, around, byId);
    written += addTag(tag, part);
    if (!tag.endsWith('/>')) open.push(part);
  }
  return { root, byId, written };
}

const newPart = (): Part => ({ weight: 0, within: [], named: [] });

/** Of two elements with one id the first is meant. */
function partFor(tag: string, around: Part, byId: Map<string, Part>): Part {
  const [, id] = /\sid\s*=\s*["']([^"']+)["']/.exec(tag) ?? [];
  if (id === undefined || byId.has(id)) return around;
  const part = newPart();
  around.within.push(part);
  byId.set(id, part);
  return part;
}

const usedBy = /^<(?:[\w.-]+:)?use\s[^]*?\bhref\s*=\s*["']\s*#([^"']+?)\s*["']/;
const maskedBy = /\b(mask|clip-path)\s*(?:=\s*["']|:)\s*url\(\s*(?:["']|&quot;|&apos;)?#([^"'()&]+)/g;

/** What it adds to what is written. */
function addTag(tag: string, part: Part): number {
  const [, used] = usedBy.exec(tag) ?? [];
  const named = tag.includes('url(') ? [...tag.matchAll(maskedBy)] : [];
  const weight = 1 + named.reduce((sum, [, by]) => sum + weights[by as 'mask' | 'clip-path'], 0);
  if (used !== undefined) part.named.push(used);
  part.named.push(...named.map(([, , id = '']) => id));
  part.weight += weight;
  return weight;
}

/** No program nests parts that deep, and each level takes room on the stack. */
const deepest = 500;

interface Walk {
  readonly byId: ReadonlyMap<string, Part>;
  /** 0 while a part is being counted. */
  readonly known: Map<Part, number>;
}

function shapesIn(part: Part, depth: number, walk: Walk): number {
  const known = walk.known.get(part);
  if (known !== undefined) return known;
  if (depth > deepest) return Infinity;
  walk.known.set(part, 0);
  let shapes = part.weight;
  for (const one of part.within) shapes += shapesIn(one, depth + 1, walk);
  for (const id of part.named) {
    const named = walk.byId.get(id);
    if (named) shapes += shapesIn(named, depth + 1, walk);
  }
  walk.known.set(part, shapes);
  return shapes;
}
