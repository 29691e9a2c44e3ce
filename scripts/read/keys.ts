/** Holds a value against a schema and says what is wrong in an author's words: unknown key, wrong type, missing key, what is allowed. */
import * as v from 'valibot';
import { didYouMean, oneOf, type Problems } from './problems.ts';
import type { Located, Path } from './yaml.ts';

type Issue = v.BaseIssue<unknown>;

/** The value as the schema types it, with the problems reported. What is wrong is left out, and the rest is tried again until it holds. */
export function checkKeys<S extends v.GenericSchema>(
  schema: S,
  located: Located,
  base: Path,
  value: unknown,
  problems: Problems,
): v.InferOutput<S> | undefined {
  const reported = new Set<string>();
  let current = value;
  for (let round = 0; round < 100; round++) {
    const result = v.safeParse(schema, current);
    if (result.success) return result.output;
    for (const issue of result.issues) {
      const at = JSON.stringify(pathOf(issue));
      if (!reported.has(at)) report(issue, schema, located, base, problems);
      reported.add(at);
    }
    if (result.issues.every((issue) => pathOf(issue).length === 0)) return undefined;
    current = mend(current, result.issues);
  }
  return undefined;
}

function pathOf(issue: Issue): (string | number)[] {
  return (issue.path ?? []).map((item) => item.key as string | number);
}

function report(issue: Issue, schema: v.GenericSchema, located: Located, base: Path, problems: Problems): void {
  const { inner, path: within } = deepest(issue);
  const path = [...base, ...pathOf(issue), ...within];
  const name = path.findLast((part) => typeof part === 'string') ?? (path.length > 0 ? `item ${Number(path[0]) + 1}` : 'the front matter');
  if (inner.type === 'strict_object' && inner.expected === 'never') {
    const allowed = keysAt(schema, path.slice(base.length, -1));
    problems.error('unknown-key', located.keyAt(path), `unknown key "${String(name)}"`, ...hintsForKey(String(name), allowed));
  } else if (inner.received === 'undefined') {
    problems.error('missing-key', located.at(path.slice(0, -1)), `"${String(name)}" is missing`);
  } else {
    problems.error(
      'wrong-value',
      located.at(path),
      `"${String(name)}" is ${seen(inner)}; allowed: ${allowed(inner)}`,
      ...hintsForValue(inner),
    );
  }
}

interface Found {
  readonly inner: Issue;
  /** From the issue that it stands in. */
  readonly path: readonly (string | number)[];
}

/** A union reports the problems of each member; the member that got furthest is what the author meant. */
function deepest(issue: Issue): Found {
  const found = (issue.issues ?? []).map((child): Found => {
    const { inner, path } = deepest(child);
    return { inner, path: [...pathOf(child), ...path] };
  });
  const [best] = found.filter(({ path }) => path.length > 0).sort((a, b) => b.path.length - a.path.length);
  return best ?? { inner: issue, path: [] };
}

function seen(issue: Issue): string {
  const kinds: Record<string, string> = { Array: 'a list', Object: 'a map', null: 'empty' };
  return kinds[issue.received] ?? issue.received;
}

function allowed(issue: Issue): string {
  const words: Record<string, string> = { string: 'text', number: 'a number', boolean: 'true or false', Array: 'a list', Object: 'a map' };
  const messages: Record<string, string> = {
    regex: issue.message,
    non_empty: 'text that is not empty',
    integer: 'a whole number',
    check: 'a day of the calendar',
    max_length: `at most ${String(issue.requirement)} characters`,
  };
  if (issue.kind === 'validation' && messages[issue.type]) return messages[issue.type] ?? '';
  const parts = (issue.expected ?? 'something else').replace(/^\(|\)$/g, '').split(' | ');
  return oneOf([...new Set(parts.map((part) => words[part] ?? part))]);
}

/** What keys are called elsewhere. */
const others: Readonly<Record<string, string>> = {
  language: 'lang',
  locale: 'lang',
  tags: 'keywords',
  bibliography: 'references',
  abstract: 'summary',
  length: 'duration',
  author: 'authors',
  by: 'authors',
  speaker: 'authors',
  institute: 'event',
  course: 'event',
  location: 'venue',
  permalink: 'url',
};

/** Settings of other tools, which say nothing of a lecture: of Marp and Slidev, Obsidian, pandoc and Quarto, sites' generators. */
const foreign = new Set(
  (
    'marp paginate size math style class header footer backgroundcolor backgroundimage backgroundposition backgroundsize background color headingdivider transition ' +
    'highlighter linenumbers mdc drawings layout colorschema routermode aspectratio canvaswidth favicon fonts addons themeconfig defaults download exportfilename info ' +
    'aliases alias cssclass cssclasses publish created updated modified kanban-plugin up related id uid ' +
    'format output execute editor csl toc toc-depth number-sections geometry header-includes documentclass classoption fontsize mainfont linkcolor engine knitr jupyter jupytext ' +
    'kernelspec filters code-fold link-citations nocite crossref params runtime editor_options vignette colorlinks papersize ' +
    'draft slug sidebar_position sidebar_label hide_table_of_contents hide categories category weight type template featured image cover thumbnail series comments pin published excerpt'
  ).split(' '),
);

function hintsForKey(name: string, allowedKeys: readonly string[]): string[] {
  const meant = allowedKeys.find((key) => key === others[name.toLowerCase()]);
  if (meant === undefined && allowedKeys.includes('title') && foreign.has(name.toLowerCase().replace(/^_/, '')))
    return ['a setting of another tool; take it out'];
  const near = meant === undefined ? didYouMean(name, allowedKeys) : [`did you mean "${meant}"?`];
  return near.length > 0 || allowedKeys.length === 0 ? near : [`allowed: ${oneOf(allowedKeys)}`];
}

function hintsForValue(issue: Issue): string[] {
  if (issue.type === 'string' && /^-?\d/.test(issue.received)) return ['put it in quotes'];
  if (issue.type === 'string' && isParted(issue.input)) return ['put it in quotes: a colon before a space makes a map of text'];
  if (issue.type === 'picklist' && issue.received.startsWith('"'))
    return didYouMean(issue.received.slice(1, -1), (issue.expected ?? '').replace(/[()"]/g, '').split(' | '));
  return [];
}

/** "The piano : it tells" without quotes, which YAML reads as a key and its value. */
const isParted = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).length === 1 && typeof Object.values(value)[0] === 'string';

function keysAt(schema: v.GenericSchema, path: readonly (string | number)[]): string[] {
  let current: unknown = schema;
  for (const key of path) current = step(unwrap(current), key);
  const entries = (unwrap(current) as { entries?: Record<string, unknown> } | undefined)?.entries;
  return Object.keys(entries ?? {});
}

function step(schema: unknown, key: string | number): unknown {
  const { entries, item } = (schema ?? {}) as { entries?: Record<string, unknown>; item?: unknown };
  return typeof key === 'number' ? item : entries?.[key];
}

/** Through `optional`, `pipe` and `union` to the schema that has entries or items. */
function unwrap(schema: unknown): unknown {
  const { wrapped, pipe, options, entries, item } = (schema ?? {}) as {
    wrapped?: unknown;
    pipe?: unknown[];
    options?: unknown[];
    entries?: unknown;
    item?: unknown;
  };
  if (entries !== undefined || item !== undefined) return schema;
  if (wrapped !== undefined) return unwrap(wrapped);
  if (pipe?.[0] !== undefined && pipe[0] !== schema) return unwrap(pipe[0]);
  return options?.map(unwrap).find((option) => (option as { entries?: unknown } | undefined)?.entries !== undefined) ?? schema;
}

/** A copy without what is wrong; a missing key gets a stand-in, so that the rest of its map is read too. */
function mend(value: unknown, issues: readonly Issue[]): unknown {
  const copy: unknown = structuredClone(value);
  const faults = issues.map((issue) => ({ path: pathOf(issue), missing: issue.received === 'undefined' }));
  for (const { path, missing } of faults.sort((a, b) => b.path.length - a.path.length || Number(b.path.at(-1)) - Number(a.path.at(-1)))) {
    const parent = path.slice(0, -1).reduce<unknown>((node, key) => (node as Record<string | number, unknown> | undefined)?.[key], copy);
    if (Array.isArray(parent)) parent.splice(Number(path.at(-1)), 1);
    else if (parent !== null && typeof parent === 'object') {
      const map = parent as Record<string | number, unknown>;
      if (missing) map[path.at(-1) ?? ''] = standIn;
      else delete map[path.at(-1) ?? ''];
    }
  }
  return copy;
}

/** What stands for a missing text. */
export const standIn = '…';
