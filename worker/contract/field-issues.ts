import type { z } from 'zod';
import { fieldIssue, wantedText, type FieldCode, type FieldIssue } from '#domain/texts/field-texts';

type Issue = z.core.$ZodIssue;

const formats: ReadonlyMap<string, FieldCode> = new Map([
  ['email', 'not-an-email'],
  ['date', 'not-a-date'],
]);

const ofLength = new Set(['string', 'array', 'record', 'set']);

const wrongType = (path: string, { input, expected }: z.core.$ZodIssueInvalidType): FieldIssue => {
  if (input === undefined) return fieldIssue(path, 'required');
  return expected === 'int'
    ? fieldIssue(path, 'not-whole')
    : fieldIssue(path, 'wrong-type', { wanted: wantedText(expected) });
};

const tooBig = (path: string, { origin, maximum }: z.core.$ZodIssueTooBig): FieldIssue => {
  const most = String(maximum);
  if (origin === 'string') return fieldIssue(path, 'too-long', { most });
  return fieldIssue(path, ofLength.has(origin) ? 'too-many' : 'too-large', { most });
};

const tooSmall = (path: string, { origin, minimum }: z.core.$ZodIssueTooSmall): FieldIssue =>
  ofLength.has(origin)
    ? fieldIssue(path, 'required')
    : fieldIssue(path, 'too-small', { least: String(minimum) });

const issueAt = (path: string, issue: Issue): FieldIssue => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(path, issue);
    case 'invalid_value':
      return fieldIssue(path, 'not-a-choice', { choices: issue.values.map(String).join(', ') });
    case 'too_big':
      return tooBig(path, issue);
    case 'too_small':
      return tooSmall(path, issue);
    case 'invalid_format':
      return fieldIssue(path, formats.get(issue.format) ?? 'unreadable');
    default:
      return fieldIssue(path, 'unreadable');
  }
};

const issuesUnder = (under: readonly PropertyKey[], issue: Issue): readonly FieldIssue[] => {
  const at = [...under, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => fieldIssue([...at, key].map(String).join('.'), 'unknown-field'));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Of a union's branches, the one with the fewest issues is the most helpful.
    const nearest = issue.errors.reduce((best, item) => (item.length < best.length ? item : best));
    return nearest.flatMap((item) => issuesUnder(at, item));
  }
  return [issueAt(at.map(String).join('.'), issue)];
};

/**
 * The field errors of a zod error, each with its path; an unknown field is reported by its own path. Messages
 * are ours, because zod's are written for programmers.
 */
export const fieldIssues = ({ issues }: z.ZodError): readonly FieldIssue[] =>
  issues.flatMap((issue) => issuesUnder([], issue));
