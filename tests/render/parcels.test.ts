/** What is sent to a tab once, and that a document comes out of it as it went in. */
import { describe, expect, it } from 'vitest';
import { createParcels, type Parcel } from '../../scripts/render/parcels.ts';

/** What a tab does with a parcel. */
function tab() {
  let kept = new Map<string, string>();
  return ({ mark, short, fresh, isFirst }: Parcel): string => {
    if (isFirst) kept = new Map();
    const unpacked = (text: string): string =>
      text.replace(new RegExp(`${mark}([0-9a-f]{32})`, 'g'), (whole, key: string) => kept.get(key) ?? whole);
    for (const [key, text] of fresh) kept.set(key, unpacked(text));
    return unpacked(short);
  };
}

const font = 'A'.repeat(3000);
const picture = `${'b+/'.repeat(2000)}==`;
const page = (...payloads: readonly string[]): string =>
  payloads.map((payload) => `<img src="data:image/png;base64,${payload}" alt="$&">`).join('$1');

describe('a document', () => {
  it('is sent with what the tab does not have, once', () => {
    const { pack } = createParcels();
    const unpack = tab();
    const parcels = [page(font), page(font, picture), page(picture, font, font)].map((html) => ({ html, parcel: pack(html) }));
    expect(parcels.map(({ parcel }) => parcel.fresh.map(([, payload]) => payload))).toEqual([[font], [picture], []]);
    expect(parcels.map(({ parcel }) => unpack(parcel))).toEqual(parcels.map(({ html }) => html));
    expect(parcels[2]?.parcel.short.length).toBeLessThan(400);
  });

  it('is sent with its style sheets and the fonts in them once, each style sheet as it stands', () => {
    const { pack } = createParcels();
    const unpack = tab();
    const rules = 'p{color:red}'.repeat(300);
    const style = `@font-face{src:url(data:font/woff2;base64,${font})}${rules}`;
    const sheets = (body: string): string => `<style>p{}</style><style>${style}</style><style>${rules}</style>${body}<style>open`;
    const parcels = [sheets('<p>$1</p>'), sheets(page(picture)), `<style media="print">${rules}</style>`];
    const packed = parcels.map((html) => ({ html, parcel: pack(html) }));
    expect(packed.map(({ parcel }) => unpack(parcel))).toEqual(parcels);
    expect(packed.map(({ parcel }) => parcel.fresh.length)).toEqual([3, 1, 0]);
    expect(packed[1]?.parcel.short.length).toBeLessThan(500);
    expect(packed[0]?.parcel.fresh.reduce((sum, [, text]) => sum + text.length, 0)).toBeLessThan(font.length + 2 * rules.length + 200);
  });

  it('has no names that one from another tab could have said', () => {
    const { pack } = createParcels();
    const unpack = tab();
    unpack(pack(page(font)));
    const other = createParcels();
    const { mark, fresh } = other.pack(page(font));
    const name = `${mark}${fresh[0]?.[0]}`;
    for (const html of [`<p>${name}</p>`, page(font) + name, page(picture)]) expect(unpack(pack(html))).toBe(html);
  });

  it('is forgotten by the tab before what it keeps grows without bound', () => {
    const { pack } = createParcels();
    const unpack = tab();
    let sent = 0;
    let resets = 0;
    for (let number = 0; number < 60; number += 1) {
      const html = page(font, String(number % 10).repeat(1_000_000) + number);
      const parcel = pack(html);
      if (parcel.isFirst) [sent, resets] = [0, resets + 1];
      sent += parcel.fresh.reduce((sum, [, payload]) => sum + payload.length, 0);
      expect(sent).toBeLessThan(18_000_000);
      expect(unpack(parcel)).toBe(html);
    }
    expect(resets).toBeGreaterThan(2);
  });
});
