import type { Channel, ChannelKind, ChannelParts } from '#notify/channel';
import { consoleChannel } from '#notify/console';
import { emailChannel } from '#notify/email';

/** The registry of channels. A new channel is one file and one line here. */
export const channels: readonly ChannelKind[] = [consoleChannel, emailChannel];

/** Opens the channel with a name; throws for an unknown name, because notices would not be sent. */
export const openChannel = (key: string, parts: ChannelParts): Channel => {
  const kind = channels.find((channel) => channel.key === key);
  if (kind === undefined) throw new Error(`no channel is called ${key}`);
  return kind.open(parts);
};
