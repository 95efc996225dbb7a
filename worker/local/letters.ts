import type { Instant } from '#domain/time/day';
import type { Message, Sending } from '#notify/channel';

/** A letter to a colleague or a customer with its time, for the outbox page. */
export interface KeptLetter extends Message {
  readonly sentAt: Instant;
}

const letters: KeptLetter[] = [];
const keptMax = 50;

/** Keeps a letter in memory instead of sending it; the newest stand on the outbox page. */
export const keepLetter = async (letter: Message, sentAt: Instant): Promise<Sending> => {
  letters.unshift({ ...letter, sentAt });
  letters.splice(keptMax);
  return { outcome: 'sent' };
};

/** The kept letters, newest first. */
export const keptLetters = (): readonly KeptLetter[] => letters;
