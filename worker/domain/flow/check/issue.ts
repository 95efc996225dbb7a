/** The kinds of issues of a flow. */
export type FlowIssueCode =
  | 'too-few-stages'
  | 'bad-key'
  | 'duplicate-key'
  | 'empty-text'
  | 'empty-source'
  | 'unknown-stage'
  | 'unknown-fact'
  | 'unknown-milestone'
  | 'unknown-line-tag'
  | 'unknown-document'
  | 'unknown-list'
  | 'unknown-duty'
  | 'bad-task'
  | 'bad-list'
  | 'entry-out-of-scope'
  | 'reserved-key'
  | 'bad-part'
  | 'wrong-value'
  | 'empty-group'
  | 'empty-choices'
  | 'wrong-field-kind'
  | 'bad-bounds'
  | 'bad-suggestion'
  | 'bad-document'
  | 'bad-file'
  | 'bad-checklist'
  | 'bad-clock-time'
  | 'bad-offset'
  | 'bad-amount'
  | 'percents-above-100'
  | 'plan-not-whole'
  | 'rest-not-last'
  | 'paid-too-late'
  | 'bad-placeholder'
  | 'bad-exit'
  | 'bad-opening'
  | 'bad-class'
  | 'bad-lines'
  | 'bad-thing'
  | 'bad-recipient'
  | 'cycle';

/** An issue of a flow and its place. */
export interface FlowIssue {
  readonly code: FlowIssueCode;
  /** Path in the flow: `milestones.balance.due`. */
  readonly at: string;
  readonly detail: string;
}

/** Builds an issue. */
export const issue = (code: FlowIssueCode, at: string, detail: string): FlowIssue => ({ code, at, detail });
