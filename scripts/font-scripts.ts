/**
 * Which packages may have a letter or sign that a text family lacks, by script and, for Han, by language.
 *
 * Why fixed weights where there are any: Skia writes variable fonts into a PDF as Type 3, bigger and without hints. Why variable ones for
 * Han all the same: their fixed weights take 76 MB a package, these five. Why DejaVu for signs: it has all fractions, indices, arrows and
 * lines in one file; Google's slices of the Noto families lack "‰", "₂" and "⅓".
 */

/** `script` is for people; `packages` are tried in turn. */
export interface ScriptFonts {
  readonly script: string;
  readonly packages: readonly string[];
}

const han = (...order: readonly string[]): string[] => order.map((name) => `@fontsource-variable/noto-sans-${name}`);

/** Arrows first, the smallest file; Han fonts at last, for their squared units. */
const signPackages = [
  '@fontsource/noto-sans-symbols',
  '@fontsource/dejavu-sans',
  '@fontsource/noto-sans-math',
  '@fontsource/noto-sans-symbols-2',
  '@fontsource/noto-emoji',
  ...han('jp', 'sc'),
];
const signs: ScriptFonts = { script: 'signs and symbols', packages: ['@fontsource/noto-sans', ...signPackages] };
const emoji: ScriptFonts = {
  script: 'emoji',
  packages: ['@fontsource/noto-emoji', '@fontsource/noto-sans-symbols-2', '@fontsource/dejavu-sans'],
};
const european: ScriptFonts = { script: 'Greek, Cyrillic and other Latin', packages: ['@fontsource/noto-sans', '@fontsource/dejavu-sans'] };
const privateUse: ScriptFonts = { script: 'private use, of one font alone', packages: [] };

const byLanguage = {
  ja: { script: 'Japanese', packages: han('jp', 'tc', 'sc', 'kr') },
  ko: { script: 'Korean', packages: han('kr', 'jp', 'tc', 'sc') },
  hant: { script: 'Traditional Chinese', packages: han('tc', 'jp', 'sc', 'kr') },
  hans: { script: 'Simplified Chinese', packages: han('sc', 'tc', 'jp', 'kr') },
} as const satisfies Record<string, ScriptFonts>;

/** Packages are named `noto-sans-<script>`. Those that are installed come first: they take the signs that several scripts share. */
const named = `Arabic Hebrew Devanagari Thai
  Armenian Balinese Bengali Buginese Cherokee Coptic Cuneiform Egyptian_Hieroglyphs Ethiopic Georgian Gothic Gujarati Gurmukhi Javanese
  Kannada Khmer Lao Linear_B Malayalam Mongolian Myanmar Nko Old_Persian Oriya Osmanya Runic Sinhala Sundanese Syriac Tamil Telugu Thaana Tifinagh Vai Yi`;
let known: readonly (ScriptFonts & { readonly letters: RegExp })[] | undefined;

/** Made when a text has letters of one: most have none. */
const scripts = (): NonNullable<typeof known> =>
  (known ??= named.split(/\s+/).map((script) => ({
    letters: new RegExp(`\\p{scx=${script}}`, 'u'),
    script: script.replace('_', ' '),
    packages: [`@fontsource/noto-sans-${script.toLowerCase().replace('_', '-')}`, '@fontsource/noto-sans', '@fontsource/dejavu-sans'],
  })));

const tibetan: ScriptFonts = { script: 'Tibetan', packages: ['@fontsource/noto-serif-tibetan'] };

/** The packages that may have a character. `lang` (BCP 47, see `languageOfHan`) decides how Han looks. */
export function fontsFor(character: string, lang: string): ScriptFonts {
  if (/[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}]/u.test(character) && !/[\uFF00-\uFFEF]/.test(character)) return european;
  if (/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\uFF00-\uFFEF]/u.test(character)) return hanFor(character, lang);
  if (isOfHan(lang) && /\p{P}/u.test(character) && /\p{scx=Common}/u.test(character)) return marksFor(character, lang);
  if (/\p{Emoji_Presentation}|[\u{1F000}-\u{1FAFF}\u{E0020}-\u{E007F}]/u.test(character)) return emoji;
  if (/[\p{S}\p{No}]/u.test(character) && /\p{sc=Common}/u.test(character)) return signs;
  if (/\p{Co}/u.test(character)) return privateUse;
  if (/\p{sc=Tibetan}/u.test(character)) return tibetan;
  return scripts().find(({ letters }) => letters.test(character)) ?? signs;
}

function hanFor(character: string, lang: string): ScriptFonts {
  if (/\p{sc=Hang}/u.test(character)) return byLanguage.ko;
  const language = lang.toLowerCase();
  if (/^ja\b/.test(language) || /[\p{sc=Hira}\p{sc=Kana}]/u.test(character)) return byLanguage.ja;
  if (/^ko\b/.test(language)) return byLanguage.ko;
  return /^zh\b.*\b(hant|tw|hk|mo)\b/.test(language) || /\p{sc=Bopo}/u.test(character) ? byLanguage.hant : byLanguage.hans;
}

/** Such as ―, of which two are a Japanese dash: as wide as the letters around it, and from one of their small files. */
const marksFor = (character: string, lang: string): ScriptFonts => ({
  script: signs.script,
  packages: [...hanFor(character, lang).packages, ...signs.packages],
});

const isOfHan = (lang: string): boolean => /^(zh|ja|ko)\b/i.test(lang);

/** The language whose forms Han takes: the article's own, else what the kana or hangul beside it say. `und` where there is none. */
export function languageOfHan(text: string, lang: string): string {
  if (isOfHan(lang)) return lang;
  if (/[\p{sc=Hira}\p{sc=Kana}]/u.test(text)) return 'ja';
  if (/\p{sc=Hang}/u.test(text)) return 'ko';
  return /[\p{sc=Han}\p{sc=Bopo}]/u.test(text) ? 'zh' : 'und';
}

/** What dates and lists of names bring into a text. Of other scripts one piece holds all letters; Han and hangul come in a hundred. */
export function wordsOf(lang: string): string {
  const words: Readonly<Record<string, string>> = { ja: '年月日、および', ko: '년월일, 및', zh: '年月日、和及與' };
  return words[lang.toLowerCase().slice(0, 2)] ?? '';
}

/** Packages whose face stands for all weights: of signs nobody misses the bold, what was pressed into clay has none, and a Han file holds every weight. */
export function isShared(name: string): boolean {
  return (
    name.startsWith('@fontsource-variable/') || signPackages.includes(name) || /-(?:cuneiform|hieroglyphs|linear-b|old-persian)$/.test(name)
  );
}

/** Tried before all others for code: as wide as the family's own letters, so that drawn lines meet. */
export function siblingsOf(family: string): readonly string[] {
  return family === 'JetBrains Mono' ? ['@fontsource/dejavu-mono'] : [];
}

/** A letter of a language's own script, where words in it hold no Latin ones; of Han and hangul none, which come in many pieces. */
export function letterOf(lang: string): string | undefined {
  return letters.find(([, languages]) => languages.test(lang))?.[0];
}

/**
 * Why not by Intl.Locale, which knows each language's script: to ask it once takes 30 ms. Not Arabic: readers of its PDFs that take words apart at gaps between
 * letters find them by the spaces of another font.
 */
const letters: readonly (readonly [letter: string, languages: RegExp])[] = [
  ['о', /^(?:ru|uk|be|bg|mk|sr(?!-latn)|kk|ky|tg|mn|tt|ba|cv|os|ce)\b/i],
  ['α', /^(?:el|grc)\b/i],
  ['א', /^(?:he|iw|yi)\b/i],
  ['क', /^(?:hi|mr|ne|sa|mai|bho)\b/i],
  ['ก', /^th\b/i],
];

/**
 * The package that has each letter of transcriptions and each mark in one file, in the style of a text family. None for code, whose words are in no element of
 * their own.
 */
export function wholeOf(family: string): string | undefined {
  if (siblingsOf(family).length > 0) return undefined;
  return family === 'Source Serif 4' ? serif : '@fontsource/dejavu-sans';
}

/** The package for all Greek letters, in the style of a text family, where this lacks some. */
export function greekOf(family: string): string {
  return siblingsOf(family)[0] ?? (family === 'Source Serif 4' ? serif : '@fontsource/noto-sans');
}

const serif = '@fontsource/dejavu-serif';

/** In %: how large a package's letters are set to be as high as those of the family that they stand among; nothing where they are. */
export function sizeOf(name: string): number | undefined {
  return name === serif ? 92 : undefined;
}
