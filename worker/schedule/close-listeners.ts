import type { TickDeps } from '#schedule/tick-deps';

/** Closes the sockets of people who left the shop since they connected; returns the number of people. */
export const closeListeners = async ({ listeners, staff }: TickDeps): Promise<number> => {
  const listening = await listeners.staffIds();
  if (listening.length === 0) return 0;
  const active = new Set((await staff()).filter(({ isActive }) => isActive).map(({ id }) => id));
  const gone = listening.filter((id) => !active.has(id));
  for (const staffId of gone) await listeners.end({ staffId });
  return gone.length;
};
