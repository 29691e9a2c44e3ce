/**
 * A picture as a data URI, so that every HTML file stands alone.
 *
 * An SVG inside `<img>` cannot see the page's fonts: on a machine without fonts its words would vanish without an error. So it carries them,
 * and every family that it names falls back to the embedded ones. Rejected: SVG in place; its ids and styles would leak into the page.
 */
import { createHash } from 'node:crypto';
import type { Picture } from '../model/picture.ts';
import { lettersOf, withFonts } from './svg-words.ts';

/** What an SVG's words are set in where its own families are not embedded: letters, then signs and Han. */
const fallbacks = ['Plus Jakarta Sans', 'Noto Sans'];

/**
 * A page's font and a picture's of the same address, or two pictures', are one font to Chromium or two, as its memory has it: the same document would be
 * printed in two ways. So each picture's fonts have an address of their own.
 */
const ownFont = (svg: string): string => `data:font/woff2;of=${createHash('md5').update(svg).digest('hex').slice(0, 8)};base64,`;

/** The picture's bytes as `data:…`; `fontCss` (font faces with data URIs) goes into an SVG that holds words. */
export function pictureUri(picture: Picture, fontCss: string): string {
  const isSvg = picture.mime === 'image/svg+xml';
  const bytes = isSvg ? Buffer.from(withWords(Buffer.from(picture.bytes).toString('utf8'), fontCss)) : Buffer.from(picture.bytes);
  return `data:${picture.mime};base64,${bytes.toString('base64')}`;
}

function withWords(svg: string, fontCss: string): string {
  if (!/<(text|foreignObject)\b/.test(svg) || fontCss === '') return svg;
  const families = fallbacks.map((name) => `'${name}'`).join(',');
  const faces = facesOf(svg, fontCss).replaceAll('data:font/woff2;base64,', ownFont(svg));
  const style = `<style><![CDATA[${faces} svg{font-family:${families}}]]></style>`;
  return withFonts(svg, style, fallbacks);
}

interface Face {
  readonly rule: string;
  readonly family: string;
  /** Lightest and boldest that it has. */
  readonly weights: readonly [number, number];
  readonly italic: boolean;
  readonly ranges: readonly (readonly [number, number])[];
}

/** Only the families, weights, slants and letters that the picture needs: each picture carries its own copy. None of its words are in an element for sounds. */
function facesOf(svg: string, fontCss: string): string {
  const slanted = /\b(italic|oblique)\b/.test(svg);
  const all = (fontCss.match(/@font-face\s*\{[^}]*\}/g) ?? [])
    .filter((rule) => !rule.includes('font-stretch'))
    .map(readFace)
    .filter(({ family, italic }) => (fallbacks.includes(family) || svg.includes(family)) && (slanted || !italic));
  const faces = facesWith(lettersOf(svg), all, svg);
  const bold = [...svg.matchAll(/\bfont(?:-weight\s*[:=]\s*(?:["']\s*)?|\s*:[^;}"'<]{0,60}?\b)(\d{3}|bold)\b/g)].map(([, value]) =>
    value === 'bold' ? 700 : Number(value),
  );
  const families = [...new Set(faces.map(({ family }) => family))];
  const kept = new Set([400, ...bold].flatMap((weight) => families.flatMap((family) => nearest(faces, family, weight))));
  return faces
    .filter((face) => kept.has(face.rule))
    .map(({ rule }) => rule)
    .join('');
}

/** Of a family's faces with a letter the last shows it. The last family, where the picture does not name it, is only for what no face before it has. */
function facesWith(letters: readonly number[], faces: readonly Face[], svg: string): readonly Face[] {
  const [first, last = ''] = fallbacks;
  const before = faces.filter(({ family }) => family === first);
  const rare = svg.includes(last) ? letters : letters.filter((code) => !before.some((face) => has(face, code)));
  const shows = (face: Face, code: number): boolean => has(face, code) && lastWith(code, face, faces) === face;
  return faces.filter((face) => face.ranges.length === 0 || (face.family === last ? rare : letters).some((code) => shows(face, code)));
}

const lastWith = (code: number, { family, weights, italic }: Face, faces: readonly Face[]): Face | undefined =>
  faces.findLast((face) => face.family === family && face.italic === italic && face.weights.join() === weights.join() && has(face, code));

const has = ({ ranges }: Face, code: number): boolean => ranges.length === 0 || ranges.some(([from, to]) => code >= from && code <= to);

function readFace(rule: string): Face {
  const value = (name: string): string => new RegExp(`${name}:\\s*["']?([^"';}]+)`).exec(rule)?.[1]?.trim() ?? '';
  const [from = 400, to = from] = (value('font-weight') || '400').split(/\s+/).map(Number);
  const ranges = (value('unicode-range').match(/[0-9A-F]+(-[0-9A-F]+)?/gi) ?? []).map((range): [number, number] => {
    const [first = '0', last = first] = range.split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
  return { rule, family: value('font-family'), weights: [from, to], italic: value('font-style') === 'italic', ranges };
}

/** The faces of a family whose weight is the closest to `weight`, all their pieces. */
function nearest(faces: readonly Face[], family: string, weight: number): string[] {
  const far = ({ weights: [from, to] }: Face): number => Math.max(from - weight, weight - to, 0);
  const own = faces.filter((face) => face.family === family);
  const closest = Math.min(...own.map(far));
  return own.filter((face) => far(face) === closest).map(({ rule }) => rule);
}
