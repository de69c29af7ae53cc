// The words around every screen: the top bar, who one is, and the pages for those who cannot go on.

export const shellWords = {
  product: 'Tableread',
  skip: 'Skip to the page',
  home: 'Tableread: rooms and datasets',
  you: (name: string) => `${name}: appearance and signing out`,
  appearance: 'Appearance',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  signOut: 'Sign out',
  signedOutNow: 'You are signed out.',
  mayLead: 'May bring in datasets and make rooms',

  signedOut: {
    title: 'You are not signed in here',
    lead: 'Tableread has no passwords. You come in by a link, once in each browser; after that this browser knows you.',
    trainer: 'If you were invited to a room',
    trainerDoes: 'Open the invite link that the lead of the room sent you. If it no longer works, ask for a new one.',
    starter: 'If you started this Tableread',
    starterDoes: 'Open the sign-in link that it printed when it started. Each start prints a new one.',
  },

  onlyLeads: {
    title: 'Only leads can do this',
    says: 'Bringing in datasets and making rooms is for those who run this Tableread. Ask one of them to do it and to invite you.',
    act: 'Go to your rooms',
  },

  notFound: {
    title: 'There is no page here',
    lead: 'The address leads nowhere. It may be cut short, or the room or dataset is gone.',
    home: 'Go to the rooms',
  },

  cannotStart: { title: 'Tableread cannot be reached' },
  brokenScreen: {
    title: 'This page could not be fetched',
    lead: 'The connection is down, or Tableread was updated since you opened it. Reload to go on; what you wrote in a room is kept.',
  },
} as const;
