// Two responses beside each other: which one should have been given.
import type { Rubric } from '../rubric.ts';

export const preference: Rubric = {
  title: 'Pairwise preference',
  dimensions: [
    {
      id: 'preference',
      type: 'preference',
      name: 'Preference',
      question: 'Which response would you rather have been given?',
      help: 'A tie says both serve equally well. Both bad says neither should be given, whichever is less bad.',
      nature: 'subjective',
      ceiling: 'high',
      required: true,
      per: 'example',
      points: 4,
      tie: true,
      bothBad: true,
    },
  ],
};
