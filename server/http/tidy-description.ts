// Tidies what is made from the schemas: no part that nothing refers to, and answers that say what they are.

interface Operation {
  summary?: string;
  responses?: Record<string, { description?: string }>;
}

export interface Description {
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, unknown> };
}

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g;
/** What the generator writes where a response has no words of its own. */
const WORDLESS = 'Default Response';

export function tidyDescription<D extends Description>(description: D): D {
  const { paths = {}, components = {} } = description;
  for (const { summary = '', responses = {} } of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    for (const response of Object.values(responses)) {
      if (response.description === WORDLESS) response.description = summary;
    }
  }
  const { schemas = {} } = components;
  const used = reachable(paths, schemas);
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...description, components: { ...components, schemas: kept } };
}

/** Names of the schemas that these paths refer to, directly or through others. */
function reachable(paths: object, schemas: Record<string, unknown>): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (at: unknown) => {
    for (const [, name = ''] of JSON.stringify(at ?? {}).matchAll(REFERENCE)) {
      if (found.has(name)) continue;
      found.add(name);
      look(schemas[name]);
    }
  };
  look(paths);
  return found;
}
