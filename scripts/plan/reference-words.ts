/** Names and ordinals as a reference list writes them. */
import type { Name } from '../model/reference.ts';
import type { Labels } from '../model/label-files.ts';
import { formKey, phrase } from '../model/words.ts';

/**
 * "Walt, S. M., and Snyder, G. H.", or "S. M. Walt and G. H. Snyder" given first. In a list of Arabic names the commas are Arabic. `isCut`: there are more
 * than these.
 */
export function listedNames(
  names: readonly Name[],
  labels: Labels,
  { order = 'familyFirst', isCut = false }: { readonly order?: 'familyFirst' | 'givenFirst'; readonly isCut?: boolean } = {},
): string {
  const written = names.map((name) => writtenName(name, order));
  const comma = written.some((name) => !arabic.test(name)) ? ', ' : '، ';
  if (isCut && written.length > 0) return phrase(labels, 'others', { names: written.join(comma) });
  if (written.length < 2) return written.join('');
  const key = order === 'familyFirst' || written.length > 2 ? 'listAnd' : 'and';
  return phrase(labels, key, { names: written.slice(0, -1).join(comma), last: written.at(-1) ?? '' });
}

/** "2" becomes "2nd" (or "ke-2"); words stay as they are, "Revised" too, but for an "ed." of their own. */
export function ordinal(value: string, labels: Labels, lang: string): string {
  if (!/^\d+$/.test(value)) return value.replace(/(?<!\s)\s+ed(ition|\.)?$/i, '');
  return phrase(labels, formKey(labels, 'ordinal', lang, Number(value), 'ordinal'), { number: value });
}

function writtenName(name: Name, order: 'familyFirst' | 'givenFirst'): string {
  if ('literal' in name) return name.literal;
  if (!name.given) return name.family;
  if (joined.test(name.family)) return name.family + name.given;
  const suffix = name.suffix ? `, ${name.suffix}` : '';
  if (order === 'givenFirst') return `${initials(name.given)} ${name.family}${suffix}`;
  return `${name.family}${arabic.test(name.family) ? '،' : ','} ${initials(name.given)}${suffix}`;
}

const arabic = /^\p{Script=Arabic}/u;
/** Scripts in which the family's name always leads, with nothing between. */
const joined = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/** "Stephen M." is "S. M.", "Jean-Pierre" is "J.-P."; scripts that know no initials keep the whole name. */
function initials(given: string): string {
  if (!/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(given)) return given;
  const initial = (word: string): string =>
    word
      .split('-')
      .map((piece) => `${[...piece][0] ?? ''}.`)
      .join('-');
  const words = given.split(/\s+|\.(?!-)/).filter(Boolean);
  return words.map((word) => initial(word.replace(/^-/, ''))).join(' ');
}
