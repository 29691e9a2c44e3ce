/** A JPEG's size and colours, and the same JPEG without what is private: EXIF but for the orientation, XMP, IPTC, comments, and what follows its end. */
import type { Picture } from '../model/picture.ts';
import { isOnSide, orientationOf, orientationOnly } from './exif.ts';

interface Segment {
  readonly marker: number;
  /** From the 0xff of its marker to its end; of a scan, its data included. */
  readonly from: number;
  readonly to: number;
}

/** `undefined` for what is no JPEG, or has no frame. Nothing is recoded. */
export function readJpeg(bytes: Uint8Array): Picture | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { segments, isWhole } = segmentsOf(data);
  const frame = segments.find(({ marker }) => isFrame(marker));
  if (!frame || frame.to < frame.from + 10) return undefined;
  const [height, width, components] = [data.readUInt16BE(frame.from + 5), data.readUInt16BE(frame.from + 7), data[frame.from + 9]];
  const exif = segments.find((segment) => startsWith(data, segment, 0xe1, 'Exif\0'));
  const orientation = exif ? orientationOf(data.subarray(exif.from + 10, exif.to)) : 1;
  const profile = segments.filter((segment) => startsWith(data, segment, 0xe2, 'ICC_PROFILE\0'));
  const foreign =
    !isWhole || components === 4 || (profile.length > 0 && !profile.some(({ from, to }) => isStandard(data.subarray(from, to))));
  return {
    mime: 'image/jpeg',
    ...(isOnSide(orientation) ? { width: height, height: width } : { width, height }),
    bytes: isWhole ? withoutPrivate(data, segments, orientation) : data,
    lossy: true,
    ...(orientation > 1 ? { orientation } : {}),
    ...(foreign ? { foreign } : {}),
  };
}

/** Start of frame, SOF0–SOF15 but for the tables DHT, JPG and DAC (ITU-T T.81, table B.1). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** An ICC profile that says it is sRGB, in either of the encodings of its description. */
export function isStandard(profile: Buffer): boolean {
  return profile.includes('sRGB', 0, 'latin1') || profile.includes('s\0R\0G\0B', 0, 'latin1');
}

function startsWith(data: Buffer, { marker, from, to }: Segment, wanted: number, name: string): boolean {
  return marker === wanted && data.toString('latin1', from + 4, Math.min(to, from + 4 + name.length)) === name;
}

/** All segments up to the picture's end mark; what follows it (a second picture, a film) is no part of it. Not whole: there was something that is none. */
function segmentsOf(data: Buffer): { segments: Segment[]; isWhole: boolean } {
  const segments: Segment[] = [];
  for (let at = 2; at + 2 <= data.length && data[at] === 0xff;) {
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) return { segments, isWhole: true };
    else if (at + 4 > data.length) break;
    else {
      const head = Math.min(data.length, at + 2 + data.readUInt16BE(at + 2));
      const to = marker === 0xda ? endOfScan(data, head) : head;
      segments.push({ marker, from: at, to });
      at = to;
    }
  }
  return { segments, isWhole: false };
}

/** In a scan's data 0xff is followed by 0, or by a restart mark; any other mark ends it. */
function endOfScan(data: Buffer, from: number): number {
  for (let at = data.indexOf(0xff, from); at >= 0 && at + 1 < data.length; at = data.indexOf(0xff, at + 1)) {
    const next = data[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return data.length;
}

/** What a reader needs of the segments for applications: JFIF, the colour profile, Adobe's colour transform. */
function isKept(data: Buffer, segment: Segment): boolean {
  const { marker } = segment;
  if (marker === 0xe2) return startsWith(data, segment, 0xe2, 'ICC_PROFILE\0');
  return marker === 0xe0 || marker === 0xee || (marker < 0xe0 || marker > 0xef ? marker !== 0xfe : false);
}

function withoutPrivate(data: Buffer, segments: readonly Segment[], orientation: number): Uint8Array {
  const kept = segments.filter((segment) => isKept(data, segment));
  const length = kept.reduce((sum, { from, to }) => sum + to - from, 4);
  if (length === data.length) return data;
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 34]), Buffer.from('Exif\0\0', 'latin1'), orientationOnly(orientation)]);
  const pieces = kept.map(({ from, to }) => data.subarray(from, to));
  return Buffer.concat([data.subarray(0, 2), ...(orientation > 1 ? [exif] : []), ...pieces, Buffer.from([0xff, 0xd9])]);
}
