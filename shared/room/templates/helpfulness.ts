// Helpfulness in two questions for each response: how well it helps, and whether it holds an error that could do harm.
import type { Rubric } from '../rubric.ts';

export const helpfulness: Rubric = {
  title: 'Helpfulness',
  dimensions: [
    {
      id: 'helpfulness',
      type: 'scale',
      name: 'Helpfulness',
      question: 'How well does this response do what was asked?',
      help: 'Judge what the person needed, not how much was written. A short, right answer can be a 5.',
      nature: 'objective',
      ceiling: 'high',
      required: true,
      per: 'response',
      points: 5,
      anchors: {
        '1': 'Useless or harmful',
        '2': 'Mostly misses the need',
        '3': 'Helps in part',
        '4': 'Does what was asked',
        '5': 'As good as an expert would give',
      },
    },
    {
      id: 'critical-error',
      type: 'yes-no',
      name: 'Critical error',
      question: 'Is there an error that could do harm or mislead if believed?',
      help: 'A wrong fact, number, step or omission that changes what the reader would do. Style is never critical.',
      nature: 'objective',
      ceiling: 'low',
      required: true,
      per: 'response',
      critical: true,
    },
  ],
};
