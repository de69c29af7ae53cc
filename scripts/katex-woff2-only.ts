// A Vite plugin that takes the two old font formats out of KaTeX's styles: every browser we support reads woff2.
import type { Plugin } from 'vite';

const OLD_FORMATS = /,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g;

export function katexWoff2Only(): Plugin {
  return {
    name: 'katex-woff2-only',
    enforce: 'pre',
    transform(code, id) {
      if (!/katex[^?]*\.css/.test(id)) return undefined;
      return { code: code.replace(OLD_FORMATS, ''), map: null };
    },
  };
}
