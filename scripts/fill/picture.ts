/**
 * A picture as a data URI, so that every HTML file stands alone.
 *
 * An SVG inside `<img>` cannot see the page's fonts: on a machine without fonts its words would vanish without an error. So it carries them,
 * and every family that it names falls back to the embedded one. Rejected: SVG in place; its ids and styles would leak into the page.
 */
import type { Picture } from '../model/article.ts';

const fallback = 'Plus Jakarta Sans';

/** The picture's bytes as `data:…`; `fontCss` (font faces with data URIs) goes into an SVG that holds words. */
export function pictureUri(picture: Picture, fontCss: string): string {
  const isSvg = picture.mime === 'image/svg+xml';
  const bytes = isSvg ? Buffer.from(withFonts(Buffer.from(picture.bytes).toString('utf8'), fontCss)) : Buffer.from(picture.bytes);
  return `data:${picture.mime};base64,${bytes.toString('base64')}`;
}

function withFonts(svg: string, fontCss: string): string {
  if (!/<(text|foreignObject)\b/.test(svg) || fontCss === '') return svg;
  const style = `<style><![CDATA[${facesOf(svg, fontCss)} svg{font-family:'${fallback}'}]]></style>`;
  return withFallback(svg).replace(/<svg\b(?:"[^"]*"|'[^']*'|[^>"'])*>/, (root) => (root.endsWith('/>') ? root : root + style));
}

/** Only the families, weights and slants that the picture names, and the fallback's regular: each picture carries its own copy. */
function facesOf(svg: string, fontCss: string): string {
  const faces = (fontCss.match(/@font-face\s*\{[^}]*\}/g) ?? []).map((rule) => ({
    rule,
    family: family(rule),
    weight: weight(rule),
    italic: /italic/.test(rule),
  }));
  const slanted = /\b(italic|oblique)\b/.test(svg);
  const named = faces.filter((face) => (face.family === fallback || svg.includes(face.family)) && (slanted || !face.italic));
  const wanted = [
    400,
    ...[...svg.matchAll(/font-weight\s*[:=]\s*["']?\s*(\d+|bold)/g)].map(([, value]) => (value === 'bold' ? 700 : Number(value))),
  ];
  const kept = new Set(
    wanted.flatMap((at) => [...new Set(named.map((face) => face.family))].map((of) => `${of} ${nearest(named, of, at)}`)),
  );
  return named
    .filter((face) => kept.has(`${face.family} ${face.weight}`))
    .map(({ rule }) => rule)
    .join('');
}

/** The weight that a browser takes for `at`, near enough: the closest that there is. */
function nearest(faces: readonly { readonly family: string; readonly weight: number }[], of: string, at: number): number {
  const weights = faces.filter((face) => face.family === of).map((face) => face.weight);
  return weights.reduce((best, one) => (Math.abs(one - at) < Math.abs(best - at) ? one : best), weights[0] ?? 400);
}

const family = (face: string): string => /font-family:\s*["']?([^"';]+)/.exec(face)?.[1]?.trim() ?? '';
const weight = (face: string): number => Number(/font-weight:\s*(\d+)/.exec(face)?.[1] ?? 400);

function withFallback(svg: string): string {
  return svg
    .replace(/font-family="([^"]+)"/g, `font-family="$1, '${fallback}'"`)
    .replace(/font-family='([^']+)'/g, `font-family='$1, "${fallback}"'`)
    .replace(/font-family:\s*([^;}<]+?)(?=\s*[;}<"])/g, (rule: string, families: string) =>
      families.includes('"') ? rule : `font-family:${families}, ${fallback}`,
    );
}
