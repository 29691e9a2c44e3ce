/** The published JSON Schemas are those of the validators: `npm run schema` writes them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { articleJsonSchema, courseJsonSchema } from '../scripts/schema.ts';

it.each([
  ['article', articleJsonSchema],
  ['course', courseJsonSchema],
])('docs/%s.schema.json is up to date', (name, written) => {
  expect(readFileSync(`docs/${name}.schema.json`, 'utf8')).toBe(written());
});
