/** Picked faces as a style sheet has them. */
import type { PickedFace } from './picked.ts';

/** `@font-face` rules with the faces as `data:` URIs. */
export function fontFaceCss(faces: readonly PickedFace[]): string {
  return faces.map(faceRule).join('\n');
}

/** A face for all weights also stands for the slanted ones: Chromium would slant Han by itself, which no book does. */
function faceRule({ family, weight, heaviest, features, size, isWhole, style, unicodeRange, data }: PickedFace): string {
  const source = `url(data:font/woff2;base64,${Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')})`;
  const weights = heaviest === undefined ? weight : `${weight} ${heaviest}`;
  const styles = heaviest === undefined || isWhole ? style : 'oblique 0deg 20deg';
  const set = [
    features === undefined ? '' : `font-feature-settings:${features};`,
    size === undefined ? '' : `size-adjust:${size}%;`,
    isWhole ? 'font-stretch:50%;' : '',
  ].join('');
  return `@font-face{font-family:"${family}";font-weight:${weights};font-style:${styles};${set}unicode-range:${unicodeRange};src:${source} format("woff2")}`;
}
