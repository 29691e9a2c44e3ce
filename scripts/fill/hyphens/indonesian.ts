/**
 * Where Indonesian and Malay words are parted: by syllables, as their spelling is said (PUEBI, I.F), and never where a prefix or suffix may end otherwise.
 *
 * Why a rule of our own: the two languages share it and it is short, while the patterns that TeX has for Indonesian, and there are none for Malay, tear
 * "-kan" and "ng" ("menyebabk-an", "tanggu-ngjawab"). Without a dictionary "berakhir" (ber-akhir) can't be told from "beranda" (be-randa), nor "masukan"
 * (masuk-an) from "nyatakan" (nyata-kan): there the word stays whole.
 */
import type { Places } from './patterns.ts';

/** One sound each. */
const sounds = /ng|ny|sy|kh|./g;
const isVowel = (sound: string): boolean => 'aeiouéèê'.includes(sound);

/** Two vowels that are two syllables wherever they meet. */
const apart = new Set(['aa', 'ea', 'ia', 'oa', 'ua', 'eo', 'io', 'uo']);

/** A prefix that ends in a consonant, before a vowel: the last sound of "ber-", "meng-" is said with what follows and written without. */
const prefix = /^(?:mem|men|di|ke|se|ber|ter|pem)?(?:ber|ter|per|meng|peng)(?=[aeiou])|^(?:antar|inter|super|hiper|sub|trans)(?=[aeiou])/;
/** "ke-", "se-" and "di-" before a vowel. */
const open = /^(?:ke|se|di)(?=[aeiou])/;
/** What follows a vowel and may be the end of a root with "-an" or "-i", and more behind it. */
const suffix = /^(?:ng|ny|sy|kh|[^aeiou])(?:an|i)(?:nya|ku|mu|lah|kah|pun)?$/;

/** The places of a word in small letters. */
export const syllables: Places = (word) => {
  const all = /^[a-zéèê]+$/.test(word) ? (word.match(sounds) ?? []) : [];
  let end = 0;
  const starts = all.map((sound) => (end += sound.length) - sound.length);
  const vowels = all.flatMap((sound, index) => (isVowel(sound) ? [index] : []));
  const bound = prefix.exec(word)?.[0].length;
  return vowels.slice(1).flatMap((vowel, index) => {
    const before = vowels[index] ?? 0;
    const at = starts[beginOf(all, before, vowel)] ?? 0;
    if (vowel - before === 1) return apart.has(`${all[before]}${all[vowel]}`) || (open.test(word) && at === 2) ? [at] : [];
    if (vowel - before === 2 && (suffix.test(word.slice(at)) || isWithin(at, bound))) return [];
    return [at];
  });
};

/** The sound that the syllable of a vowel begins with: one consonant goes with it, of several all but the first, and but "ks" or an "s" that none can begin with. */
function beginOf(all: readonly string[], before: number, vowel: number): number {
  if (vowel - before < 3) return vowel === before + 1 ? vowel : before + 1;
  const second = before + 2;
  const [one, two, three] = all.slice(before + 1, before + 4);
  if (two !== 's' || vowel - before < 4) return second;
  return one === 'k' || !/^[ptk]$/.test(three ?? '') ? second + 1 : second;
}

/** Whether it is right before the prefix's last sound, of a letter or of two. */
const isWithin = (at: number, bound: number | undefined): boolean => bound !== undefined && at < bound && at >= bound - 2;
