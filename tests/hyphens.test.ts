/** Soft hyphens in what is made of an article: where they stand in the page, and that a reader of the PDFs meets whole words. */
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFRawStream, type PDFObject } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createBuild, type Build } from '../scripts/build.ts';
import { workFolder, writeLecture } from './support/lecture.ts';
import { readPdf, type Pdf } from './support/pdf.ts';

const title = 'Bundessicherheitspolitik und Bündnisverpflichtungen';
const front = `lang: de
subtitle: Zuständigkeitsfragen
keywords: [Rüstungskontrollvereinbarungen]
summary: [Bündnisverpflichtungen kosten Verteidigungsausgaben.]
glossary:
  - { term: Gesamtverteidigungsplanung, definition: Zusammenführung der Verteidigungsvorbereitungen. }
handout: { contents: true, layout: [text, notes, guided] }
briefing: { slides: false }
`;
const body = `Aus Verteidigungsvorbereitungen und Haushaltsentscheidungen entstehen Souveränitätsverzichte.[^a] Der Befehl \`sicherheitspolitischeEinschätzung\` und
\`sicherheitspolitischeeinschätzung\` bleiben, ebenso <https://example.org/sicherheitspolitischeeinschaetzung>.

[^a]: Die Beistandsverpflichtung überlässt den Vertragsparteien ausdrücklich die Entscheidung über die Verhältnismäßigkeit der Unterstützungsmaßnahmen.

## Zuständigkeitsüberschneidungen im Beschaffungswesen {#zustaendigkeitsueberschneidungen}

| Aufgabe | Zuständigkeit | Grundlage |
|---|---|---|
| Landesverteidigung | Bundesverteidigungsministerium | Krankenhausfinanzierungsgesetz |
| Krankenversorgung | Selbstverwaltungskörperschaften | Katastrophenschutzgesetzgebung |

### Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnung

- Siehe [Zuständigkeitsüberschneidungen und Verwaltungsvereinfachungen im gesamten Beschaffungswesen](#zustaendigkeitsueberschneidungen)
- Ein Satz mit *Haushaltsentscheidungen* und **Verteidigungsvorbereitungen**, der lang genug ist, dass er umbrochen wird und dabei Wörter trennt.
`;

let running: Build;
let html = '';
let deck = '';
const pdfs: Record<string, Pdf> = {};

beforeAll(async () => {
  const cwd = await workFolder();
  await writeLecture(cwd, 'eins', { title, front, body });
  running = createBuild({
    root: path.resolve('.'),
    env: { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') },
    date: new Date(0),
  });
  await running.rebuild({
    paths: ['.'],
    cwd,
    documentsOf: async () => ['deck', 'handout', 'briefing'],
    onArticle: async ({ files }) => {
      for (const { name, bytes } of files) {
        if (name.endsWith('.pdf')) pdfs[name] = await readPdf(bytes);
        if (name === 'handout.html') html = Buffer.from(bytes).toString();
        if (name === 'deck.md') deck = Buffer.from(bytes).toString();
      }
    },
  });
});
afterAll(() => running.dispose());

const soft = '\u00ad';
const textOf = (stream: PDFObject | undefined): string =>
  stream instanceof PDFRawStream && stream.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode')
    ? inflateSync(stream.contents).toString('latin1')
    : '';
const whole = (text: string): string => text.replaceAll(soft, '');

describe('handout.html', () => {
  const bodyOf = (): string => html.slice(html.indexOf('<body'));

  it('has soft hyphens in words of its notes, tables, headings and text', () => {
    expect(whole(html)).toMatch(/class="sidenote"[^>]*>.*Beistandsverpflichtung/);
    for (const word of ['Entschei|dung', 'Bundesverteidi|gungsministerium', 'Haushalts|ent|schei|dungen'])
      expect(html.replaceAll(soft, '|')).toContain(word);
    expect(html).toMatch(/<h3 id="[^"]*"><span class="number">1\.1<\/span> Do/);
    expect(html).toMatch(/<h2 id="[^"]*" class="whole"><span class="number">1<\/span> Zustän/);
  });

  it('and none in its head, its attributes, code and addresses', () => {
    expect(html.slice(0, html.indexOf('<body'))).not.toContain(soft);
    for (const tag of bodyOf().match(/<[^>]*>/g) ?? []) expect(tag).not.toContain(soft);
    for (const [code] of bodyOf().matchAll(/<code>.*?<\/code>/g)) expect(code).not.toContain(soft);
    expect(whole(html)).toContain('sicherheitspolitischeeinschaetzung');
    expect(html).toContain('sicherheitspolitischeeinschaetzung');
  });

  it('and deck.md has them only in its longest words, and not in notes and footers', () => {
    const parted = [...deck.matchAll(/[\p{L}\u00ad]*\u00ad[\p{L}\u00ad]*/gu)].map(([word]) => word.replaceAll(soft, ''));
    expect(Math.min(...parted.map(({ length }) => length))).toBeGreaterThanOrEqual(18);
    expect([...deck.matchAll(/<!--[^]*?-->/g)].filter(([comment]) => comment.includes(soft))).toEqual([]);
  });
});

describe.each(['handout.pdf', 'handout-notes.pdf', 'handout-guided.pdf', 'briefing.pdf'])('%s', (name) => {
  const text = (): string => (pdfs[name]?.pages ?? []).map((page) => page.text).join('\n');

  it('shows a hyphen where a word is parted, and nothing in words that are not', () => {
    expect(text()).not.toMatch(/[\u00ad\u2010]/);
    expect(text()).toMatch(/\p{Ll}-\n\p{Ll}/u);
    expect(text().replaceAll('-\n', '')).toContain('Verteidigungsvorbereitungen');
  });

  it('says to readers of tags that a hyphen at a line’s end is soft', async () => {
    const file = await PDFDocument.load(pdfs[name]?.bytes ?? new Uint8Array(), { updateMetadata: false });
    const contents = file.context.enumerateIndirectObjects().map(([, object]) => textOf(object));
    const said = contents.flatMap((text) => text.match(/\/ActualText <FEFF(?:[\dA-F]{4})*> >> BDC\n[^\n]*\n/g) ?? []);
    const soft = said.filter((one) => one.includes('00AD'));
    expect(soft.length).toBeGreaterThanOrEqual(text().match(/\p{Ll}-\n\p{Ll}/gu)?.length ?? NaN);
    for (const one of soft) expect(one).toMatch(/<FEFF00AD> >> BDC\n(<[\dA-F]+> Tj|\[<[\dA-F]+>\]TJ)\n$/);
  });

  it('says whole words in bookmarks, links and metadata', async () => {
    const pdf = pdfs[name];
    for (const { title: said } of pdf?.outline ?? []) expect(said).not.toContain(soft);
    expect(JSON.stringify(pdf?.info)).not.toContain(soft);
    const file = await PDFDocument.load(pdf?.bytes ?? new Uint8Array(), { updateMetadata: false });
    for (const [, object] of file.context.enumerateIndirectObjects()) expect(object.toString()).not.toMatch(/FEFF(....)*00AD/i);
  });
});
