// The colours, as the browser computes them: readable in both themes, and people apart for every kind of sight.
import '../../../client/design/tokens.css';
import { afterAll, describe, expect, test } from 'vitest';

type Rgb = readonly [number, number, number];
const AA_TEXT = 4.5;
const AA_EDGE = 3;
const PEOPLE = Array.from({ length: 12 }, (_, index) => index + 1);

const canvas = new OffscreenCanvas(1, 1).getContext('2d', {
  willReadFrequently: true,
}) as OffscreenCanvasRenderingContext2D;
const probe = document.body.appendChild(document.createElement('span'));

/** A token's colour in a theme as linear-light sRGB, 0 to 1. */
function colour(token: string, theme: string): Rgb {
  document.documentElement.dataset.theme = theme;
  probe.style.color = `var(--${token})`;
  canvas.fillStyle = getComputedStyle(probe).color;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data;
  const linear = (byte: number) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  return [linear(r), linear(g), linear(b)];
}

/** WCAG 2.2, "contrast ratio". */
function contrast(a: Rgb, b: Rgb): number {
  const light = ([r, g, blue]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * blue + 0.05;
  const [one, other] = [light(a), light(b)];
  return Math.max(one, other) / Math.min(one, other);
}

type Matrix = readonly [Rgb, Rgb, Rgb];
const times = (m: Matrix, [x, y, z]: Rgb) => m.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Rgb;

/** Machado, Oliveira and Fernandes 2009, severity 1.0. */
const sights: Record<string, Matrix> = {
  'full sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Ottosson 2020, OKLab from linear sRGB; distances in it are about as large as they look. */
function oklab(rgb: Rgb): Rgb {
  const [l, m, s] = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb.map((value) => Math.min(1, Math.max(0, value))) as unknown as Rgb,
  ).map(Math.cbrt) as unknown as Rgb;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [l, m, s],
  );
}

function nearest(colours: readonly Rgb[], sight: Matrix): number {
  const seen = colours.map((rgb) => oklab(times(sight, rgb)));
  const distances = seen.flatMap((a, i) =>
    seen.slice(i + 1).map((b) => Math.hypot(...a.map((value, k) => value - (b[k] ?? 0)))),
  );
  return Math.min(...distances);
}

afterAll(() => {
  probe.remove();
  delete document.documentElement.dataset.theme;
});

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  test.each(['paper', 'surface', 'surface-raised'])('text, soft text and links are readable on %s', (ground) => {
    for (const text of ['ink', 'ink-soft', 'accent', 'accent-hover', 'caution']) {
      expect(contrast(colour(text, theme), colour(ground, theme)), text).toBeGreaterThanOrEqual(AA_TEXT);
    }
  });

  test.each([
    ['accent-ink', 'accent'],
    ['accent-ink', 'accent-hover'],
    ['ink', 'accent-soft'],
    ['ink', 'caution-soft'],
    ['paper', 'ink'],
  ])('%s is readable on %s', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(AA_TEXT);
  });

  test('edges of controls and the focus ring are seen', () => {
    for (const line of ['edge', 'focus', 'accent']) {
      expect(contrast(colour(line, theme), colour('paper', theme)), line).toBeGreaterThanOrEqual(AA_EDGE);
    }
  });

  test('each person is readable as text on paper, and ink on each person’s soft ground', () => {
    for (const n of PEOPLE) {
      expect(contrast(colour(`person-${n}`, theme), colour('paper', theme)), `person ${n}`).toBeGreaterThanOrEqual(
        AA_TEXT,
      );
      expect(contrast(colour('ink', theme), colour(`person-${n}-soft`, theme)), `soft ${n}`).toBeGreaterThanOrEqual(
        AA_TEXT,
      );
    }
  });

  test.each(Object.entries(sights))('people stay apart for %s', (name, sight) => {
    const least = name === 'full sight' ? 0.09 : 0.055;
    expect(
      nearest(
        PEOPLE.map((n) => colour(`person-${n}`, theme)),
        sight,
      ),
    ).toBeGreaterThan(least);
    expect(
      nearest(
        PEOPLE.map((n) => colour(`person-${n}-soft`, theme)),
        sight,
      ),
    ).toBeGreaterThan(least / 2);
  });
});
