/** What is read of a picture's bytes, and what is taken out of them. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { orientationOf, orientationOnly } from '../../scripts/read/exif.ts';
import { readPicture } from '../../scripts/read/pictures.ts';
import { svgFault } from '../../scripts/read/svg-fault.ts';

const folder = path.resolve('tests/pictures/fixtures');
const read = (name: string): Buffer => readFileSync(path.join(folder, name));
const bytesOf = (bytes: Uint8Array): Buffer => Buffer.from(readPicture(bytes)?.bytes ?? []);

/** A segment of a JPEG. */
const segment = (marker: number, content: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]), Buffer.from(content, 'latin1')]);
const withSegment = (jpeg: Buffer, added: Buffer): Buffer => Buffer.concat([jpeg.subarray(0, 2), added, jpeg.subarray(2)]);

describe('every picture', () => {
  it.each(readdirSync(folder).filter((name) => name !== 'turned.webp'))(
    '%s keeps nothing of its owner, and is read again as the same',
    (name) => {
      const picture = readPicture(read(name));
      expect(picture).toBeDefined();
      expect(bytesOf(read(name)).includes('SecretCamera')).toBe(false);
      const again = readPicture(picture?.bytes ?? new Uint8Array());
      expect({ ...again, bytes: again?.bytes.length, orientation: 0 }).toEqual({
        ...picture,
        bytes: picture?.bytes.length,
        orientation: 0,
      });
    },
  );

  it.each(readdirSync(folder))('%s cut anywhere, or with a byte changed, throws nothing', (name) => {
    const bytes = read(name);
    for (let at = 0; at < bytes.length; at += 7) {
      readPicture(bytes.subarray(0, at));
      const changed = Buffer.from(bytes);
      changed[at] = 0xff;
      changed[at + 1] = 0xff;
      readPicture(changed);
    }
  });
});

describe('a JPEG', () => {
  it('loses only what is private: its scan and tables stay', () =>
    expect(bytesOf(read('private.jpg')).equals(read('plain.jpg'))).toBe(true));

  it('that holds nothing private is the same bytes', () => expect(bytesOf(read('plain.jpg')).equals(read('plain.jpg'))).toBe(true));

  it.each([
    ['IPTC', segment(0xed, 'Photoshop 3.0\0SecretCamera')],
    ['a second picture', segment(0xe2, 'MPF\0SecretCamera')],
    ['a comment', segment(0xfe, 'SecretCamera')],
    ['notes of a maker', segment(0xe5, 'SecretCamera')],
  ])('loses %s', (_, added) => expect(bytesOf(withSegment(read('plain.jpg'), added)).equals(read('plain.jpg'))).toBe(true));

  it('keeps its orientation and no other note', () => {
    const picture = readPicture(read('turned.jpg'));
    expect(picture).toMatchObject({ orientation: 6, width: 200, height: 150 });
    expect(readPicture(picture?.bytes ?? new Uint8Array())).toMatchObject({ orientation: 6, width: 200, height: 150 });
  });

  it('with something between its parts that is none is left alone, and drawn again', () => {
    const plain = read('plain.jpg');
    const scan = plain.indexOf(Buffer.from([0xff, 0xda]));
    const odd = Buffer.concat([plain.subarray(0, scan), Buffer.from('odd'), plain.subarray(scan)]);
    expect(readPicture(odd)?.foreign).toBe(true);
    expect(bytesOf(odd).equals(odd)).toBe(true);
  });

  it('in CMYK is foreign, one that says sRGB is not', () => {
    expect(readPicture(read('cmyk.jpg'))?.foreign).toBe(true);
    expect(readPicture(withSegment(read('plain.jpg'), segment(0xe2, 'ICC_PROFILE\0\x01\x01sRGB IEC61966-2.1')))?.foreign).toBeUndefined();
    expect(readPicture(withSegment(read('plain.jpg'), segment(0xe2, 'ICC_PROFILE\0\x01\x01Display P3')))?.foreign).toBe(true);
  });
});

describe('a PNG', () => {
  it('keeps its pixels', () => {
    const [before, after] = [PNG.sync.read(read('private.png')), PNG.sync.read(bytesOf(read('private.png')))];
    expect(after.data.equals(before.data)).toBe(true);
  });

  it('keeps its orientation in a chunk with a right checksum', () => {
    const bytes = bytesOf(read('turned.png'));
    expect(readPicture(bytes)).toMatchObject({ orientation: 6, width: 200, height: 150 });
    expect(PNG.sync.read(bytes).width).toBe(150);
  });
});

it('a WebP loses its notes, its orientation as well: no browser obeys it there', () => {
  const picture = readPicture(read('turned.webp'));
  expect(picture).toMatchObject({ orientation: 6, width: 200, height: 150 });
  const again = readPicture(picture?.bytes ?? new Uint8Array());
  expect(again).toMatchObject({ width: 150, height: 200 });
  expect(bytesOf(read('turned.webp')).includes('SecretCamera')).toBe(false);
});

it.each([0, 9, 255])('an orientation %i is none', (orientation) => {
  expect(orientationOf(orientationOnly(orientation))).toBe(1);
  expect(orientationOf(orientationOnly(8))).toBe(8);
});

it.each([true, false])('a lossless WebP says whether it is see-through: %s', (isClear) => {
  const webp = Buffer.alloc(32);
  webp.write('RIFF', 0, 'latin1');
  webp.writeUInt32LE(24, 4);
  webp.write('WEBPVP8L', 8, 'latin1');
  webp.writeUInt32LE(12, 16);
  webp[20] = 0x2f;
  webp.writeUInt32LE(3 | (2 << 14) | (isClear ? 1 << 28 : 0), 21);
  const { transparent, ...picture } = readPicture(webp) ?? {};
  expect(picture).toMatchObject({ mime: 'image/webp', width: 4, height: 3 });
  expect(transparent).toBe(isClear ? true : undefined);
});

it('a film is known as one, a still GIF is not', () => {
  expect(readPicture(read('moving.gif'))?.moving).toBe(true);
  const still = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  expect(readPicture(still)).toMatchObject({ mime: 'image/gif', width: 1 });
  expect(readPicture(still)?.moving).toBeUndefined();
});

describe('a GIF', () => {
  it('loses comments, what programs wrote and what is behind its end; its images and how often they are shown stay', () =>
    expect(bytesOf(read('private.gif')).equals(read('moving.gif'))).toBe(true));

  it('that holds nothing private is the same bytes', () => expect(bytesOf(read('moving.gif')).equals(read('moving.gif'))).toBe(true));
});

describe('an SVG', () => {
  it('keeps all that is drawn, as it was written', () => {
    const text = bytesOf(read('private.svg')).toString('utf8');
    expect(text).toContain('<![CDATA[ .a::before { content: "<!-- kept -->"; } ]]>');
    expect(text).toContain('<own:rect id="r" width="9" height="9" class="a"/>');
    expect(text).toContain('<use xlink:href="#r" fill="#ff0000"/><text x="1" y="9">é &lt;!-- kept --&gt;</text>');
    expect(text).toContain('<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">');
    expect(text).toMatch(/<svg xmlns="[^"]+" xmlns:xlink="[^>]+ viewBox="0 0 12 10" data-a="x > y">\s+<style>/);
    expect(text).not.toMatch(/metadata|pgf|xpacket|content="S/);
  });

  it('takes what is private out of the photos in it', () => {
    const around = (photo: Buffer): Buffer =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><image xlink:href="data:image/jpeg;base64,${photo.toString('base64')}"/></svg>`,
      );
    expect(bytesOf(around(read('private.jpg'))).equals(around(read('plain.jpg')))).toBe(true);
  });

  it('that holds nothing private is the same bytes', () => {
    const plain = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="3" height="2"></svg>',
    );
    expect(readPicture(plain)?.bytes).toBe(plain);
  });

  it('is one however much is said before it, and nothing else that holds one', () => {
    const svg = '<svg viewBox="0 0 4 3" xmlns="http://www.w3.org/2000/svg"/>';
    const licence = `<?xml version="1.0"?>\n<!-- <svg> ${'All rights. '.repeat(1000)}-->`;
    expect(readPicture(Buffer.from(licence + svg))).toMatchObject({ mime: 'image/svg+xml', width: 4, height: 3 });
    expect(readPicture(Buffer.from(`<!DOCTYPE html><p>${svg}</p>`))).toBeUndefined();
  });

  it('of any size is read in one pass', () => {
    const much = '<!-- '.repeat(200_000);
    for (const rest of [
      much,
      '<a '.repeat(200_000),
      `<a ${' '.repeat(300_000)}x`,
      '<?'.repeat(200_000),
      '<!DOCTYPE ['.repeat(50_000),
      '<svg '.repeat(200_000),
      `</svg><!DOCTYPE ${much}`,
    ])
      for (const look of [(svg: string) => readPicture(Buffer.from(svg)), svgFault]) look(`<svg xmlns:x="y" xmlns="z">${rest}</svg>`);
  }, 5000);
});

describe('an SVG that a browser shows nothing of', () => {
  const drawing = (inner: string, more = ''): string =>
    `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"${more}>${inner}</svg>`;

  it.each([
    ['a sign of markup', drawing('<text>A & B</text>'), '"&" stands alone'],
    ['a sign that only HTML has', drawing('<text>A&nbsp;B</text>'), '"&nbsp;"'],
    ['a tag that is not closed', drawing('<g>'), '<g> is not closed before </svg>'],
    ['tags that cross', drawing('<g><a></g></a>'), '<a> is not closed before </g>'],
    ['a value without quotes', drawing('<rect width=1/>'), '"<rect width=1/>"'],
    ['a name without a value', drawing('<rect hidden/>'), '"<rect hidden/>"'],
    ['a name that stands twice', drawing('<rect id="a" id="b"/>'), '"id" twice'],
    ['a prefix that is not declared', drawing('<use xlink:href="#a"/>'), 'xmlns:xlink'],
    ['no namespace', '<svg viewBox="0 0 1 1"></svg>', 'lacks xmlns='],
    ['text behind it', `${drawing('')} text`, '"text" stands behind'],
    ['an end that is missing', drawing('<g/>').slice(0, -'</svg>'.length), '<svg> is not closed'],
  ])('%s', (_, svg, fault) => expect(svgFault(svg)).toContain(fault));

  it('and what is sound has no fault', () => {
    const sound = [
      drawing('<style><![CDATA[ a > b & c ]]></style><text a=\'"\' b="\'>">&lt; &#65; &amp;</text><g\n/>'),
      drawing('<use xlink:href="#a"/>', ' xmlns:xlink="http://www.w3.org/1999/xlink"'),
      `<!DOCTYPE svg [ <!ENTITY own "x"> ]>${drawing('<text>&own;</text>')}<!-- end -->\n`,
      read('private.svg').toString('utf8'),
    ];
    expect(sound.map(svgFault)).toEqual(sound.map(() => undefined));
  });
});
