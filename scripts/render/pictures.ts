/**
 * Pictures drawn again by the browser: smaller, upright, in sRGB with 8 bits a colour, on white, one image instead of a film; and nothing but pixels.
 *
 * Why the browser: it reads every format that it prints, CMYK and colour profiles included, and is there anyway. Rejected: an image library, a binary
 * of its own for each system. Canvas is drawn in software, so the same picture gives the same bytes.
 */
import type { PictureWish } from '../model/room.ts';
import type { Browser } from './browser.ts';

/** A picture as it is. `orientation`: EXIF's 2–8, where no browser obeys the one that the bytes hold. */
export interface Drawing {
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly orientation?: number;
  readonly wishes: readonly PictureWish[];
}

/** Each drawing's wishes as bytes, `undefined` where nothing was to be done; nothing at all for a picture that the browser cannot read. */
export async function drawPictures(
  browser: Browser,
  drawings: readonly Drawing[],
): Promise<readonly (readonly (Uint8Array | undefined)[] | undefined)[]> {
  return browser.withPage(async ({ session }) => {
    const made: (readonly (Uint8Array | undefined)[] | undefined)[] = [];
    for (const { bytes, ...rest } of drawings) {
      const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
      const expression = `(${drawn})(${JSON.stringify({ ...rest, data, quality })})`;
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails)
        throw new Error(`Drawing a picture failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
      const uris = result.value as readonly (string | null)[] | null;
      made.push(uris?.map((uri) => (uri === null ? undefined : Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64'))));
    }
    return made;
  });
}

/** Of JPEG and lossy WebP: at 300 dots an inch its traces cannot be seen. */
const quality = 0.85;

/** Runs in an empty page. Halves first, which takes in every pixel alike, and then goes the rest of the way. */
const drawn = `async ({ data, mime, orientation = 1, wishes, quality }) => {
  const canvas = (width, height) => Object.assign(document.createElement('canvas'), { width, height });
  const smooth = (target) => Object.assign(target.getContext('2d'), { imageSmoothingEnabled: true, imageSmoothingQuality: 'high' });
  const upright = (image) => {
    const { width, height } = image;
    const made = orientation >= 5 ? canvas(height, width) : canvas(width, height);
    const turns = { 2: [-1, 0, 0, 1, width, 0], 3: [-1, 0, 0, -1, width, height], 4: [1, 0, 0, -1, 0, height], 5: [0, 1, 1, 0, 0, 0],
      6: [0, 1, -1, 0, height, 0], 7: [0, -1, -1, 0, height, width], 8: [0, -1, 1, 0, 0, width] };
    const pen = smooth(made);
    pen.setTransform(...turns[orientation]);
    pen.drawImage(image, 0, 0);
    return made;
  };
  const halves = [];
  const scaled = (width, height) => {
    const fits = (half) => half.width >= width && half.height >= height;
    for (let last = halves.at(-1); last.width >= width * 2 && last.height >= height * 2; last = halves.at(-1)) {
      const half = canvas(Math.ceil(last.width / 2), Math.ceil(last.height / 2));
      smooth(half).drawImage(last, 0, 0, half.width, half.height);
      halves.push(half);
    }
    const made = canvas(width, height);
    smooth(made).drawImage(halves.findLast(fits) ?? halves[0], 0, 0, width, height);
    return made;
  };
  const isClear = (image) => {
    const { data } = image.getContext('2d').getImageData(0, 0, image.width, image.height);
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
    return false;
  };
  const onWhite = (image) => {
    const made = canvas(image.width, image.height);
    const pen = made.getContext('2d');
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, made.width, made.height);
    pen.drawImage(image, 0, 0);
    return made;
  };
  const signs = atob(data);
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = signs.charCodeAt(at);
  const image = await createImageBitmap(new Blob([bytes], { type: mime })).catch(() => null);
  if (!image) return null;
  halves.push(orientation > 1 ? upright(image) : image);
  const made = wishes.map(({ width, height, mime, white }) => {
    const small = scaled(width, height);
    if (white === 'ifClear' && !isClear(small)) return null;
    return (white ? onWhite(small) : small).toDataURL(mime, quality);
  });
  image.close();
  return made;
}`;
