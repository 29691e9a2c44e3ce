/** A PNG's size and kind, and the same PNG without what is private: its texts and times, EXIF but for the orientation, editors' own chunks. */
import { inflateSync } from 'node:zlib';
import type { Picture } from '../model/picture.ts';
import { isOnSide, orientationOf, orientationOnly } from './exif.ts';
import { chunksOf, type Chunk, type ChunkLayout } from './picture-chunks.ts';
import { isStandard } from './picture-jpeg.ts';

/** The length, the type, the content, a check sum. */
const layout: ChunkLayout = { first: 8, type: 4, beside: 12, last: 'IEND', contentLength: (data, at) => data.readUInt32BE(at) };

/** The ancillary chunks that change how a picture looks (PNG, third edition, 11.3). */
const seen = ['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT'];

/** `undefined` for what is no PNG. Nothing is recoded. */
export function readPng(bytes: Uint8Array): Picture | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 45 || data.toString('latin1', 0, 4) !== '\x89PNG') return undefined;
  const chunks = chunksOf(data, data.length, layout);
  const [width, height, depth, colour] = [data.readUInt32BE(16), data.readUInt32BE(20), data[24] ?? 8, data[25] ?? 0];
  const find = (type: string): Chunk | undefined => chunks.find((chunk) => chunk.type === type);
  const [exif, profile] = [find('eXIf'), find('iCCP')];
  const orientation = exif ? orientationOf(data.subarray(exif.from + 8, exif.to - 4)) : 1;
  const isWide = profile !== undefined && !isStandard(profileOf(data.subarray(profile.from + 8, profile.to - 4)));
  return {
    mime: 'image/png',
    ...(isOnSide(orientation) ? { width: height, height: width } : { width, height }),
    bytes: withoutPrivate(data, chunks, orientation),
    ...(orientation > 1 ? { orientation } : {}),
    ...(depth === 16 || isWide || find('cICP') ? { foreign: true } : {}),
    ...(colour === 4 || colour === 6 || find('tRNS') ? { transparent: true } : {}),
    ...(find('acTL') ? { moving: true } : {}),
  };
}

/** The ICC profile behind its name, packed; nothing where it cannot be unpacked or is larger than any profile is. */
function profileOf(content: Buffer): Buffer {
  try {
    return inflateSync(content.subarray(content.indexOf(0) + 2), { maxOutputLength: 4_000_000 });
  } catch {
    return Buffer.alloc(0);
  }
}

function withoutPrivate(data: Buffer, chunks: readonly Chunk[], orientation: number): Uint8Array {
  const kept = chunks.filter(({ type }) => /^[A-Z]/.test(type) || seen.includes(type)).map(({ from, to }) => data.subarray(from, to));
  const length = kept.reduce((sum, chunk) => sum + chunk.length, 8);
  if (length === data.length) return data;
  const [header, ...rest] = kept;
  const exif = orientation > 1 ? [chunkOf('eXIf', orientationOnly(orientation))] : [];
  return Buffer.concat([data.subarray(0, 8), ...(header ? [header] : []), ...exif, ...rest]);
}

function chunkOf(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, check]);
}

/** CRC-32 as in ISO 3309; by hand, because Node has it only from 22 on. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
