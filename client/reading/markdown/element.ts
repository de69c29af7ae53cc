// Makes one element with attributes; the only way the renderers make elements.

type Attributes = Readonly<Record<string, string>>;

/** Attributes are set one by one as text: nothing here ever parses HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
