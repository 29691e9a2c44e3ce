/**
 * Which label files a language uses.
 *
 * Why here: who reads them and who asks whether they changed must mean the same files.
 */

/**
 * Their names without ending, in lower case, the nearest first and English last: "zh-tw", "zh-hant", "zh", "en". What one lacks the next has.
 * A tag that is none has but itself and English.
 */
export function labelFiles(lang: string): readonly string[] {
  const parts = lang.toLowerCase().split('-');
  const tags = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  return [...new Set([...tags.slice(0, -1), ...usualTags(lang), ...tags.slice(-1), 'en'])];
}

/** The language with the script that it is written in, and the language by its present code ("id" for "in"). */
function usualTags(lang: string): readonly string[] {
  try {
    const { language, script = '' } = new Intl.Locale(lang).maximize();
    return [`${language}-${script.toLowerCase()}`, language];
  } catch {
    return [];
  }
}
