/** Text before the first section is named by the language's label, and not named at all where the first section is named so itself. */
import { expect, it } from 'vitest';
import { introductionName } from '../../scripts/model/introduction.ts';
import type { Inline } from '../../scripts/model/inline.ts';

const section = (heading: string): { readonly heading: readonly Inline[] } => ({ heading: [{ type: 'text', value: heading }] });
const labels = { introduction: 'Pendahuluan' };

it.each<[string, string[], string | undefined]>([
  ['other sections', ['Siapa membayar?', 'Pendahuluan'], 'Pendahuluan'],
  ['a first section of its name', ['pendahuluan ', 'Siapa membayar?'], undefined],
  ['no sections', [], 'Pendahuluan'],
])('%s', (_, headings, name) => expect(introductionName(headings.map(section), labels)).toBe(name));
