import type { LiveMessage, LivePerson } from '#contract/live/live';

/** The active cell of each open tab. */
export type People = ReadonlyMap<string, LivePerson>;

export const nobody: People = new Map();

/** The state after a message of the hub; the same map when nothing changes. */
export const peopleAfter = (people: People, message: LiveMessage): People => {
  switch (message.type) {
    case 'hello':
      return new Map(message.people.map((person) => [person.id, person]));
    case 'person': {
      const next = new Map(people);
      if (message.person.rowId === null) next.delete(message.person.id);
      else next.set(message.person.id, message.person);
      return next;
    }
    case 'gone': {
      if (!people.has(message.id)) return people;
      const next = new Map(people);
      next.delete(message.id);
      return next;
    }
    case 'changes':
      return people;
  }
};

const goldenAngle = 137.5;

/** A hue for a person, always the same, and far from most others'. */
export const hueOf = (staffId: string): number => {
  let sum = 0;
  for (const letter of staffId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return (sum * goldenAngle) % 360;
};
