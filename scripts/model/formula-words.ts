/**
 * A formula as a line of plain text, for titles, bookmarks and running heads, which hold no markup: `E = mc^2` is "E = mc²".
 *
 * Why not TeX itself: a reader who knows none meets it there. Why not MathJax's speech: it is as long as a sentence, and costs more than the rest of fill.
 * What has no sign of its own is written out (`\frac{a+b}{c}` is "(a + b)/c"), and what is unknown goes by its name.
 */
import { accents, doubled, lowered, plain, raised, relations, signs, silent, spaces } from './formula-symbols.ts';

/** TeX in, a line without line breaks out; '' for what shows nothing. Fails at nothing: TeX that is wrong is read as far as it goes. */
export function formulaWords(tex: string): string {
  const tokens = tex.match(/\\(?:[a-zA-Z]+\*?|[^])|\s+|[^]/gu) ?? [];
  return tidy(sequence({ tokens, at: 0 }));
}

/** Where reading stands. */
interface Reading {
  readonly tokens: readonly string[];
  at: number;
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/([([{⟨]) | (?=[)\]},;⟩])/g, '$1')
    .trim();

/** Up to the end, or to what ends the group. */
function sequence(reading: Reading, end = ''): string {
  let text = '';
  while (reading.at < reading.tokens.length) {
    const token = reading.tokens[reading.at++] ?? '';
    if (token === end) break;
    text += piece(token, text, reading);
  }
  return text;
}

function piece(token: string, before: string, reading: Reading): string {
  if (token === '^' || token === '_') return script(token, reading);
  if (token === '{') return sequence(reading, '}');
  if (/^\s/.test(token) || token === '}') return '';
  if (token === '~' || token === '&') return ' ';
  if (token === "'") return '′';
  if (/^[=<>]$/.test(token)) return ` ${token} `;
  if (token === '+' || token === '-') return sign(token === '-' ? '−' : '+', before);
  if (token === ',') return ', ';
  return token.startsWith('\\') && token.length > 1 ? command(token.slice(1).replace('*', ''), before, reading) : token;
}

/** Between two sides with spaces, before a number close to it. */
const sign = (character: string, before: string): string => (/(?:^|[([{=<>≤≥≈→,+−±×·] ?)$/.test(before) ? character : ` ${character} `);

function command(name: string, before: string, reading: Reading): string {
  if (/^[dt]?frac$|^[dt]?binom$/.test(name)) return fraction(name, reading);
  if (name === 'sqrt') return root(reading);
  if (name === 'mathbb') return [...argument(reading)].map((letter) => doubled.get(letter) ?? letter).join('');
  if (name === 'begin' || name === 'end') return (void argument(reading), ' ');
  if (plain.has(name)) return words(reading);
  if (silent.has(name)) return withoutPoint(reading);
  if (name === '\\') return '; ';
  if (spaces.has(name)) return ' ';
  const accent = accents.get(name);
  if (accent !== undefined) return accented(argument(reading), accent);
  const between = relations.get(name);
  if (between !== undefined) return ` ${between} `;
  return signs.get(name) ?? named(name, before);
}

/** A function's name, or one that is not known: apart from what is beside it. */
const named = (name: string, before: string): string => `${/[\p{L}\p{N})\]}]$/u.test(before) ? ' ' : ''}${name} `;

/** The next group, command or letter. */
function argument(reading: Reading): string {
  while (/^\s/.test(reading.tokens[reading.at] ?? '')) reading.at++;
  const token = reading.tokens[reading.at++];
  return token === undefined ? '' : tidy(piece(token, '', reading));
}

/** The next group with its spaces: those of `\text{…}` are meant. */
function words(reading: Reading): string {
  while (/^\s/.test(reading.tokens[reading.at] ?? '')) reading.at++;
  if (reading.tokens[reading.at] !== '{') return argument(reading);
  const from = ++reading.at;
  const inside = sequence(reading, '}');
  const written = reading.tokens.slice(from, reading.at - 1).join('');
  return /[\\^_{]/.test(written) ? inside : written;
}

/** `\left.` stands for no bracket. */
function withoutPoint(reading: Reading): string {
  if (reading.tokens[reading.at] === '.') reading.at++;
  return '';
}

/** Raised or lowered where Unicode has each letter so. */
function script(mark: '^' | '_', reading: Reading): string {
  const text = argument(reading).replace(/ /g, '');
  if (text === '°' || text === '′' || text === '⊤') return text === '⊤' ? 'ᵀ' : text;
  return moved(mark, text) ?? mark + ([...text].length > 1 ? `(${text})` : text);
}

function moved(mark: '^' | '_', text: string): string | undefined {
  const table = mark === '^' ? raised : lowered;
  const small = [...text].map((letter) => table.get(letter));
  return small.every((letter) => letter !== undefined) ? small.join('') : undefined;
}

/** Letters below or above the line as plain text: "H₂O", "10⁹". What Unicode has none of stays on the line, below ("Aref"), or has its sign ("x^Q"). */
export const scriptWords = (type: 'subscript' | 'superscript', value: string): string =>
  type === 'subscript' ? (moved('_', value) ?? value) : (moved('^', value) ?? `^${value}`);

function fraction(name: string, reading: Reading): string {
  const [over, under] = [argument(reading), argument(reading)];
  return name.endsWith('binom') ? `(${over} ${under})` : `${grouped(over)}/${grouped(under)}`;
}

function root(reading: Reading): string {
  let degree = '';
  if (reading.tokens[reading.at] === '[') {
    reading.at++;
    degree = sequence(reading, ']');
  }
  return `${[...degree].map((letter) => raised.get(letter) ?? letter).join('')}√${grouped(argument(reading))}`;
}

/** In brackets, where it is more than one thing. */
const grouped = (text: string): string => (/^[\p{L}\p{M}\p{N}.²³¹⁰-⁹₀-₉]*$/u.test(text) ? text : `(${text})`);

const accented = (text: string, mark: string): string => ([...text].length === 1 ? text + mark : text);
