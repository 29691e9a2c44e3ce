/**
 * Where words are parted by the patterns that TeX collected for some seventy languages, from the package hyphenopoly.
 *
 * A language's patterns are a program there, WebAssembly of 3 to 250 KB, with a function that parts the word in its memory; it is read in 1 ms and parts a
 * word in 0.01 ms. It is used as it is and not through the package's own module, which looks for words in texts of its own accord and prints what it
 * minds. Rejected: its patterns of Indonesian (`indonesian.ts`); those of scripts that part words without a hyphen, or not at all.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { baseLanguage } from '../../model/words.ts';

/** Where a word in small letters may be parted: how many letters stand before each place. */
export type Places = (word: string) => readonly number[];

/** `lmi`, `rmi`: letters that the language keeps together at a word's beginning and end; `lct`: how many letters its alphabet has. */
interface Patterns {
  readonly mem: WebAssembly.Memory;
  readonly lmi: WebAssembly.Global;
  readonly rmi: WebAssembly.Global;
  readonly lct: WebAssembly.Global;
  readonly hyphenate: (before: number, after: number, hyphen: number) => number;
}

/** The places of the language's words in small letters; undefined where there are no patterns. */
export function readPatterns(lang: string): Places | undefined {
  const file = fileFor(lang);
  if (file === undefined) return undefined;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)));
  return placesBy(exports as unknown as Patterns);
}

/** Where the program keeps the word and its alphabet, in UTF-16. */
const room = 64;
const alphabetAt = 1664;
const hyphen = 0xad;
/** Among the letters of some languages; a word that has one needs no other. */
const typedHyphen = 0x2d;

/** Letters of scripts in which no hyphen parts words: all between Armenian and the later letters of Latin, but Georgian's. */
const isUnparted = (letter: number): boolean => letter >= 0x590 && letter < 0x1e00 && (letter < 0x10a0 || letter >= 0x1100);

function placesBy({ mem, lmi, rmi, lct, hyphenate }: Patterns): Places | undefined {
  const memory = new Uint16Array(mem.buffer);
  const alphabet = new Set(memory.subarray(alphabetAt / 2, alphabetAt / 2 + Number(lct.value)));
  if ([...alphabet].some(isUnparted)) return undefined;
  alphabet.delete(typedHyphen);
  const placesIn = (letters: Uint16Array): readonly number[] => {
    memory.set(letters);
    memory[letters.length] = 0;
    const length = hyphenate(Number(lmi.value), Number(rmi.value), hyphen);
    const places: number[] = [];
    for (let at = 0; at < length; at++) if (memory[at] === hyphen) places.push(at - places.length);
    return places;
  };
  return (word) => {
    const letters = Uint16Array.from(word, (_, index) => known(word.charCodeAt(index), alphabet));
    if (letters.length !== word.length || !letters.every((one) => alphabet.has(one))) return [];
    return stretches(letters.length).flatMap(({ start, from, to }) =>
      placesIn(letters.subarray(start, start + longest))
        .map((place) => start + place)
        .filter((place) => place >= from && place < to),
    );
  };
}

/** Letters of a word that the program can take, and how many of them a pattern looks at beside a place, at most. */
const longest = room - 3;
const reach = 12;

/** A longer word is looked up in stretches that overlap, so that each place is told by all that stands around it: `from` and `to` say which places those are. */
function stretches(length: number): readonly { readonly start: number; readonly from: number; readonly to: number }[] {
  const step = longest - 2 * reach;
  const count = Math.max(1, Math.ceil((length - 2 * reach) / step));
  return Array.from({ length: count }, (_, index) => {
    const start = index * step;
    return { start, from: index === 0 ? 0 : start + reach, to: index === count - 1 ? length : start + step + reach };
  });
}

/** A letter, or where the patterns do not know it that which it is made of: Italian's have no "à". */
function known(letter: number, alphabet: ReadonlySet<number>): number {
  if (alphabet.has(letter)) return letter;
  const plain = String.fromCharCode(letter).normalize('NFD').charCodeAt(0);
  return alphabet.has(plain) ? plain : letter;
}

/** Patterns by tags that do not name them; those that others write in are British. */
const named: Readonly<Record<string, string>> = {
  en: 'en-us',
  'en-au': 'en-gb',
  'en-ie': 'en-gb',
  'en-in': 'en-gb',
  'en-nz': 'en-gb',
  'en-za': 'en-gb',
  el: 'el-monoton',
  mn: 'mn-cyrl',
  sr: 'sr-cyrl',
  'sr-latn': 'sh-latn',
  sh: 'sh-latn',
  bs: 'sh-latn',
};

const resolver = createRequire(import.meta.url);

function fileFor(lang: string): string | undefined {
  const tag = lang.toLowerCase();
  if (!/^[a-z]{2,3}(-[a-z\d]+)*$/.test(tag)) return undefined;
  const names = [named[tag] ?? tag, named[baseLanguage(tag)] ?? baseLanguage(tag)];
  const folders = (resolver.resolve.paths('hyphenopoly') ?? []).map((place) => join(place, 'hyphenopoly', 'patterns'));
  return names.flatMap((name) => folders.map((folder) => join(folder, `${name}.wasm`))).find((file) => existsSync(file));
}
