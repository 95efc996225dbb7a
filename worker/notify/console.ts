import type { ChannelKind } from '#notify/channel';

/** The channel of the local run: writes one line a message; the outbox page shows the whole messages. */
export const consoleChannel: ChannelKind = {
  key: 'console',
  open: ({ write }) => ({
    key: 'console',
    isIdempotent: true,
    send: async ({ to, subject }) => {
      // Line breaks in user text are removed, so that a message is one line.
      write(`notice to ${to.name}: ${subject}`.replaceAll(/[\r\n]+/g, ' '));
      return { outcome: 'sent' };
    },
  }),
};
