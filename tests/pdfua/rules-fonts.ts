/** Matterhorn 10 and 31: fonts are embedded, whole, of the widths that the file says, and every shown code stands for characters. */
import { PDFDict, PDFName, PDFRawStream } from 'pdf-lib';
import type { File, Finding } from './file.ts';
import { advances, charactersOf, widthsOf } from './font-data.ts';
import { paintOfForm, type Painted, type PagePaint } from './painted.ts';

export function checkFonts(file: File, paints: readonly PagePaint[]): Finding[] {
  const used = new Map<PDFDict, { readonly codes: Set<number>; readonly pages: Set<number> }>();
  const found: Finding[] = [];
  const use = (painted: readonly Painted[], page: number): void => {
    for (const { font, shown, invisible } of painted) {
      if (shown === undefined || invisible) continue;
      if (font === undefined) {
        found.push({ rule: '31-009', place: `page ${page}`, message: 'text without a font' });
        continue;
      }
      const known = used.get(font) ?? { codes: new Set(), pages: new Set() };
      used.set(font, known);
      known.pages.add(page);
      for (const code of shown.flatMap((bytes) => codesOf(file, font, bytes))) known.codes.add(code);
    }
  };
  for (const { page, painted } of paints) {
    use(painted, page.number);
    for (const annotation of file.list(page.dict, 'Annots'))
      for (const form of looksOf(file, file.at(annotation, 'AP', 'N'))) use(paintOfForm(file, form).painted, page.number);
  }
  for (const [font, { codes, pages }] of used) {
    const place = `${file.text(font, 'BaseFont') ?? file.text(font, 'Name') ?? 'font'}, page ${[...pages][0]}`;
    const say = (rule: string, message: string): number => found.push({ rule, place, message });
    if (file.text(font, 'Subtype') === 'Type0') checkComposite(file, font, codes, say);
    else checkSimple(file, font, say);
    checkCharacters(file, font, codes, say);
  }
  return found;
}

/** The looks of an annotation, one or one for each state. */
function looksOf(file: File, looks: ReturnType<File['at']>): readonly PDFRawStream[] {
  if (looks instanceof PDFRawStream) return [looks];
  return looks instanceof PDFDict ? looks.values().flatMap((value) => looksOf(file, file.at(value))) : [];
}

function codesOf(file: File, font: PDFDict, bytes: Uint8Array): readonly number[] {
  if (file.text(font, 'Subtype') !== 'Type0') return [...bytes];
  return Array.from({ length: bytes.length >> 1 }, (_, index) => ((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0));
}

type Say = (rule: string, message: string) => unknown;

function checkComposite(file: File, font: PDFDict, codes: ReadonlySet<number>, say: Say): void {
  const descendant = file.dict(font, 'DescendantFonts', 0);
  const descriptor = file.dict(descendant, 'FontDescriptor');
  const encoding = file.at(font, 'Encoding');
  const map = file.at(descendant, 'CIDToGIDMap');
  if (encoding instanceof PDFRawStream) {
    const inside = /\/WMode\s+(\d)/.exec(Buffer.from(file.decoded(encoding) ?? []).toString('latin1'))?.[1] ?? '0';
    if (Number(inside) !== (file.number(encoding, 'WMode') ?? 0)) say('31-007', 'WMode of the CMap and of its dictionary differ');
    for (const key of ['Registry', 'Ordering'])
      if (file.text(encoding, 'CIDSystemInfo', key) !== file.text(descendant, 'CIDSystemInfo', key))
        say('31-001', `${key} of CMap and font differ`);
  } else if (!/^Identity-[HV]$|-[HV]$/.test(file.text(encoding) ?? '')) say('31-006', `the CMap ${String(encoding)}`);
  const program = file.at(descriptor, 'FontFile2') ?? file.at(descriptor, 'FontFile3') ?? file.at(descriptor, 'FontFile');
  if (!(program instanceof PDFRawStream)) return void say('31-009', 'not embedded');
  if (file.text(descendant, 'Subtype') !== 'CIDFontType2') return;
  if (map === undefined) say('31-004', 'no CIDToGIDMap');
  else if (!(map instanceof PDFRawStream) && map !== PDFName.of('Identity')) say('31-005', `CIDToGIDMap ${String(map)}`);
  const program2 = advances(file.decoded(program) ?? new Uint8Array());
  if (program2 === undefined) return void say('31-009', 'its program cannot be read');
  const glyphMap = map instanceof PDFRawStream ? file.decoded(map) : undefined;
  const glyphOf = (code: number): number => (glyphMap ? ((glyphMap[2 * code] ?? 0) << 8) | (glyphMap[2 * code + 1] ?? 0) : code);
  const widths = widthsOf(file, descendant);
  const usual = file.number(descendant, 'DW') ?? 1000;
  const set = file.decoded(file.at(descriptor, 'CIDSet'));
  const bad = { missing: [] as number[], width: [] as string[], set: [] as number[], nothing: 0 };
  for (const code of codes) {
    const advance = program2.advances[glyphOf(code)];
    if (glyphOf(code) === 0) bad.nothing++;
    if (advance === undefined) bad.missing.push(code);
    else if (Math.abs((widths.get(code) ?? usual) - advance) > 1.01)
      bad.width.push(`${code}: ${widths.get(code) ?? usual}, not ${advance.toFixed(1)}`);
    if (set && !(((set[code >> 3] ?? 0) >> (7 - (code & 7))) & 1)) bad.set.push(code);
  }
  if (bad.nothing > 0) say('31-030', 'shows .notdef');
  if (bad.missing.length > 0) say('31-011', `holds no glyph for ${bad.missing.slice(0, 8).join(', ')}`);
  if (bad.width.length > 0) say('31-016', `${bad.width.length} widths differ: ${bad.width.slice(0, 4).join('; ')}`);
  if (bad.set.length > 0) say('31-015', `CIDSet lacks ${bad.set.slice(0, 8).join(', ')}`);
}

function checkSimple(file: File, font: PDFDict, say: Say): void {
  if (file.text(font, 'Subtype') === 'Type3') return;
  const descriptor = file.dict(font, 'FontDescriptor');
  if (!['FontFile', 'FontFile2', 'FontFile3'].some((key) => file.at(descriptor, key) instanceof PDFRawStream))
    say('31-009', 'not embedded');
}

/** Codes of simple fonts with a standard encoding need no map of their own (ISO 14289-1, 7.21.7). */
function checkCharacters(file: File, font: PDFDict, codes: ReadonlySet<number>, say: Say): void {
  const map = file.at(font, 'ToUnicode');
  if (!(map instanceof PDFRawStream)) {
    const encoding = file.text(font, 'Encoding') ?? file.text(font, 'Encoding', 'BaseEncoding');
    const isPlain = /^(WinAnsi|MacRoman|MacExpert)Encoding$/.test(encoding ?? '') && file.text(font, 'Subtype') !== 'Type0';
    if (!isPlain) say('31-027', 'no ToUnicode');
    return;
  }
  const { characters } = charactersOf(Buffer.from(file.decoded(map) ?? []).toString('latin1'));
  const missing = [...codes].filter((code) => (characters.get(code) ?? '') === '');
  if (missing.length > 0) say('10-001', `no character for ${missing.length} codes: ${missing.slice(0, 12).join(', ')}`);
  for (const code of codes) {
    const text = characters.get(code) ?? '';
    // oxlint-disable-next-line no-control-regex
    if (/\u0000/.test(text)) say('31-028', `U+0000 for code ${code}`);
    if (/[\ufeff\ufffe]/.test(text)) say('31-029', `U+FEFF or U+FFFE for code ${code}`);
  }
}
