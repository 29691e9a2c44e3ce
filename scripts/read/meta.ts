/** The front matter as the article holds it: its keys checked, their texts typeset, and where those stand that something is said of. */
import type { Article } from '../model/article.ts';
import type { Brand } from '../model/brand.ts';
import type { Picture } from '../model/picture.ts';
import type { Position } from '../model/diagnostic.ts';
import { isRightToLeft } from '../model/words.ts';
import type { ArticleContext } from './context.ts';
import { checkKeys } from './keys.ts';
import type { Problems } from './problems.ts';
import { articleSchema, metaSchema, type ArticleData, type Meta } from './schema.ts';
import { educate, type Typography } from './typography.ts';
import type { Located } from './yaml.ts';

/** The keys that there are, without what is wrong in them; a title in any case. An article that is data has its body among its keys. */
export function checkMeta(located: Located, isMarkdown: boolean, problems: Problems): ArticleData {
  const schema = isMarkdown ? metaSchema : articleSchema;
  const value = located.value ?? {};
  const checked: Meta | ArticleData | undefined = checkKeys(schema, located, [], value, withoutEchoes(located, problems));
  const title = (value as { title?: unknown } | null)?.title;
  return { ...checked, title: checked?.title ?? (typeof title === 'string' ? title : '') };
}

/** What is no YAML leaves wrong keys and values on its line, and keys unread: of these nothing is said. */
function withoutEchoes({ errorLines }: Located, problems: Problems): Problems {
  if (errorLines.size === 0) return problems;
  const error: Problems['error'] = (ruleId, position, ...rest) => {
    if (ruleId !== 'missing-key' && !errorLines.has(position.line)) problems.error(ruleId, position, ...rest);
  };
  return { ...problems, error };
}

type Masthead = Pick<
  Article,
  'title' | 'subtitle' | 'event' | 'venue' | 'marking' | 'lang' | 'direction' | 'authors' | 'date' | 'url' | 'duration' | 'keywords'
>;

/** What is said of the article as a whole, as text ready to show. */
export function readMasthead(meta: Meta, lang: string, typography: Typography): Masthead {
  const words = (text: string): string => educate(text, typography);
  const optional = { subtitle: meta.subtitle, event: meta.event, venue: meta.venue, marking: meta.marking };
  return {
    title: words(meta.title),
    ...Object.fromEntries(Object.entries(optional).flatMap(([key, text]) => (text === undefined ? [] : [[key, words(text)]]))),
    lang,
    direction: isRightToLeft(lang) ? 'rtl' : 'ltr',
    authors: withDegrees(list(meta.authors)).map(words),
    ...readDate(meta.date),
    ...(meta.url === undefined ? {} : { url: meta.url }),
    ...(meta.duration === undefined ? {} : { duration: meta.duration }),
    keywords: list(meta.keywords),
  };
}

/** Each author with the degrees behind the name, which a list without quotes parts at the comma: "[Sri Wahyuni, M.Si., Arif Nasution, Ph.D.]". */
const withDegrees = (names: readonly string[]): readonly string[] =>
  names.reduce<readonly string[]>((before, name) => {
    const last = before.at(-1);
    return last !== undefined && name.endsWith('.') && degree.test(name) ? [...before.slice(0, -1), `${last}, ${name}`] : [...before, name];
  }, []);

/** "M.Si.", "Ph.D.", "S.E.": parts that each end with a stop, two at least, and no more. */
const degree = /^(?:\p{Lu}\p{L}{0,4}\.){2,4}$/u;

/** The date in parts; nothing where there is none. */
export function readDate(value: string | number | undefined): Pick<Article, 'date'> {
  if (value === undefined) return {};
  const [year, month, day] = String(value).split('-').map(Number);
  return year === undefined ? {} : { date: { year, ...(month ? { month } : {}), ...(day ? { day } : {}) } };
}

/** The logo only where it is a picture that can be shown. */
export function readBrand({ brand }: Meta, pictures: Readonly<Record<string, Picture>>): Brand {
  const { logo, accent, fonts } = brand ?? {};
  return {
    ...(logo !== undefined && pictures[logo] ? { logo } : {}),
    ...(accent === undefined ? {} : { accent: accent.toLowerCase() }),
    ...(fonts === undefined ? {} : { fonts }),
  };
}

/** Title and subtitle are text: what was meant as markup would be printed as it stands. */
export function reportMarkup(meta: Meta, located: Located, problems: Problems): void {
  for (const key of ['title', 'subtitle'] as const)
    if (/\*\*[^*]+\*\*|\[\^[^[\]\s]+\]/.test(meta[key] ?? ''))
      problems.warning('leftover', located.at([key]), `the ${key} is text without markup; its signs are printed as they stand`);
}

/** Keys of the front matter that something is said of, or that are shown. */
const placedKeys = [
  ['title'],
  ['subtitle'],
  ['authors'],
  ['event'],
  ['venue'],
  ['date'],
  ['duration'],
  ['brand', 'accent'],
  ['brand', 'fonts'],
  ['brand', 'logo'],
  ['handout', 'layout'],
  ['briefing', 'parts'],
  ['briefing', 'binding'],
] as const;

/** By the key's path with dots between: `brand.accent`, `glossary.0`. */
export function placesOf(
  meta: Meta,
  { at }: Located,
  appendices: number,
  { referencePlaces }: ArticleContext,
): NonNullable<Article['places']> {
  const each = (key: string, count: number, ...inner: string[]): [string, Position][] =>
    Array.from({ length: count }, (_, index) => [`${key}.${index}`, at([key, index, ...inner])]);
  return Object.fromEntries([
    ...placedKeys.map((key) => [key.join('.'), at(key)] as const),
    ...each('appendices', appendices, 'file'),
    ...each('summary', list(meta.summary).length),
    ...each('glossary', meta.glossary?.length ?? 0),
    ...each('questions', meta.questions?.length ?? 0),
    ...[...referencePlaces].map(([key, position]) => [`references.${key}`, position] as const),
  ]);
}

function list(value: string | readonly string[] | undefined): string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : [...value];
}
