import { nameOfWho } from '#domain/appointments/appointment';

/** A person of the staff by id and name; of a supplier or a thing only the name is known. */
export interface NamedWho {
  readonly id: string | null;
  readonly name: string;
}

/** Who is at an appointment, for a reader, each once; nobody is left out. */
export const peopleOf = (who: readonly string[], names: ReadonlyMap<string, string>): readonly NamedWho[] =>
  [...new Set(who)]
    .filter((each) => each !== '')
    .map((each) => {
      const name = nameOfWho(each);
      return name === null ? { id: each, name: names.get(each) ?? each } : { id: null, name };
    });
