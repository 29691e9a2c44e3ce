/** The themes' style sheets and the table that contrast is checked by say the same, and every colour that text is set in can be read. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { themes, type Theme } from '../scripts/model/brand.ts';
import { contrast, luminance, mix, nearestPassing } from '../scripts/model/colour.ts';
import { accentContrast, inkOnAccent, nearestAccent, ownAccent, themeColours } from '../scripts/model/themes.ts';

/** A theme's custom properties with `var` and `color-mix` worked out. */
function properties(theme: Theme, brand = ownAccent): Readonly<Record<string, string>> {
  const css = readFileSync(`templates/deck/themes/${theme}.css`, 'utf8');
  const raw = Object.fromEntries([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? '', value?.trim() ?? '']));
  const value = (text: string): string => {
    const mixed = /^color-mix\(in srgb, (.+) (\d+)%, (#\w{6})\)$/.exec(text);
    if (mixed) return mix(value(mixed[1] ?? ''), Number(mixed[2]) / 100, mixed[3] ?? '');
    const name = /^var\(--([\w-]+)/.exec(text)?.[1];
    return name === 'brand' ? brand : name === undefined ? text : value(raw[name] ?? '');
  };
  return Object.fromEntries(Object.entries(raw).map(([name, text]) => [name, value(text)]));
}

test.each(themes)('%s is in the table as in its style sheet', (theme) => {
  const css = properties(theme);
  const { ground, ink, tint, accent, accentInk } = themeColours[theme];
  expect([css['bg'], css['ink']]).toEqual([ground, ink]);
  expect(css['accent']).toBe(mix(ownAccent, accent.share, accent.other));
  expect(css['accent-ink']).toBe(mix(ownAccent, accentInk.share, accentInk.other));
  expect(css['tint']).toBe(typeof tint === 'string' ? tint : mix(ownAccent, tint.share, tint.other));
});

test.each(themes)('%s: all text can be read on its grounds', (theme) => {
  const css = properties(theme);
  const { least } = themeColours[theme];
  const ratio = (ink: string, ground: string): number => contrast(css[ink] ?? '', css[ground] ?? '');
  for (const ink of ['ink', 'muted', 'accent-ink'])
    for (const ground of ['bg', 'tint']) expect.soft(ratio(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(least);
  for (const ink of Object.keys(css).filter((name) => name.startsWith('code-') && name !== 'code-bg'))
    expect.soft(ratio(ink, 'code-bg'), ink).toBeGreaterThanOrEqual(least);
  expect(contrast(inkOnAccent(theme, ownAccent), css['accent'] ?? '')).toBeGreaterThanOrEqual(4.5);
  expect(accentContrast(theme, ownAccent).ratio).toBeGreaterThanOrEqual(least);
});

test('luminance and contrast are those of WCAG 2', () => {
  expect(luminance('#ffffff')).toBeCloseTo(1);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
});

test('the nearest accent has the same hue, passes, and is the given one where that passes', () => {
  expect(nearestAccent('light', '#0b4f6c')).toBe('#0b4f6c');
  const near = nearestAccent('light', '#ffcc00') ?? '';
  expect(accentContrast('light', near).ratio).toBeGreaterThanOrEqual(4.5);
  expect(near).toMatch(/^#[6-9][0-9a-f][5-7][0-9a-f]00$/);
  expect(nearestPassing('#123456', () => false)).toBeUndefined();
  for (const theme of themes) expect(contrast(inkOnAccent(theme, '#ffcc00'), '#ffcc00')).toBeGreaterThan(2);
});
