// A battery of helpfulness: what makes a response help, asked apart, so that one strength does not colour the rest.
import type { Rubric } from '../rubric.ts';

const perResponse = { nature: 'objective', required: true, per: 'response' } as const;

export const battery: Rubric = {
  title: 'Helpfulness battery',
  dimensions: [
    {
      ...perResponse,
      id: 'helpfulness',
      type: 'scale',
      name: 'Helpfulness',
      question: 'How well does this response do what was asked?',
      help: 'Judge what the person needed, not how much was written. Begin with this one, before the parts below colour it.',
      ceiling: 'high',
      points: 5,
      anchors: {
        '1': 'Useless or harmful',
        '2': 'Mostly misses the need',
        '3': 'Helps in part',
        '4': 'Does what was asked',
        '5': 'As good as an expert would give',
      },
      asksShare: false,
    },
    {
      ...perResponse,
      id: 'correctness',
      type: 'scale',
      name: 'Correctness',
      question: 'How far is what it says true?',
      help: 'Check what you can check. What nobody could check counts as neither right nor wrong; say so in the rationale.',
      ceiling: 'low',
      points: 4,
      anchors: {
        '1': 'Wrong where it matters',
        '2': 'A fault that would mislead',
        '3': 'Small slips only',
        '4': 'All that can be checked is right',
      },
      passages: [
        {
          at: '2',
          text: 'Boil the jars for ten minutes; at 2,500 metres that is long enough too.',
          why: 'Right at sea level, wrong where the person said they live.',
        },
      ],
    },
    {
      ...perResponse,
      id: 'completeness',
      type: 'scale',
      name: 'Completeness',
      question: 'Is everything answered that was asked?',
      help: 'Count what was asked, also what was asked between the lines. More than that adds nothing here.',
      ceiling: 'low',
      points: 3,
      anchors: { '1': 'The main thing is missing', '2': 'Something asked for is missing', '3': 'Nothing is missing' },
    },
    {
      ...perResponse,
      id: 'clarity',
      type: 'scale',
      name: 'Clarity',
      question: 'How easily would this person understand and use it?',
      help: 'Think of the one who asked, with what they know. Lists and bold are a means: judge whether they help.',
      ceiling: 'high',
      points: 5,
      anchors: { '1': 'Cannot be followed', '3': 'With some effort', '5': 'At the first reading' },
    },
    {
      ...perResponse,
      id: 'length',
      type: 'choice',
      name: 'Length',
      question: 'Is it as long as it should be?',
      help: 'Asked on its own, so that length does not hide in the other answers.',
      nature: 'subjective',
      ceiling: 'high',
      choices: [
        { id: 'too-short', label: 'Too short' },
        { id: 'right', label: 'As long as it should be' },
        { id: 'too-long', label: 'Too long' },
      ],
    },
    {
      ...perResponse,
      id: 'critical-error',
      type: 'yes-no',
      name: 'Critical error',
      question: 'Is there an error that could do harm or mislead if believed?',
      help: 'A wrong fact, number, step or omission that changes what the reader would do. Style is never critical.',
      ceiling: 'low',
      critical: true,
    },
  ],
};
