import type { ChannelKind } from '#notify/channel';

/** For the local run: writes each message as one line; the outbox page shows them whole. */
export const consoleChannel: ChannelKind = {
  key: 'console',
  open: ({ write }) => ({
    key: 'console',
    isIdempotent: true,
    send: async ({ to, subject }) => {
      // One line a message: what people typed must not make another.
      write(`notice to ${to.name}: ${subject}`.replaceAll(/[\r\n]+/g, ' '));
      return { outcome: 'sent' };
    },
  }),
};
