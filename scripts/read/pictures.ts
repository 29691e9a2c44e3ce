/**
 * What kind of picture some bytes are, and how large: by their own first bytes, never by the file's name. What cameras and editors wrote into
 * them about their owner is taken out here, so that no output can hold it.
 *
 * Why by hand: five short headers; the libraries for it read twenty formats that no browser prints.
 */
import type { Picture } from '../model/picture.ts';
import { readGif } from './picture-gif.ts';
import { readJpeg } from './picture-jpeg.ts';
import { readPng } from './picture-png.ts';
import { readSvg } from './picture-svg.ts';
import { readWebp } from './picture-webp.ts';

/** The picture, or `undefined` when the bytes are none that a slide or a page can show. */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  const picture =
    readPng(bytes) ?? readGif(bytes) ?? readJpeg(bytes) ?? readWebp(bytes) ?? readSvg(bytes, (photo) => readPicture(photo)?.bytes);
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
      return /<\/(?:\w+:)?svg\s*>|<(?:\w+:)?svg\b[^<>]*\/>/.test(buffer.toString('utf8'));
  }
}
