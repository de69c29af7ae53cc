// A Vite plugin that leaves out of the built client what zod describes schemas in JSON with: only the server does, for its API.
import type { Plugin } from 'vite';

const DESCRIBES = /zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/;
const EXPORTED = /^export (?:const|function) (\w+)/gm;

export function zodWithoutJsonSchema(): Plugin {
  return {
    name: 'zod-without-json-schema',
    apply: 'build',
    transform(code, id) {
      if (!DESCRIBES.test(id)) return undefined;
      // Called while a schema is made, to give it a method; the method itself would be called by nobody.
      const names = [...code.matchAll(EXPORTED)].map(([, name]) => `${name} = none`);
      return { code: `const none = () => undefined;\nexport const ${names.join(', ')};\n`, map: null };
    },
  };
}
