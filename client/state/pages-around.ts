// In which order the pages of a window are fetched: the one being read first, then outward from it.

/** The first unfetched page by distance from the one that holds `index`; its number from 0, or undefined when all are here. */
export function nextPage(
  index: number,
  pages: number,
  fetched: (page: number) => boolean,
  size: number,
): number | undefined {
  const here = Math.floor(index / size);
  for (let distance = 0; distance < pages; distance++) {
    for (const page of distance === 0 ? [here] : [here + distance, here - distance]) {
      if (page >= 0 && page < pages && !fetched(page)) return page;
    }
  }
  return undefined;
}
