// Factuality: how much of what a response claims is true, and which error would do harm if it were believed.
import type { Rubric } from '../rubric.ts';

const perResponse = { nature: 'objective', ceiling: 'low', required: true, per: 'response' } as const;

export const factuality: Rubric = {
  title: 'Factuality',
  dimensions: [
    {
      ...perResponse,
      id: 'false-claims',
      type: 'number',
      name: 'False claims',
      question: 'How many of its claims are false?',
      help: 'A claim is one thing that can be true or false. Count each once, however often it is repeated. Look it up where you can.',
      min: 0,
      step: 1,
      unit: 'claims',
    },
    {
      ...perResponse,
      id: 'sources',
      type: 'choice',
      name: 'Sources',
      question: 'What of the sources it names?',
      help: 'A source that exists and does not say it counts as wrong.',
      choices: [
        { id: 'none', label: 'It names none' },
        { id: 'right', label: 'They say what it says' },
        { id: 'wrong', label: 'One does not say it' },
        { id: 'made-up', label: 'One does not exist' },
      ],
    },
    {
      ...perResponse,
      id: 'certainty',
      type: 'scale',
      name: 'Certainty',
      question: 'Does it sound as sure as it can be?',
      help: 'Not whether it is right: whether its tone fits what is known.',
      nature: 'subjective',
      ceiling: 'high',
      points: 5,
      anchors: { '1': 'Far too unsure', '3': 'As sure as it can be', '5': 'Far too sure' },
    },
    {
      ...perResponse,
      id: 'critical-error',
      type: 'yes-no',
      name: 'Critical error',
      question: 'Would somebody who believed it come to harm?',
      help: 'A false claim is critical when acting on it costs health, money, rights or trust. Say which one in the rationale.',
      critical: true,
    },
  ],
};
