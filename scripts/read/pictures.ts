/**
 * What kind of picture some bytes are, and how large: by their own first bytes, never by the file's name.
 *
 * Why by hand: four short headers; the libraries for it read twenty formats that no browser prints.
 */
import type { Picture } from '../model/article.ts';

/** The picture, or `undefined` when the bytes are none that a slide or a page can show. */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = png(bytes, view) ?? gif(bytes, view) ?? jpeg(bytes, view) ?? webp(bytes, view) ?? svg(bytes);
  return size && size.width > 0 && size.height > 0 && isWhole(size.mime, bytes) ? { ...size, bytes } : undefined;
}

/** Whether a picture's own end mark is there: a download that broke off has a good head and no end. */
function isWhole(mime: Picture['mime'], bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (mime) {
    case 'image/png':
      return buffer.lastIndexOf('IEND') > 0;
    case 'image/jpeg':
      return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) > buffer.length / 2;
    case 'image/gif':
      return buffer.lastIndexOf(0x3b) > 0;
    case 'image/webp':
      return buffer.readUInt32LE(4) + 8 <= buffer.length;
    case 'image/svg+xml':
      return /<\/svg\s*>|<svg\b[^>]*\/>/.test(buffer.toString('utf8'));
  }
}

type Size = Omit<Picture, 'bytes'>;

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

function png(bytes: Uint8Array, view: DataView): Size | undefined {
  if (ascii(bytes, 1, 4) !== 'PNG' || bytes[0] !== 0x89 || bytes.length < 45) return undefined;
  return { mime: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(bytes: Uint8Array, view: DataView): Size | undefined {
  if (!/^GIF8[79]a$/.test(ascii(bytes, 0, 6)) || bytes.length < 14) return undefined;
  return { mime: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** The frame header (SOF0–SOF15 but for the tables DHT, JPG, DAC) holds the size; EXIF orientation 5–8 turns it. */
function jpeg(bytes: Uint8Array, view: DataView): Size | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  let turned = false;
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    const length = view.getUint16(at + 2);
    if (marker === 0xe1) turned = isTurned(bytes.subarray(at + 4, at + 2 + length)) || turned;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { mime: 'image/jpeg', width: turned ? height : width, height: turned ? width : height };
    }
    at += 2 + length;
  }
  return undefined;
}

/** EXIF tag 0x0112 in the first directory. */
function isTurned(exif: Uint8Array): boolean {
  if (ascii(exif, 0, 4) !== 'Exif' || exif.length < 20) return false;
  const view = new DataView(exif.buffer, exif.byteOffset + 6, exif.byteLength - 6);
  const little = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, little);
  if (start + 2 > view.byteLength) return false;
  const count = view.getUint16(start, little);
  for (let index = 0; index < count; index++) {
    const at = start + 2 + index * 12;
    if (at + 12 > view.byteLength) return false;
    if (view.getUint16(at, little) === 0x0112) return view.getUint16(at + 8, little) >= 5;
  }
  return false;
}

function webp(bytes: Uint8Array, view: DataView): Size | undefined {
  if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 12) !== 'WEBP' || bytes.length < 30) return undefined;
  const chunk = ascii(bytes, 12, 16);
  const at24 = (at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  if (chunk === 'VP8X') return { mime: 'image/webp', width: at24(24) + 1, height: at24(27) + 1 };
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { mime: 'image/webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return chunk === 'VP8 '
    ? { mime: 'image/webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    : undefined;
}

function svg(bytes: Uint8Array): Size | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096)).replace(/<!--[\s\S]*?-->/g, '');
  const root = /<svg\b[^>]*>/.exec(head)?.[0];
  if (!root || !/^\uFEFF?\s*(<\?xml|<!DOCTYPE|<svg)/.test(head)) return undefined;
  const box = /\bviewBox\s*=\s*["']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)/.exec(root);
  const number = (name: string): number => Number(new RegExp(`\\b${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`).exec(root)?.[1] ?? 0);
  return {
    mime: 'image/svg+xml',
    width: Number(box?.[1] ?? 0) || number('width') || 300,
    height: Number(box?.[2] ?? 0) || number('height') || 150,
  };
}
