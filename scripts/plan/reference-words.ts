/** Names and ordinals as a reference list writes them. */
import type { Name } from '../model/article.ts';
import type { Labels } from '../model/document.ts';
import { locale, phrase } from '../model/words.ts';

/** "Walt, S. M., and Snyder, G. H.", or "S. M. Walt and G. H. Snyder" given first. */
export function listedNames(names: readonly Name[], labels: Labels, order: 'familyFirst' | 'givenFirst' = 'familyFirst'): string {
  const written = names.map((name) => writtenName(name, order));
  if (written.length < 2) return written.join('');
  const comma = order === 'familyFirst' || written.length > 2 ? ',' : '';
  return `${written.slice(0, -1).join(', ')}${comma} ${phrase(labels, 'and')} ${written.at(-1)}`;
}

/** "2" becomes "2nd" (or "ke-2"); words stay as they are. */
export function ordinal(value: string, labels: Labels, lang: string): string {
  if (!/^\d+$/.test(value)) return value.replace(/\s*ed(ition|\.)?$/i, '');
  const form = new Intl.PluralRules(locale(lang), { type: 'ordinal' }).select(Number(value));
  const key = `ordinal.${form}`;
  return phrase(labels, key in labels ? key : 'ordinal.other', { number: value });
}

function writtenName(name: Name, order: 'familyFirst' | 'givenFirst'): string {
  if ('literal' in name) return name.literal;
  if (!name.given) return name.family;
  const given = initials(name.given);
  return order === 'givenFirst' ? `${given} ${name.family}` : `${name.family}, ${given}`;
}

/** "Stephen M." is "S. M.", "Jean-Pierre" is "J.-P."; scripts that know no initials keep the whole name. */
function initials(given: string): string {
  if (!/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(given)) return given;
  const initial = (word: string): string =>
    word
      .split('-')
      .map((piece) => `${[...piece][0] ?? ''}.`)
      .join('-');
  const words = given.split(/[\s.]+/).filter(Boolean);
  return words.map((word) => initial(word.replace(/^-/, ''))).join(' ');
}
