import { fieldIssue, type FieldIssue } from '#domain/texts/field-texts';

/**
 * The issue of a manual milestone amount; null when it is allowed. Only rules make amounts negative (a change
 * order, a credit line).
 */
export const writtenAmountIssue = (amountMinor: number | null): FieldIssue | null =>
  amountMinor !== null && amountMinor < 0 ? fieldIssue('amountMinor', 'negative-milestone') : null;
