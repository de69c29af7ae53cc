// The words of being together at one example: where others are in it, and what is shown to everybody.

export const liveWords = {
  selected: (name: string) => `Selected by ${name}`,
  spotlit: (name: string, number: number) => `${name} shows a passage of example ${number}.`,
  look: 'Look',
  shown: 'The others are asked to look at these words.',
  raised: (name: string) => `${name} raises a hand.`,
  yoursIsUp: 'Your hand is up.',
  yoursIsDown: 'Your hand is down.',
  spotlight: 'Show everyone',
} as const;
