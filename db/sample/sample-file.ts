// The sample dataset: where its rows are, and what it is called.
import path from 'node:path';

export const sampleFile: string = path.join(import.meta.dirname, 'examples.jsonl');
export const SAMPLE_NAME = 'Sample: 100 written examples';
