// Creative writing: questions of taste, described and never called wrong.
import type { Rubric } from '../rubric.ts';

const taste = { nature: 'subjective', ceiling: 'high', required: true } as const;

export const creative: Rubric = {
  title: 'Creative writing',
  dimensions: [
    {
      ...taste,
      id: 'preference',
      type: 'ranking',
      name: 'Which you would keep',
      question: 'In what order would you keep these?',
      help: 'Read all of them to the end first. Your first liking counts; reasons can come afterwards.',
      per: 'example',
      ties: true,
      asksShare: false,
    },
    {
      ...taste,
      id: 'voice',
      type: 'scale',
      name: 'Voice',
      question: 'How much does it sound like somebody?',
      help: 'A voice can be plain. What could have been written by anyone about anything has none.',
      per: 'response',
      points: 5,
      anchors: { '1': 'Like no one', '3': 'Here and there', '5': 'Unmistakable' },
      passages: [
        {
          at: '1',
          text: 'In a world of endless possibilities, every sunset tells a story.',
          why: 'It would fit any text, so it says nothing in this one.',
        },
      ],
    },
    {
      ...taste,
      id: 'surprise',
      type: 'scale',
      name: 'Surprise',
      question: 'Did it go where you had not expected, and rightly so?',
      help: 'What is odd for its own sake does not count.',
      per: 'response',
      points: 5,
      anchors: { '1': 'Nothing I had not seen coming', '3': 'A turn or two', '5': 'It changed how I read the rest' },
    },
    {
      id: 'brief',
      type: 'yes-no',
      name: 'Keeps to the brief',
      question: 'Does it keep to what was set: form, length, what must be in it?',
      help: 'The one question here that has an answer. Liking it does not make it fit.',
      nature: 'objective',
      ceiling: 'low',
      required: true,
      per: 'response',
      critical: false,
    },
    {
      ...taste,
      id: 'line',
      type: 'text',
      name: 'The line that stays',
      question: 'Which line would you quote to a friend?',
      help: '',
      required: false,
      per: 'example',
      limit: 300,
    },
  ],
};
