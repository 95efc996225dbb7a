import { checkPerson } from '#actions/facts/fact-edits';
import { ownFields, type OwnName, type OwnValues } from '#domain/fields/own-values';
import { succeed, type Result } from '#domain/texts/refusal';
import type { StaffMember } from '#store/jobs/loaded-job';

type Written = { readonly [Name in OwnName]?: OwnValues[Name] | null | undefined };

/** The written amounts. They require their own right and an open job. Null clears an amount. */
export const amountsIn = (written: Written) =>
  ownFields.flatMap(({ name, kind }) => {
    const value = written[name];
    return kind.right !== 'edit-amounts' || value === undefined ? [] : [value];
  });

/** Refuses an own field that names a person who is not a staff member. */
export const checkPeople = (written: Written, staff: readonly StaffMember[]): Result<null> => {
  for (const { name, kind } of ownFields) {
    const value = written[name];
    const checked =
      kind.value === 'staff' && typeof value !== 'number' ? checkPerson(value, staff, name) : succeed(null);
    if (!checked.ok) return checked;
  }
  return succeed(null);
};
