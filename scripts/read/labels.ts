/** The label files: one a language, `<lang>.yaml`. English is the complete one; what another lacks is taken from it. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { place, type Position } from '../model/diagnostic.ts';
import type { Labels } from '../model/document.ts';
import { Failure } from '../model/failure.ts';
import { precompiled } from './precompiled.ts';
import { collectProblems } from './problems.ts';
import { readYaml } from './yaml.ts';

export interface LabelSet {
  /** Those with a file, in lower case: "en", "id", "pt-br". */
  readonly languages: readonly string[];
  /** For a BCP 47 tag: the longest match, "pt-BR" before "pt" before "en"; `labelsLang` says which. */
  labelsFor(lang: string): Labels;
}

/** Reads `folder`. Throws a `Failure` that names file, line and column when one is no YAML, or no map of texts. */
export async function loadLabels(folder: string): Promise<LabelSet> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const entries = await Promise.all(
    names.map(async (name) => [name.slice(0, -'.yaml'.length).toLowerCase(), await readLabels(path.join(folder, name))] as const),
  );
  const files = new Map(entries);
  const english = files.get('en') ?? {};
  const labelsFor = (lang: string): Labels => {
    const parts = lang.toLowerCase().split('-');
    const tags = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
    const known = tags.find((tag) => files.has(tag)) ?? 'en';
    return { ...english, ...files.get(known), labelsLang: known };
  };
  return { languages: [...files.keys()], labelsFor };
}

async function readLabels(file: string): Promise<Labels> {
  const text = await readFile(file, 'utf8');
  const ready = precompiled[path.basename(file)];
  const value: unknown = ready?.text === text ? ready.value : parse(file, text);
  const isMap = value !== null && typeof value === 'object' && Object.values(value).every((text) => typeof text === 'string');
  if (!isMap) throw failure({ file: shown(file), line: 1, column: 1 }, 'this is no map of texts');
  return value as Labels;
}

function parse(file: string, text: string): unknown {
  const problems = collectProblems();
  const { value } = readYaml(text, shown(file), 1, problems);
  const [first] = problems.list;
  if (first) throw failure(first.position, first.message);
  return value;
}

const failure = (position: Position, message: string): Failure => new Failure(1, `${place(position)} ${message}`);

/** As authors know it, whatever the folder that the program stands in. */
const shown = (file: string): string => file.split(path.sep).slice(-3).join('/');
