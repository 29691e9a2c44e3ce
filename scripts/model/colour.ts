/**
 * Colours as numbers: mixing, contrast as WCAG 2 measures it, and the nearest colour that has enough of it.
 *
 * Why here: read warns of a brand colour, fill picks the ink that stands on it, and both must measure alike. A colour is `#rrggbb`.
 * Lightness is HSL's: hue and saturation stay, so a brand stays itself. Rejected: OKLCH; it leaves sRGB and must be clipped, which moves the hue.
 */

type Rgb = readonly [number, number, number];

/** Channels from 0 to 1. Anything but `#rrggbb` is black. */
function channels(colour: string): Rgb {
  const value = /^#[0-9a-f]{6}$/i.test(colour) ? Number.parseInt(colour.slice(1), 16) : 0;
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function hex(rgb: Rgb): string {
  return `#${rgb
    .map((channel) =>
      Math.round(Math.min(1, Math.max(0, channel)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** `share` (0 to 1) of the first colour, the rest of the second, as CSS `color-mix(in srgb, …)` does it. */
export function mix(first: string, share: number, second: string): string {
  const [a, b] = [channels(first), channels(second)];
  const at = (index: 0 | 1 | 2): number => a[index] * share + b[index] * (1 - share);
  return hex([at(0), at(1), at(2)]);
}

/** Relative luminance (WCAG 2.2), 0 for black to 1 for white. */
export function luminance(colour: string): number {
  const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  const [red, green, blue] = channels(colour);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio, from 1 to 21. */
export function contrast(first: string, second: string): number {
  const [a, b] = [luminance(first), luminance(second)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Whichever of these stands out most on `ground`. */
export function bestOn(ground: string, inks: readonly [string, ...string[]]): string {
  return inks.reduce((best, ink) => (contrast(ink, ground) > contrast(best, ground) ? ink : best));
}

/** The colour of the same hue and saturation that `passes` and whose lightness is nearest; `undefined` if none passes. */
export function nearestPassing(colour: string, passes: (candidate: string) => boolean): string | undefined {
  const { hue, saturation, lightness } = toHsl(channels(colour));
  const steps = Array.from({ length: 201 }, (_, index) => (index % 2 === 0 ? 1 : -1) * Math.ceil(index / 2) * 0.01);
  const candidates = steps.map((step) => lightness + step).filter((value) => value >= 0 && value <= 1);
  return candidates.map((value) => hex(fromHsl(hue, saturation, value))).find(passes);
}

/** Hue in turns (0 to 1). */
function toHsl([red, green, blue]: Rgb): { readonly hue: number; readonly saturation: number; readonly lightness: number } {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const lightness = (most + least) / 2;
  const range = most - least;
  if (range === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = range / (1 - Math.abs(2 * lightness - 1));
  const sector = most === red ? ((green - blue) / range + 6) % 6 : most === green ? (blue - red) / range + 2 : (red - green) / range + 4;
  return { hue: sector / 6, saturation, lightness };
}

function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const at = (offset: number): number => {
    const k = (offset + hue * 12) % 12;
    return lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [at(0), at(8), at(4)];
}
