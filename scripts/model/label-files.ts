/**
 * The label files: what they hold, and which of them a language uses.
 *
 * Why here: who reads them and who asks whether they changed must mean the same files. Why not by Intl.Locale, which knows each region's script: to ask
 * it once takes longer than all else that an unchanged build does with labels.
 */

/** The words a document says by itself, from `templates/labels/<lang>.yaml`; `en.yaml` is the complete list of keys. */
export type Labels = Readonly<Record<string, string>>;

/**
 * Their names without ending, in lower case, the nearest first and English last: "zh-tw", "zh-hant", "zh", "en". What one lacks the next has.
 * A tag that is none has but itself and English.
 */
export function labelFiles(lang: string): readonly string[] {
  const parts = lang.toLowerCase().split('-');
  const [base = ''] = parts;
  const tags = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const scripts = traditional.test(lang) ? ['zh-hant'] : [];
  return [...new Set([...tags.slice(0, -1), ...scripts, base, otherNames[base] ?? 'en', 'en'])];
}

const traditional = /^(?:zh|cmn|yue)-(?:.*-)?(?:hant|tw|hk|mo)\b/i;

/** Languages that are written as another, and codes of old. */
const otherNames: Readonly<Record<string, string>> = { cmn: 'zh', yue: 'zh', in: 'id', zsm: 'ms' };
