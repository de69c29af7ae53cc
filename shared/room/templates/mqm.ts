// Errors marked in the text, after Multidimensional Quality Metrics (MQM): https://themqm.org
import type { Rubric } from '../rubric.ts';

export const mqm: Rubric = {
  title: 'Errors in the text (MQM)',
  dimensions: [
    {
      id: 'errors',
      type: 'spans',
      name: 'Errors',
      question: 'Which words are wrong, in what way, and how badly?',
      help: [
        'Select the fewest words that, put right, would make the sentence right. Mark each error once, where it begins.',
        'Minor: noticed, and nothing is lost. Major: what is meant is hard to get, or wrong. Critical: whoever believes it comes to harm.',
        'When two categories fit, take the one that stands first.',
      ].join('\n'),
      nature: 'objective',
      ceiling: 'low',
      required: true,
      per: 'response',
      categories: [
        { id: 'accuracy', label: 'Accuracy: it says something else' },
        { id: 'addition', label: 'Addition: it says more than it should' },
        { id: 'omission', label: 'Omission: something is left out here' },
        { id: 'terminology', label: 'Terminology: the wrong term' },
        { id: 'grammar', label: 'Grammar and spelling' },
        { id: 'style', label: 'Style: clumsy, or not in the tone' },
        { id: 'locale', label: 'Dates, numbers, units of another place' },
        { id: 'other', label: 'Something else' },
      ],
      severities: [
        { id: 'minor', label: 'Minor', weight: 1 },
        { id: 'major', label: 'Major', weight: 5 },
        { id: 'critical', label: 'Critical', weight: 25 },
      ],
      criticalSeverity: 'critical',
    },
    {
      id: 'fluency',
      type: 'scale',
      name: 'As a whole',
      question: 'Does it read as if it had been written in this language?',
      help: 'After marking. Many small errors can leave a good text, and a text without errors can be dead.',
      nature: 'subjective',
      ceiling: 'high',
      required: true,
      per: 'response',
      points: 5,
      anchors: { '1': 'Not at all', '3': 'Mostly', '5': 'Throughout' },
    },
  ],
};
