/**
 * Words that count points within a text: "First, …", "Zweitens: …". Shown alone such a sentence asks where the others are.
 *
 * Why lists by language: no rule tells "Fourth, it fell" from "Germany, it fell", and a name at that place must stay.
 */
import { baseLanguage } from '../../model/words.ts';

const lists: Readonly<Record<string, string>> = {
  en: 'first|firstly|second|secondly|third|thirdly|fourth|fourthly|fifth|fifthly|finally|lastly',
  de: 'erstens|zweitens|drittens|viertens|fünftens|sechstens|schließlich',
  fr: "premièrement|d’abord|d'abord|deuxièmement|ensuite|troisièmement|quatrièmement|cinquièmement|enfin",
  es: 'primero|en primer lugar|segundo|en segundo lugar|tercero|en tercer lugar|cuarto|quinto|por último',
  pt: 'primeiro|em primeiro lugar|segundo|em segundo lugar|terceiro|quarto|quinto|por fim|por último',
  it: 'primo|in primo luogo|secondo|in secondo luogo|terzo|quarto|quinto|infine',
  nl: 'ten eerste|ten tweede|ten derde|ten vierde|ten vijfde|ten slotte',
  id: 'pertama|kedua|ketiga|keempat|kelima|terakhir',
  ms: 'pertama|kedua|ketiga|keempat|kelima|akhirnya',
  tr: 'birincisi|ikincisi|üçüncüsü|dördüncüsü|son olarak',
  ar: 'أولا|أولاً|ثانيا|ثانياً|ثالثا|ثالثاً|رابعا|رابعاً|أخيرا|أخيراً',
  ja: '第一に|第二に|第三に|第四に|最後に',
  zh: '第一|第二|第三|第四|首先|其次|再次|最后|最後',
};

const known = new Map<string, RegExp>();

/** Whether a sentence begins with such a word and a comma or colon. A language without a list counts nothing. */
export function countsPoints(sentence: string, lang: string): boolean {
  const base = baseLanguage(lang);
  const words = known.get(base) ?? new RegExp(`^\\s*(?:${lists[base] ?? '(?!)'})\\s?[,:，：、،]`, 'iu');
  known.set(base, words);
  return words.test(sentence);
}
