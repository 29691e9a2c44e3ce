/** Writes `docs/article.schema.json` and `docs/course.schema.json` from the validators (`npm run schema`). A test fails when the file is not what this writes. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { writeFileSync } from 'node:fs';
import { courseFileSchema } from './read/course-schema.ts';
import { articleSchema } from './read/schema.ts';

/** The JSON Schema (draft-07) of `article.yaml`, `article.json` and the front matter of `article.md`. */
export function articleJsonSchema(): string {
  const schema = toJsonSchema(articleSchema, { errorMode: 'ignore' });
  return `${JSON.stringify({ title: 'Paparan article', description: 'An article for Paparan: article.yaml, article.json, or the front matter of article.md.', ...schema }, null, 2)}\n`;
}

/** The JSON Schema (draft-07) of `course.yaml`. */
export function courseJsonSchema(): string {
  const schema = toJsonSchema(courseFileSchema, { errorMode: 'ignore' });
  return `${JSON.stringify({ title: 'Paparan course', description: 'A course for Paparan: course.yaml.', ...schema }, null, 2)}\n`;
}

if (process.argv[1]?.endsWith('schema.ts')) {
  writeFileSync('docs/article.schema.json', articleJsonSchema());
  writeFileSync('docs/course.schema.json', courseJsonSchema());
}
