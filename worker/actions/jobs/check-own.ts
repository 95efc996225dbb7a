import { checkPerson } from '#actions/facts/fact-edits';
import { ownFields, type OwnName, type OwnValues } from '#domain/fields/own-values';
import { succeed, type Result } from '#domain/texts/refusal';
import type { StaffMember } from '#store/jobs/loaded-job';

type Written = { readonly [Name in OwnName]?: OwnValues[Name] | null | undefined };

/** The amounts that are written: they need a right of their own, and an open job. Null clears one. */
export const amountsIn = (written: Written) =>
  ownFields.flatMap(({ name, kind }) => {
    const value = written[name];
    return kind.right !== 'edit-amounts' || value === undefined ? [] : [value];
  });

/** Refuses a person who is not of the staff, in whichever own field they are named. */
export const checkPeople = (written: Written, staff: readonly StaffMember[]): Result<null> => {
  for (const { name, kind } of ownFields) {
    const value = written[name];
    const checked =
      kind.value === 'staff' && typeof value !== 'number' ? checkPerson(value, staff, name) : succeed(null);
    if (!checked.ok) return checked;
  }
  return succeed(null);
};
