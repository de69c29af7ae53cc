// What a dataset is called, and what is kept of its file's name.
const NAME_LIMIT = 120;
const FILE_LIMIT = 255;
const ENDING = /(?:\.(?:jsonl|ndjson|json|csv|tsv|tab|txt|parquet|gz|zst))+$/i;

/** Names without folders and invisible control characters; a dataset nobody named is called as its file without the ending. */
export function datasetName(file: string, name?: string): { fileName: string; name: string } {
  const fileName = cleaned(file.split(/[\\/]/).at(-1) ?? '').slice(0, FILE_LIMIT) || 'unnamed.jsonl';
  return { fileName, name: (cleaned(name ?? '') || fileName.replace(ENDING, '') || fileName).slice(0, NAME_LIMIT) };
}

/** Databases differ in what they do with NUL and lone surrogates. */
const cleaned = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
