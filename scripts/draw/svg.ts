/** A library's SVG as a plain picture: no scripts, styles, events or marks of the library, the same bytes each time. */
import type { Picture } from '../model/picture.ts';

/** What every drawing's words are set in; documents embed it. */
export const family = 'Plus Jakarta Sans';

/** Takes out what only a live page needs, and numbers ids anew: the library counts them over all charts of a process. Words stay as the author has them. */
export function cleanSvg(svg: string): string {
  return numberIds(
    inTags(
      svg
        // oxlint-disable-next-line no-control-regex
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
        .replace(/<style[^>]*>[\s\S]*?<\/style>/g, ''),
      plainTag,
    ).replace(/>\s+</g, '><'),
  );
}

/** The SVG with each tag made anew, and no word that stands between them. */
export function inTags(svg: string, made: (tag: string) => string): string {
  return svg.replace(/<(?:"[^"]*"|[^">])+>/g, made);
}

function plainTag(tag: string): string {
  return tag
    .replace(/ (?:ecmeta_[\w-]+|class|pointer-events|data-[\w-]+|baseProfile|version|xml:space)="[^"]*"/g, '')
    .replace(/font-family:[^;"]*;?/g, '')
    .replace(/ style=""/g, '')
    .replace(/(\d\.\d{2})\d+/g, '$1');
}

/** With its size as the view box, and the family once, at the root. */
export function toPicture(body: string, width: number, height: number): Picture {
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${family}" font-variant-numeric="tabular-nums lining-nums">${body}</svg>`;
  return { mime: 'image/svg+xml', bytes: new TextEncoder().encode(svg), width, height };
}

/** What stands inside the root. */
export function innerOf(svg: string): string {
  return svg.replace(/^[\s\S]*?<svg\b(?:"[^"]*"|[^>"])*>/, '').replace(/<\/svg>\s*$/, '');
}

function numberIds(svg: string): string {
  const ids = [...new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? ''))];
  const names = new Map(ids.map((id, index) => [id, `d${index + 1}`]));
  return inTags(svg, (tag) =>
    tag
      .replace(/ id="([^"]+)"/g, (_, id: string) => ` id="${names.get(id) ?? id}"`)
      .replace(/url\(#([^()]+)\)/g, (_, id: string) => `url(#${names.get(id) ?? id})`)
      .replace(/href="#([^"]+)"/g, (_, id: string) => `href="#${names.get(id) ?? id}"`),
  );
}
