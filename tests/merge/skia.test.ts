/** What Skia writes is read as pdf-lib's own parser reads it; whatever it would not write is left to that one. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assert, integer, property } from 'fast-check';
import { PDFDocument, PDFRawStream } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSkia } from '../../scripts/merge/skia.ts';
import { startBrowser, type Browser } from '../../scripts/render/browser.ts';
import { findBrowser } from '../../scripts/render/chromium.ts';
import { print } from '../../scripts/render/print.ts';

/** All that a file says, as text. */
const contentsOf = (
  { header, trailerInfo, largestObjectNumber, ...context }: PDFContext,
  objects: ReturnType<PDFContext['enumerateIndirectObjects']>,
) => ({
  header: header.toString(),
  trailer: [trailerInfo.Root, trailerInfo.Info, trailerInfo.ID].map(String),
  largestObjectNumber,
  kinds: objects.map(([ref, object]) => [ref.tag, object.constructor.name]),
  objects: objects.map(([ref, object]) => [ref.tag, object instanceof PDFRawStream ? object.dict.toString() : object.toString()]),
  streams: objects.flatMap(([, object]) => (object instanceof PDFRawStream ? [Buffer.from(object.contents).toString('base64')] : [])),
  isEncrypted: 'Encrypt' in context && context.Encrypt !== undefined,
});
const all = (context: PDFContext | undefined) => context && contentsOf(context, context.enumerateIndirectObjects());
const byPdfLib = async (bytes: Uint8Array) => all((await PDFDocument.load(bytes, { updateMetadata: false })).context);

const page = `<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>One (two\\) «three» 四</title></head><body>
<h1 id="top">Heading (with) \\ signs</h1><p>Some <b>bold</b> and <i>slanted</i> text, <a href="https://example.org/a(b)">a link</a>, <a href="#top">up</a>.</p>
<table><tr><th>A</th><td>1</td></tr></table><ul><li>one<li>two</ul><svg width="60" height="60"><defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/>
</linearGradient></defs><rect width="50" height="50" fill="url(#g)" opacity=".3"/></svg><p style="break-before:page">حلف دفاعي 国际 🙂</p></body></html>`;

let browser: Browser;
let printed: Uint8Array;
beforeAll(async () => {
  const choice = await findBrowser(process.env);
  if ('missing' in choice) throw new Error(choice.missing);
  browser = await startBrowser(choice, process.env);
  printed = await print(browser, page);
}, 60_000);
afterAll(() => browser?.close());

const folder = path.join(import.meta.dirname, 'fixtures');
const prints = readdirSync(folder).filter(
  (file) => file.endsWith('.pdf') && readFileSync(path.join(folder, file)).includes('/Producer (Skia'),
);

describe('a print', () => {
  it('is read as pdf-lib reads it', async () => {
    expect(all(readSkia(printed))).toEqual(await byPdfLib(printed));
    const plain = await print(browser, page, { tagged: false, outline: false });
    expect(all(readSkia(plain))).toEqual(await byPdfLib(plain));
  });

  it('is read so from the middle of a buffer too', async () => {
    const room = new Uint8Array(printed.length + 20);
    room.set(printed, 7);
    expect(all(readSkia(room.subarray(7, 7 + printed.length)))).toEqual(await byPdfLib(printed));
  });

  it.each(prints)('kept as %s is read as pdf-lib reads it', async (file) => {
    const bytes = readFileSync(path.join(folder, file));
    expect(all(readSkia(bytes))).toEqual(await byPdfLib(bytes));
  });
});

describe('what Skia would not write', () => {
  it('is left alone', async () => {
    const other = await PDFDocument.create({ updateMetadata: false });
    other.addPage();
    expect(readSkia(await other.save({ updateFieldAppearances: false }))).toBeUndefined();
    expect(readSkia(new Uint8Array())).toBeUndefined();
    expect(readSkia(printed.subarray(0, 200))).toBeUndefined();
    expect(readSkia(printed.subarray(0, -30))).toBeUndefined();
    expect(readSkia(Buffer.concat([printed, Buffer.from('1 0 obj\n<<>>\nendobj\n')]))).toBeUndefined();
    const text = Buffer.from(printed).toString('latin1');
    const nested = text.replace(/\/Lang \([a-z]+\)/, (found) => '['.repeat(found.length));
    expect(readSkia(Buffer.from(nested, 'latin1'))).toBeUndefined();
    expect(
      readSkia(
        Buffer.from(
          text.replace(/\/Root \d+ 0 R/, (found) => found.replace(/\d+/, (digits) => '9'.repeat(digits.length))),
          'latin1',
        ),
      ),
    ).toBeUndefined();
  });

  it('never stops a build, whatever byte is broken', () => {
    assert(
      property(integer({ min: 0, max: printed.length - 1 }), integer({ min: 0, max: 255 }), (at, value) => {
        const broken = Uint8Array.from(printed);
        broken[at] = value;
        const context = readSkia(broken);
        expect(context === undefined || context.enumerateIndirectObjects().length > 0).toBe(true);
      }),
      { numRuns: 2000, seed: 20261129 },
    );
  });
});
