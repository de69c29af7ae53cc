// Makes a screenshot small: the same picture in 256 colours, as PNG with a palette; screens of text and flat areas lose nothing one sees.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;

/**
 * @param {Buffer} png of 8 bits a channel, RGB or RGBA, not interlaced, as browsers take them
 * @returns {Buffer}
 */
export function toPalette(png) {
  const { width, height, pixels } = decode(png);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = paletteOf(counts);
  const nearest = new Map([...counts.keys()].map((colour) => [colour, nearestIn(palette, colour)]));
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = nearest.get(pixels[y * width + x]) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(lines, { level: 9, memLevel: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {string} name @param {Buffer} data */
function chunk(name, data) {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(name, 4, 'latin1');
  data.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8);
  return whole;
}

/** @param {Buffer} png */
function decode(png) {
  let [width, height, channels] = [0, 0, 3];
  const parts = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') {
      [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
      channels = data[9] === 6 ? 4 : 3;
    }
    if (name === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const lines = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at++) {
    const from = at * channels;
    pixels[at] = ((lines[from] ?? 0) << 16) | ((lines[from + 1] ?? 0) << 8) | (lines[from + 2] ?? 0);
  }
  return { width, height, pixels };
}

/**
 * PNG's five filters undone (https://www.w3.org/TR/png-3/#9Filters).
 * @param {Buffer} raw @param {number} stride bytes of a line @param {number} height @param {number} step bytes of a pixel
 */
function unfiltered(raw, stride, height, step) {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < step ? 0 : (out[at - step] ?? 0);
      const up = y === 0 ? 0 : (out[at - stride] ?? 0);
      const corner = x < step || y === 0 ? 0 : (out[at - stride - step] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

const channel = (/** @type {number} */ colour, /** @type {number} */ at) => (colour >> at) & 255;

/**
 * Median cut: the box that spreads most, weighed by its pixels, is halved until there are boxes enough; each gives its mean.
 * @param {Map<number, number>} counts pixels by colour
 * @returns {number[]}
 */
function paletteOf(counts) {
  const boxes = [[...counts.keys()]];
  const widest = (/** @type {number[]} */ box) => {
    let found = { at: 0, spread: -1 };
    for (const at of [16, 8, 0]) {
      let [low, high] = [255, 0];
      for (const colour of box) {
        const value = (colour >> at) & 255;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      if (high - low > found.spread) found = { at, spread: high - low };
    }
    return found;
  };
  const pixelsIn = (/** @type {number[]} */ box) => box.reduce((sum, colour) => sum + (counts.get(colour) ?? 0), 0);
  const weights = boxes.map((box) => widest(box).spread * Math.sqrt(pixelsIn(box)));
  while (boxes.length < Math.min(COLOURS, counts.size)) {
    const heaviest = weights.indexOf(weights.reduce((a, b) => Math.max(a, b)));
    const box = boxes[heaviest] ?? [];
    const { at } = widest(box);
    const sorted = box.toSorted((a, b) => channel(a, at) - channel(b, at));
    const halves = [sorted.slice(0, sorted.length >> 1), sorted.slice(sorted.length >> 1)];
    boxes.splice(heaviest, 1, ...halves);
    weights.splice(
      heaviest,
      1,
      ...halves.map((half) => (half.length < 2 ? -1 : widest(half).spread * Math.sqrt(pixelsIn(half)))),
    );
  }
  return boxes.map((box) => {
    const all = pixelsIn(box);
    const mean = (/** @type {number} */ at) =>
      Math.round(box.reduce((sum, colour) => sum + channel(colour, at) * (counts.get(colour) ?? 0), 0) / all);
    return (mean(16) << 16) | (mean(8) << 8) | mean(0);
  });
}

/** @param {number[]} palette @param {number} colour */
function nearestIn(palette, colour) {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255];
  let [found, least] = [0, Number.POSITIVE_INFINITY];
  for (let index = 0; index < palette.length; index++) {
    const other = palette[index] ?? 0;
    const [r, g, b] = [(other >> 16) - red, ((other >> 8) & 255) - green, (other & 255) - blue];
    const distance = r * r + g * g + b * b;
    if (distance >= least) continue;
    found = index;
    least = distance;
  }
  return found;
}
