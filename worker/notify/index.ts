import type { Channel, ChannelKind, ChannelParts } from '#notify/channel';
import { consoleChannel } from '#notify/console';
import { emailChannel } from '#notify/email';

/** Every channel. Adding one is its file and one line here. */
export const channels: readonly ChannelKind[] = [consoleChannel, emailChannel];

/** Opens the channel of a name; throws where there is none, for a shop without one tells nobody. */
export const openChannel = (key: string, parts: ChannelParts): Channel => {
  const kind = channels.find((channel) => channel.key === key);
  if (kind === undefined) throw new Error(`no channel is called ${key}`);
  return kind.open(parts);
};
