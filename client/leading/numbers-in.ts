// Numbers of examples as people write them: "1–10, 12 15".

/** Those between 1 and `most`, each once, in order. A range may be written either way round. */
export function numbersIn(text: string, most: number): number[] {
  const found = new Set<number>();
  for (const [, from, to] of text.matchAll(/(\d+)(?:\s*[-–—]\s*(\d+))?/g)) {
    const [a, b] = [Number(from), Number(to ?? from)];
    for (let n = Math.max(1, Math.min(a, b)); n <= Math.min(most, Math.max(a, b)); n++) found.add(n);
  }
  return [...found].toSorted((a, b) => a - b);
}
