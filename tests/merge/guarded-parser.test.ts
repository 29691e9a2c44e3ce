/** Appendices come from strangers: a few kilobytes of one may unpack to more than the machine has, and are not unpacked. */
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import { expect, it } from 'vitest';
import { inspect } from '../../scripts/merge/inspect.ts';
import { open } from '../../scripts/merge/source.ts';
import { unpackOrSay } from '../../scripts/merge/unpack.ts';
import { markdown, readFiles } from '../support/read.ts';

const mega = 2 ** 20;
const blank = (megabytes: number): Uint8Array => deflateSync(Buffer.alloc(megabytes * mega, ' '), { level: 1 });
/** One object of an object stream, and blanks behind it. */
const sparse = (megabytes: number): Uint8Array => deflateSync(`7 0 ()${' '.repeat(megabytes * mega)}`, { level: 1 });

/** A sound file with these objects before its own. */
async function withObjects(...objects: readonly (readonly [dict: string, contents: Uint8Array])[]): Promise<Uint8Array> {
  const made = await PDFDocument.create({ updateMetadata: false });
  made.addPage();
  const sound = Buffer.from(await made.save({ useObjectStreams: false })).toString('latin1');
  const first = sound.search(/\d+ 0 obj/);
  const streams = objects.map(([dict, contents], index) =>
    Buffer.concat([
      Buffer.from(`${900 + index} 0 obj\n<<${dict}/Length ${contents.length}>>stream\n`),
      contents,
      Buffer.from('\nendstream\nendobj\n'),
    ]),
  );
  return Buffer.concat([Buffer.from(sound.slice(0, first), 'latin1'), ...streams, Buffer.from(sound.slice(first), 'latin1')]);
}

const objectStream = '/Type/ObjStm/N 1/First 4/Filter/FlateDecode';
const twice = (bytes: Uint8Array): Uint8Array => deflateSync(bytes);

it.each<[string, () => Promise<Uint8Array>]>([
  ['an object stream of 300 MB', () => withObjects([objectStream, blank(300)])],
  ['one whose type is escaped', () => withObjects(['/Type/Obj#53tm/N 1/First 4/Filter/FlateDecode', blank(300)])],
  ['one that is packed twice', () => withObjects(['/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]', twice(blank(300))])],
  ['many object streams of 60 MB', () => withObjects(...Array.from({ length: 3 }, () => [objectStream, sparse(60)] as const))],
  ['more objects than any file has', () => withObjects(['/Type/ObjStm/N 3000000/First 4/Filter/FlateDecode', blank(1)])],
])('%s is not opened', async (_, make) => {
  expect(await inspect(await make())).toEqual({ problem: 'too-much' });
});

it('what only a page would unpack does not keep a file from being opened, nor do entries of a cross-reference stream', async () => {
  const entries = '/Type/XRef/Size 1/Index[0 2000000000]/W[1 2 1]/Filter/FlateDecode';
  expect(await inspect(await withObjects(['/Filter/FlateDecode', blank(300)], [entries, blank(300)]))).toEqual({ pages: 1 });
});

it('how many of its objects cannot be read is told at the appendix', async () => {
  const file = await PDFDocument.create({ updateMetadata: false });
  const lost = file.context.register(file.context.obj({ Here: 'Gone' }));
  file.addPage().node.set(PDFName.of('PieceInfo'), lost);
  const sound = Buffer.from(await file.save({ useObjectStreams: false })).toString('latin1');
  const broken = Buffer.from(sound.replace('/Here /Gone', '/Here >> ['), 'latin1');
  expect(await inspect(broken)).toEqual({ pages: 1, lost: 1 });
  const { lines } = await readFiles({ ...markdown('Text.', 'appendices: [{ title: One, file: a.pdf }]\n'), 'a.pdf': broken });
  expect(lines).toEqual([expect.stringMatching(/^article\.md:3:34 warning damaged-appendix: "a\.pdf" is damaged: a part of it/)]);
});

it('an object stream with a wrong sum at its end is read', async () => {
  const packed = deflateSync('77 0 /Here');
  packed.subarray(-4).fill(0);
  const { context } = await open(await withObjects(['/Type/ObjStm/N 1/First 5/Filter/FlateDecode', packed]));
  expect(context.lookup(PDFRef.of(77))).toBe(PDFName.of('Here'));
});

it.each([{ Columns: 2_000_000_000 }, { Columns: 99_999_999_999 }, { Columns: -5 }, { Columns: 0.5 }, { Colors: -1 }])(
  'rows of a predictor are no longer than what there is: %j',
  async (given) => {
    const { context } = await PDFDocument.create({ updateMetadata: false });
    const dict = context.obj({ Filter: 'FlateDecode', DecodeParms: { Predictor: 15, ...given } });
    const unpacked = unpackOrSay(context, PDFRawStream.of(dict, deflateSync('\0hello world')), mega);
    expect(typeof unpacked === 'object' && unpacked.bytes.length).toBeLessThan(100);
  },
);

it.each([
  ['RunLengthDecode', Buffer.alloc(2 * mega, Buffer.from([129, 32]))],
  ['FlateDecode', blank(100)],
])('%s is undone no further than the limit', async (filter, contents) => {
  const { context } = await PDFDocument.create({ updateMetadata: false });
  const stream = PDFRawStream.of(context.obj({ Filter: PDFName.of(filter) }), contents);
  expect(unpackOrSay(context, stream, mega)).toBe('too-much');
});

it('is told at its place in the article', async () => {
  const { lines } = await readFiles({
    ...markdown('Text.', 'appendices: [{ title: A, file: a.pdf }]\n'),
    'a.pdf': await withObjects([objectStream, blank(300)]),
  });
  expect(lines).toEqual([
    expect.stringMatching(
      /^article\.md:\d+:\d+ error appendix-too-large: "a\.pdf" unpacks to far more than a document holds \(print it .*\)$/,
    ),
  ]);
});
