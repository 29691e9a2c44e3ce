/**
 * What kind of picture some bytes are, and how large: by their own first bytes, never by the file's name. What cameras and editors wrote into
 * them about their owner is taken out here, so that no output can hold it.
 *
 * Why by hand: four short headers; the libraries for it read twenty formats that no browser prints.
 */
import type { Picture } from '../model/article.ts';
import { readJpeg } from './picture-jpeg.ts';
import { readPng } from './picture-png.ts';
import { readWebp } from './picture-webp.ts';

/** The picture, or `undefined` when the bytes are none that a slide or a page can show. */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  const picture = readPng(bytes) ?? readGif(bytes) ?? readJpeg(bytes) ?? readWebp(bytes) ?? readSvg(bytes);
  return picture && picture.width > 0 && picture.height > 0 && isWhole(picture.mime, bytes) ? picture : undefined;
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

/** More than one image (each begins with 0x2c, behind a control extension) makes it move. */
function readGif(bytes: Uint8Array): Picture | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 14 || !/^GIF8[79]a$/.test(data.toString('latin1', 0, 6))) return undefined;
  const control = Buffer.from([0x21, 0xf9, 0x04]);
  const moving = data.indexOf(control, data.indexOf(control) + 8) > data.indexOf(control);
  const size = { width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
  return { mime: 'image/gif', ...size, bytes, transparent: true, ...(moving ? { moving } : {}) };
}

function readSvg(bytes: Uint8Array): Picture | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096)).replace(/<!--[\s\S]*?-->/g, '');
  const root = /<svg\b[^>]*>/.exec(head)?.[0];
  if (!root || !/^\uFEFF?\s*(<\?xml|<!DOCTYPE|<svg)/.test(head)) return undefined;
  const box = /\bviewBox\s*=\s*["']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)/.exec(root);
  const number = (name: string): number => Number(new RegExp(`\\b${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`).exec(root)?.[1] ?? 0);
  return {
    mime: 'image/svg+xml',
    bytes,
    width: Number(box?.[1] ?? 0) || number('width') || 300,
    height: Number(box?.[2] ?? 0) || number('height') || 150,
  };
}
