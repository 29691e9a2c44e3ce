import { PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { merge } from '../../scripts/merge/merge.ts';
import { readTrueType } from '../../scripts/merge/truetype.ts';
import type { TrueType } from '../../scripts/merge/truetype.ts';
import { at, faces, fixture, metadata, read, text } from './files.ts';

const face = 'SourceSerif4-Regular';
const both = (first: Uint8Array): Promise<Uint8Array> =>
  merge(
    [
      { bytes: first, kind: 'own' },
      { bytes: fixture('text'), kind: 'own' },
    ],
    { bookmarks: [], metadata },
  );

interface Font {
  readonly font: PDFDict;
  readonly file: PDFRawStream;
}

function fontOf(file: PDFDocument): Font {
  const isIt = (value: PDFObject): value is PDFDict =>
    text(file, value, 'Subtype') === 'Type0' && text(file, value, 'BaseFont').endsWith(`+${face}`);
  const font = file.context
    .enumerateIndirectObjects()
    .map(([, value]) => value)
    .find(isIt);
  const stream = at(file, font, 'DescendantFonts', 0, 'FontDescriptor', 'FontFile2');
  if (font === undefined || !(stream instanceof PDFRawStream)) throw new Error(`No ${face}`);
  return { font, file: stream };
}

const unpacked = (stream: PDFObject | undefined): Uint8Array =>
  stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : new Uint8Array();

/** Glyph ids by character. */
function glyphsOf(file: PDFDocument): ReadonlyMap<string, number> {
  const cmap = new TextDecoder('latin1').decode(unpacked(at(file, fontOf(file).font, 'ToUnicode')));
  const lines = [...cmap.slice(cmap.indexOf('beginbfchar')).matchAll(/<(....)> <(....)>/g)];
  return new Map(lines.map(([, glyph = '', code = '']) => [String.fromCharCode(Number.parseInt(code, 16)), Number.parseInt(glyph, 16)]));
}

const program = (file: PDFDocument): TrueType => readTrueType(unpacked(fontOf(file).file)) as TrueType;

describe('fonts', () => {
  it('stores each face and each picture once', async () => {
    const parts = ['front', 'text', 'slides'].map((part) => ({ bytes: fixture(part), kind: 'own' as const }));
    const file = await read(await merge(parts, { bookmarks: [], metadata, stamps: { bytes: fixture('stamps'), pages: [0, 1] } }));
    expect(faces(file)).toEqual([...new Set(faces(file))]);
    expect(faces(file)).toContain('PlusJakartaSans-Bold');
    const images = file.context.enumerateIndirectObjects().filter(([, value]) => text(file, value, 'Subtype') === 'Image');
    expect(images).toHaveLength(2);
  });

  it('hold the glyphs of all parts, at their places', async () => {
    const [front, body, merged] = await Promise.all([fixture('front'), fixture('text'), await both(fixture('front'))].map(read));
    const [a, b, union] = [program(front as PDFDocument), program(body as PDFDocument), program(merged as PDFDocument)];
    for (const [id, glyph] of union.glyphs.entries()) {
      const source = a.glyphs.get(id) ?? b.glyphs.get(id) ?? new Uint8Array();
      expect([...glyph].slice(0, source.length)).toEqual([...source]);
      if (source.length > 0) expect((a.glyphs.has(id) ? a : b).metrics.get(id)).toEqual(union.metrics.get(id));
    }
    for (const letter of ['ë', 'Q', 'z', 'w'])
      expect(union.glyphs.get(glyphsOf(merged as PDFDocument).get(letter) ?? -1)?.length).toBeGreaterThan(10);
    expect(text(merged as PDFDocument, fontOf(merged as PDFDocument).font, 'BaseFont')).toMatch(/^[A-Z]{6}\+/);
  });

  it('are whole files: all checksums add up', async () => {
    const bytes = unpacked(fontOf(await read(await both(fixture('front')))).file);
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let sum = 0;
    for (let offset = 0; offset < bytes.length; offset += 4) sum = (sum + data.getUint32(offset)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  it('stay apart if they disagree about a glyph', async () => {
    const file = await read(fixture('front'));
    const { file: stream } = fontOf(file);
    const bytes = unpacked(stream).slice();
    const id = glyphsOf(file).get('e') ?? (glyphsOf(await read(fixture('text'))).get('e') as number);
    const glyph = (readTrueType(bytes) as TrueType).glyphs.get(id);
    if (glyph === undefined) throw new Error('No glyph to change');
    glyph[glyph.length - 6] = ((glyph[glyph.length - 6] ?? 0) + 1) & 0xff;
    const changed = file.context.flateStream(bytes, { Length1: bytes.length });
    (at(file, fontOf(file).font, 'DescendantFonts', 0, 'FontDescriptor') as PDFDict).set(
      PDFName.of('FontFile2'),
      file.context.register(changed),
    );
    const merged = await read(await both(await file.save()));
    expect(faces(merged).filter((name) => name === face)).toHaveLength(2);
    expect(faces(merged).filter((name) => name === 'PlusJakartaSans-Bold')).toHaveLength(1);
  });
});
