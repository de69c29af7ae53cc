// What a person is told when something went wrong before the server could say it itself.

export const failureWords = {
  offline: {
    says: 'You are offline.',
    detail: 'Check the connection. This page tries again as soon as it is back.',
  },
  'no-answer': {
    says: 'The server does not answer.',
    detail: 'It may be restarting, or the connection is down. Wait a moment, then try again.',
  },
  'broken-off': {
    says: 'The connection broke while the file was being sent.',
    detail: 'Nothing was imported. Check the connection and send the file again.',
  },
  unreadable: {
    says: 'The server’s answer cannot be read.',
    detail: 'This page is probably older than the server. Reload it.',
  },
  unknown: {
    says: 'Something failed on this page.',
    detail: 'Reload it. If it fails again, tell whoever runs this Tableread.',
  },
  tryAgain: 'Try again',
  reload: 'Reload the page',
} as const;
