/** A comparison as lines for a terminal or as data for `--json`. */
import type { Changes, LookChange, Origin, Piece, SlideChange, UnitChange } from '../model/changes.ts';
import type { Mark } from '../model/record.ts';
import { paperLines } from './changes-paper.ts';

/** What is told of one article. */
export interface Compared {
  readonly slug: string;
  readonly since: Pick<Mark, 'name' | 'date'>;
  readonly changes: Changes;
  /** Booklets, which are printed whole or not at all. */
  readonly booklets: readonly string[];
  /** Relative to the output folder, with "/". */
  readonly files: readonly string[];
}

/** Several lines, each ended. `out`: the output folder as shown. */
export function changesText({ slug, since, changes, booklets, files }: Compared, out: string): string {
  const lines = [
    ...changes.slides.map(slideLine),
    ...changes.passages.map(
      ({ kind, number, heading, hasMoved, before }) =>
        `section ${[number, quoted(after(heading) || words(heading))].filter(Boolean).join(' ')} ${verb(kind, hasMoved, before && `from ${before}`)}${renamed(heading)}`,
    ),
    ...changes.units.map(unitLine),
  ];
  const isSame = lines.length === 0;
  const looks = changes.pages.some(({ print }) => print.length > 0) ? ' its words, but pages look other,' : '';
  return [
    `${slug}: ${isSame ? `no slide or paragraph changed${looks}` : countsOf(changes)} since "${since.name}" of ${since.date}`,
    ...lines.map((line) => `  ${line}`),
    ...(changes.looks.length > 0 ? [`  deck.html and deck.pdf: all slides look other: ${changes.looks.map(lookWords).join(', ')}`] : []),
    ...paperLines(changes, booklets).map((line) => `  ${line}`),
    `  ${files.map((file) => `${out}/${file}`).join(', ')}`,
    '',
  ].join('\n');
}

/** A logo is known by a hash, which says nothing to anybody. */
function lookWords({ what, before, after }: LookChange): string {
  if (what === 'logo') return after === undefined ? 'no logo any more' : before === undefined ? 'a logo' : 'another logo';
  const name = lookNames[what] ?? what;
  if (before === undefined) return `${name} ${after ?? ''}`;
  return after === undefined ? `no ${name} any more (it was ${before})` : `${name} ${after} (it was ${before})`;
}

const lookNames: Readonly<Record<string, string>> = { headingFont: 'font of headings', bodyFont: 'font of text' };

function countsOf({ slides, units, passages }: Changes): string {
  const count = (number: number, noun: string): string => (number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`);
  const counted = [count(slides.length, 'slide'), count(passages.length, 'section'), count(units.length, 'paragraph')].filter(Boolean);
  return `${counted.join(', ')} changed`;
}

function slideLine({ kind, hasMoved, number, before, heading, shown, notes }: SlideChange): string {
  const parts = [
    ...(kind === 'changed' && !shown ? [] : [verb(kind, hasMoved, before === undefined ? undefined : `from slide ${before}`)]),
    ...(kind === 'changed' && !shown && hasMoved ? [`moved from slide ${before}`] : []),
    ...(kind === 'changed' && notes.length > 0 ? ['its notes changed'] : []),
  ];
  return `slide ${number} ${quoted(after(heading) || words(heading))} ${parts.join(', ')}${kind === 'changed' ? renamed(heading) : ''}`;
}

function unitLine({ kind, hasMoved, unit, place, from, pieces }: UnitChange): string {
  const where = unit.kind === 'masthead' ? 'the front matter' : [place.number, place.heading].filter(Boolean).join(' ');
  const origin = from && `from ${from.id === place.id ? originIn(unit, from) : quoted(from.heading)}`;
  return `${where}: ${unitName(unit, place.index)} ${verb(kind, hasMoved, origin)}${told(kind, pieces)}`;
}

function unitName(unit: UnitChange['unit'], index: number): string {
  const { kind, name } = unit;
  if (kind === 'masthead') return name ?? `line ${index}`;
  if (kind === 'row') return `${name ?? 'table'}, ${rowName(unit)}`;
  if (['figure', 'chart', 'diagram', 'caption'].includes(kind) && name !== undefined) return name;
  return `${kind} ${index}${kind === 'term' ? ` ${quoted(name ?? '')}` : ''}`;
}

const rowName = ({ row }: UnitChange['unit']): string => (row === 0 ? 'header' : `row ${row}`);

/** Only as much of the name as is another within one passage. */
function originIn(unit: UnitChange['unit'], { unit: was, index }: Origin): string {
  if (was.kind !== unit.kind) return unitName(was, index);
  if (was.kind !== 'row') return `place ${index}`;
  return was.name === unit.name ? rowName(was) : unitName(was, index);
}

function verb(kind: string, hasMoved: boolean, origin: string | undefined): string {
  const moved = ['moved', origin].filter(Boolean).join(' ');
  if (kind === 'moved') return moved;
  return hasMoved ? `${kind}, ${moved}` : kind;
}

/** The first words of what came or went. */
function told(kind: string, pieces: readonly Piece[]): string {
  if (kind === 'moved') return '';
  const edited = pieces.filter(({ sign }) => sign !== 'same');
  if (edited.length === 0) return kind === 'changed' ? ': a picture, a link or emphasis' : '';
  const shown = edited.slice(0, 4).map(({ sign, text }) => `${sign === 'inserted' ? '+' : '-'}${quoted(shortened(text))}`);
  return `: ${shown.join(' ')}${edited.length > 4 ? ` and ${edited.length - 4} more` : ''}`;
}

const longest = 60;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return [...line].length <= longest
    ? line
    : `${[...line]
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

const quoted = (text: string): string => `“${shortened(text)}”`;
const words = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
const after = (pieces: readonly Piece[]): string => words(pieces.filter(({ sign }) => sign !== 'deleted'));

function renamed(heading: readonly Piece[]): string {
  const before = words(heading.filter(({ sign }) => sign !== 'inserted'));
  return before === '' || after(heading) === '' || before === after(heading) ? '' : `, it was ${quoted(before)}`;
}

/** Pages by their numbers as printed, `sheet` as counted in the file from 1. */
export function changesJson(compared: readonly Compared[]): string {
  const articles = compared.map(({ slug, since, changes, booklets, files }) => ({
    slug,
    since,
    look: changes.looks,
    slides: changes.slides,
    sections: changes.passages,
    text: changes.units,
    paper: changes.pages.map(({ file, labels, oldLabels, print, moved, recounted, removed, byWords }) => ({
      file,
      print: print.map((page) => ({ page: labels[page], sheet: page + 1 })),
      moved: moved.map(({ page, before }) => ({ page: labels[page], sheet: page + 1, was: oldLabels[before] })),
      recounted: recounted.map((page) => ({ page: labels[page], sheet: page + 1 })),
      removed: removed.map((page) => oldLabels[page]),
      comparedBy: byWords ? 'words' : 'pictures',
    })),
    newFiles: changes.newFiles,
    goneFiles: changes.goneFiles,
    booklets,
    files,
  }));
  return `${JSON.stringify({ status: 0, articles }, null, 2)}\n`;
}
