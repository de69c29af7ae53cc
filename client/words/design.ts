// The words of the small parts that every screen is made of.

export const designWords = {
  toRooms: 'Go to your rooms',
  dismiss: 'Dismiss',
  loading: 'Loading …',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not copied',
} as const;
