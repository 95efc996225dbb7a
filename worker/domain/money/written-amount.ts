import { fieldIssue, type FieldIssue } from '#domain/texts/field-texts';

/** Why a person may not write an amount on a milestone: only a rule makes one negative (a change order, a credit line). */
export const writtenAmountIssue = (amountMinor: number | null): FieldIssue | null =>
  amountMinor !== null && amountMinor < 0 ? fieldIssue('amountMinor', 'negative-milestone') : null;
