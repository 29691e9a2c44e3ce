/** The published JSON Schemas are those of the validators: `npm run schema` writes them. And what the validators say of a text's form can be read. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { courseFileSchema } from '../scripts/read/course-schema.ts';
import { articleSchema } from '../scripts/read/schema.ts';
import { articleJsonSchema, courseJsonSchema } from '../scripts/schema.ts';

it.each([
  ['article', articleJsonSchema],
  ['course', courseJsonSchema],
])('docs/%s.schema.json is up to date', (name, written) => {
  expect(readFileSync(`docs/${name}.schema.json`, 'utf8')).toBe(written());
});

interface Part {
  readonly type?: string;
  readonly message?: unknown;
  readonly requirement?: unknown;
}

/** Every schema and every action within a schema. */
function partsOf(schema: unknown, seen = new Set<unknown>()): Part[] {
  if (schema === null || typeof schema !== 'object' || seen.has(schema)) return [];
  seen.add(schema);
  return [schema as Part, ...Object.values(schema).flatMap((inner) => partsOf(inner, seen))];
}

it.each([
  ['article', articleSchema],
  ['course', courseFileSchema],
])('every pattern of the %s’s schema says in words what it allows', (_, schema) => {
  const patterns = partsOf(schema).filter(({ type }) => type === 'regex');
  expect(patterns.length).toBeGreaterThan(1);
  expect(patterns.filter(({ message }) => typeof message !== 'string').map(({ requirement }) => requirement)).toEqual([]);
});
