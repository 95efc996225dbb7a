import type { FactKey } from '#domain/rules/fact';
import type { Condition, Rule } from '#domain/rules/rule';

/** Where an appointment takes place, unless it says otherwise: in the shop, at the customer's address, or what a field says. */
export type AppointmentPlace = 'shop' | 'customer' | { readonly fact: FactKey };

/** What an author says of an appointment besides what every item says; `Who` and `Choice` are those of the flow. */
export interface AppointmentWords<Who, Choice> {
  readonly item: 'appointment';
  /** How long it takes unless a person writes another length, in minutes. */
  readonly minutes: number;
  readonly place: AppointmentPlace;
  /** Staff fields of those who are there; while all are empty, the job's assignee, unless only the crew is there. */
  readonly people: readonly FactKey[];
  /** Roles of the crew whose booked suppliers are there. */
  readonly crew?: readonly string[];
  /** Choice or text fields that name a thing which serves one appointment at a time: a bay, a drive car. */
  readonly resources?: readonly FactKey[];
  /** A time nearer than this is refused, unless the condition holds or a manager gives a reason. */
  readonly lead?: { readonly workingDays: number; readonly waivedWhen?: Condition };
  /** The call that confirms it: when it is due, and who makes it. */
  readonly confirm?: { readonly by: Rule; readonly who: Who };
  /** What came of it; a required appointment then needs one of them. */
  readonly results?: readonly Choice[];
}

/** The fact keys of an appointment. They are the keys of its fields, so that a field can become an appointment later. */
export const appointmentKeys = ({ key }: { readonly key: FactKey }) =>
  ({
    at: `${key}.at`,
    minutes: `${key}.minutes`,
    place: `${key}.place`,
    call: `${key}.call`,
    callAt: `${key}.call-at`,
    result: `${key}.result`,
  }) as const;

/** The answers to a call that confirms an appointment. Only a confirmed one, or one that got a new time, ends the call. */
export type CallResult = 'confirmed' | 'moved' | 'no-answer';

/** Bounds of an appointment's length, in minutes. The upper one bounds how far back a search for clashes looks. */
export const appointmentMinutes = { min: 5, max: 1440 } as const;
