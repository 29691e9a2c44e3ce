/** Pages: brought in step, and told apart from those that only bear another number. */
import { describe, expect, it } from 'vitest';
import { paperLines } from '../../scripts/commands/changes-paper.ts';
import { comparePages } from '../../scripts/compare/pages.ts';
import type { Changes, PageChanges } from '../../scripts/model/changes.ts';
import { pageRanges } from '../../scripts/model/page-ranges.ts';
import type { PageRecord } from '../../scripts/model/record.ts';
import { findNumberLine, withoutNumber, type Run } from '../../scripts/render/page-number.ts';

/** Pages by what stands on them; `roman` of them come first. A page's picture holds its number and how many there are. */
function pages(bodies: readonly string[], roman = 0): PageRecord[] {
  const total = bodies.length - roman;
  return bodies.map((body, index) => {
    const label = index < roman ? ['i', 'ii', 'iii'][index]! : String(index - roman + 1);
    return { label, body, words: `w${body}`, picture: index < roman ? `${body} ${label}` : `${body} ${label}/${total}` };
  });
}

const compared = (before: readonly string[], after: readonly string[], roman = 0): PageChanges =>
  comparePages('briefing.pdf', pages(before, roman), pages(after, roman), false);

const said = (change: PageChanges): string => {
  const changes: Changes = { looks: [], order: [], passages: [], units: [], slides: [], newFiles: [], goneFiles: [], pages: [change] };
  return paperLines(changes, [])[0]!.replace('briefing.pdf: ', '');
};

const letters = (text: string): string[] => [...text];

describe('pages', () => {
  it('none where none changed', () => expect(said(compared(letters('abc'), letters('abc')))).toBe('nothing to print again'));

  it('those that changed', () => expect(said(compared(letters('abcdefgh'), letters('abXdefYZ')))).toBe('print pages 3, 7–8'));

  it('one more: the number of those behind it is moved, those before it are counted anew', () => {
    const change = compared(letters('abcdefgh'), letters('abcXYefgh'));
    expect(said(change)).toBe('print pages 4–5; page numbers from 6 on moved by one; on pages 1–3 only the number of all pages is another');
    expect(change.removed).toEqual([]);
  });

  it('one less: the old one is to be taken out', () => {
    expect(said(compared(letters('abcdef'), letters('abdef')))).toBe(
      'nothing to print again; take out the old page 3; page numbers from 3 on moved by minus one; on pages 1–2 only the number of all pages is another',
    );
  });

  it('one that moved forward is not printed again', () => {
    const change = compared(letters('abcdef'), letters('eabcdf'));
    expect(change.print).toEqual([]);
    expect(said(change)).toBe('nothing to print again; page 1 was 5; pages 2–5 were 1–4');
  });

  it('one more and one less later: the numbers between them are named', () => {
    expect(said(compared(letters('abcdefgh'), letters('abXcdegh')))).toBe('print page 3; take out the old page 6; pages 4–6 were 3–5');
  });

  it('that keep their numbers between others part those', () => {
    const change = compared(letters('abcdefgh'), letters('XabdeYfgh'));
    expect(said(change)).toContain('; pages 2–3 were 1–2; page numbers from 7 on moved by one; ');
  });

  it('printed again at the end do not hide that all numbers moved', () => {
    expect(said(compared(letters('abcdef'), letters('aXbcdeY')))).toContain('page numbers from 3 on moved by one');
  });

  it('front matter by its own numbers, with the place in the file', () => {
    expect(said(compared(letters('abcdef'), letters('abXdeY'), 3))).toBe('print pages iii, 3 (in the file: 3, 6)');
  });

  it('all of another', () => expect(said(compared(letters('ab'), letters('XYZ')))).toBe('print pages 1–3'));

  it('blank pages that look alike', () => expect(said(compared(letters('a-b-c-'), letters('a-b-X-')))).toBe('print page 5'));

  it('by words where pictures were drawn by another version', () => {
    const [old, fresh] = [
      pages(letters('abc')),
      pages(letters('aXc')).map((page) => ({ ...page, body: `other ${page.body}`, picture: `other ${page.picture}` })),
    ];
    const change = comparePages('handout.pdf', old, fresh, true);
    expect(change.print).toEqual([1]);
    expect(change.recounted).toEqual([]);
  });

  it('joins only numbers of one kind', () => expect(pageRanges([1, 2, 3, 4], ['i', 'ii', 'iii', '1', '2'])).toBe('ii–iii, 1–2'));
});

describe('a booklet', () => {
  const told = (...changed: readonly string[]): readonly string[] => {
    const page = ['briefing.pdf', 'handout.pdf'].map((file) =>
      comparePages(file, pages(letters('ab')), pages(letters(changed.includes(file) ? 'aX' : 'ab')), false),
    );
    const changes: Changes = { looks: [], order: [], passages: [], units: [], slides: [], newFiles: [], goneFiles: [], pages: page };
    return paperLines(changes, ['briefing-booklet.pdf']).filter((line) => line.includes('booklet'));
  };

  it('is printed whole where its own document changed', () => {
    expect(told('briefing.pdf')).toEqual(['briefing-booklet.pdf: print it whole; a sheet of it holds distant pages']);
    expect(told('handout.pdf')).toEqual([]);
    expect(told()).toEqual([]);
  });
});

describe('the line of the page number', () => {
  const run = (text: string, x: number, y: number): Run => ({ text, x, y, height: 8 });
  const page = [
    run('Title', 57, 798),
    run('3 of 9 members stayed.', 57, 500),
    run('Hall · 23 November 2026', 57, 40),
    run('Page 3 of 9', 500, 40),
  ];

  it('is found in the margin, whatever stands beside it', () => {
    const line = findNumberLine(page, '3', 9, 842);
    expect(line?.y).toBe(40);
    expect(line!.lower).toBeLessThan(40);
    expect(line!.upper).toBeGreaterThan(48);
  });

  it('is not the same numbers in the text', () => expect(findNumberLine(page.slice(0, 3), '3', 9, 842)).toBeUndefined());

  it('bears both numbers where they are one', () => {
    expect(findNumberLine([run('Page 9 of 9', 500, 40)], '9', 9, 842)).toBeDefined();
    expect(findNumberLine([run('9 November', 500, 40)], '9', 9, 842)).toBeUndefined();
  });

  it.each([
    ['٣ من ١٢', '3', 12],
    ['หน้า ๓ จาก ๑๒', '3', 12],
    ['पृष्ठ ३ / १२', '3', 12],
    ['𝟛 / 𝟙𝟚', '3', 12],
  ])('reads the digits of %s', (text, label, total) => expect(findNumberLine([run(text, 500, 40)], label, total, 842)).toBeDefined());

  it('leaves a date in its words', () => {
    expect(withoutNumber('23 November 2026 Page 23 of 30', '23', 30)).toBe(withoutNumber('23 November 2026 Page 24 of 31', '24', 31));
    expect(withoutNumber('23 November 2026 Page 3 of 30', '3', 30)).not.toBe(withoutNumber('24 November 2026 Page 3 of 30', '3', 30));
  });

  it.each([
    ['Page 6 of 20 Hall · March 6, 2026', 'Page 6 of 20', 'Page 7 of 21 Hall · March 6, 2026', 'Page 7 of 21'],
    ['Hall · March 20, 2026 Page 6 of  20', 'Page 6 of 20', 'Hall · March 20, 2026 Page 6 of  21', 'Page 6 of 21'],
    ['Page 6 of 20 Hall · March 20, 2026', 'Page 6 of 20', 'Page 6 of 21 Hall · March 20, 2026', 'Page 6 of 21'],
    ['٦ (من) ٢٠ ٦ مارس', '٦ (من) ٢٠', '٧ (من) ٢١ ٦ مارس', '٧ (من) ٢١'],
  ])('blanks %s where its wording says so', (text, wording, other, otherWording) => {
    const numbers = (said: string): number[] =>
      [...said.matchAll(/\d+|[٠-٩]+/g)].map(([run]) => Number(run.replace(/[٠-٩]/g, (one) => String(one.charCodeAt(0) - 0x660))));
    const bare = (line: string, said: string): string => withoutNumber(line, String(numbers(said)[0]), numbers(said)[1]!, said);
    expect(bare(text, wording)).toBe(bare(other, otherWording));
    expect(bare(text, wording)).toMatch(/#.*#/);
    expect(bare(text.replace(/2026|مارس/, 'x'), wording)).not.toBe(bare(text, wording));
  });

  it('knows small roman numbers', () => {
    expect(findNumberLine([run('Hall ii', 57, 700), run('iii', 500, 40)], 'iii', 9, 842)?.y).toBe(40);
    expect(withoutNumber('Hall · 2026 iii', 'iii', 9)).toBe(withoutNumber('Hall · 2026 iv', 'iv', 9));
  });
});
