/**
 * Which package has the letters that a text family lacks, by script and, for Han, by language.
 *
 * Why packages with one file a weight: Skia writes variable fonts into a PDF as Type 3. Why no CJK package is a dependency: each takes
 * 76 MB; a text that needs one is told which.
 */

/** `script` is for people; `packages` are tried in turn. */
export interface ScriptFonts {
  readonly script: string;
  readonly packages: readonly string[];
}

const scripts: readonly (ScriptFonts & { readonly letters: RegExp })[] = [
  { script: 'Greek, Cyrillic and other Latin', letters: /[\p{sc=Grek}\p{sc=Cyrl}\p{sc=Latn}]/u, packages: ['noto-sans'] },
  { script: 'Arabic', letters: /\p{sc=Arab}/u, packages: ['noto-sans-arabic'] },
  { script: 'Hebrew', letters: /\p{sc=Hebr}/u, packages: ['noto-sans-hebrew'] },
  { script: 'Devanagari', letters: /\p{sc=Deva}/u, packages: ['noto-sans-devanagari'] },
  { script: 'Bengali', letters: /\p{sc=Beng}/u, packages: ['noto-sans-bengali'] },
  { script: 'Tamil', letters: /\p{sc=Taml}/u, packages: ['noto-sans-tamil'] },
  { script: 'Thai', letters: /\p{sc=Thai}/u, packages: ['noto-sans-thai'] },
  { script: 'Korean', letters: /\p{sc=Hang}/u, packages: ['noto-sans-kr'] },
  { script: 'Japanese', letters: /[\p{sc=Hira}\p{sc=Kana}]/u, packages: ['noto-sans-jp'] },
  { script: 'Traditional Chinese', letters: /\p{sc=Bopo}/u, packages: ['noto-sans-tc'] },
  { script: 'emoji', letters: /\p{Emoji_Presentation}/u, packages: ['noto-emoji'] },
];

const han: Readonly<Record<string, ScriptFonts>> = {
  ja: { script: 'Japanese', packages: ['noto-sans-jp'] },
  ko: { script: 'Korean', packages: ['noto-sans-kr', 'noto-sans-tc'] },
  hant: { script: 'Traditional Chinese', packages: ['noto-sans-tc'] },
  hans: { script: 'Simplified Chinese', packages: ['noto-sans-sc'] },
};

/** Also holds the signs and mathematics subsets that Noto shares. */
const signs: ScriptFonts = { script: 'signs and symbols', packages: ['noto-sans-arabic', 'noto-sans-symbols', 'noto-emoji'] };

/** The packages that may have a character; `lang` (BCP 47) decides how Han looks. */
export function fontsFor(character: string, lang: string): ScriptFonts {
  const language = lang.toLowerCase();
  if (/[\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(character)) {
    if (/^(ja|ko)\b/.test(language)) return han[language.slice(0, 2)] ?? signs;
    return (/^zh\b.*\b(hant|tw|hk|mo)\b/.test(language) ? han['hant'] : han['hans']) ?? signs;
  }
  return scripts.find(({ letters }) => letters.test(character)) ?? signs;
}
