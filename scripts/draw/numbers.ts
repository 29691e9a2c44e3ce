/** Numbers as the article's language writes them, with their unit: short beside each number, long once above the axis. */
import type { Chart } from '../model/chart.ts';
import { largestOf } from '../model/extent.ts';
import { locale, withMinus } from '../model/words.ts';

/** Each gives a text for one place of a chart. */
export interface Numbers {
  /** On an axis: as short as can be. */
  tick(value: number): string;
  /** Beside a bar, a line's end, a slice. */
  value(value: number): string;
  /** Where the unit is said elsewhere. */
  bare(value: number): string;
  /** A share of the whole, 0 to 1. */
  share(value: number): string;
  /** A unit too long to stand beside every number. */
  readonly heading?: string;
}

/** Longest unit that stands beside every number. */
const shortUnit = 3;

/** As many decimals as the chart's most exact value has, up to three; from a million on three digits and a word for the rest. */
export function numbersFor({ series, unit = '' }: Pick<Chart, 'series' | 'unit'>, lang: string): Numbers {
  const language = locale(lang);
  const values = series.flatMap((one) => one.values).filter((value) => value !== null);
  const huge = values.some((value) => Math.abs(value) >= 1e6);
  const decimals = Math.min(3, largestOf(values.map(decimalsOf), 0));
  const exact = new Intl.NumberFormat(
    language,
    huge ? { notation: 'compact', maximumSignificantDigits: 3 } : { maximumFractionDigits: decimals },
  );
  const short = new Intl.NumberFormat(language, huge ? { notation: 'compact', maximumSignificantDigits: 3 } : { maximumFractionDigits: 6 });
  const written = (form: Intl.NumberFormat, value: number): string => withMinus(form.format(value));
  const isShort = [...unit].length <= shortUnit;
  const attach = (text: string): string => (isShort ? withUnit(text, unit, language) : text);
  return {
    tick: (value) => attach(written(short, value)),
    value: (value) => attach(written(exact, value)),
    bare: (value) => written(exact, value),
    share: (value) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: value < 0.1 ? 1 : 0 }).format(value),
    ...(isShort ? {} : { heading: unit }),
  };
}

/** The per cent sign stands as the language has it; any other unit behind a space that does not break. */
function withUnit(text: string, unit: string, language: readonly string[]): string {
  if (unit === '') return text;
  if (unit !== '%') return `${text}\u00a0${unit}`;
  const parts = new Intl.NumberFormat(language, { style: 'percent' }).formatToParts(1);
  const of = (type: string): boolean => type === 'integer';
  return parts.map(({ type, value }) => (of(type) ? text : value)).join('');
}

function decimalsOf(value: number): number {
  return /e/.test(String(value)) ? 0 : (String(value).split('.')[1]?.length ?? 0);
}
