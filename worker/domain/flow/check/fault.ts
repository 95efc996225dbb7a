/** Why a flow is refused. */
export type FlowFaultCode =
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
  | 'wrong-value'
  | 'empty-group'
  | 'empty-choices'
  | 'wrong-field-kind'
  | 'bad-bounds'
  | 'bad-suggestion'
  | 'bad-document'
  | 'bad-clock-time'
  | 'bad-offset'
  | 'bad-amount'
  | 'percents-above-100'
  | 'plan-not-whole'
  | 'rest-not-last'
  | 'paid-too-late'
  | 'bad-placeholder'
  | 'cycle';

/** One thing wrong with a flow, and where. */
export interface FlowFault {
  readonly code: FlowFaultCode;
  /** Place in the flow: `milestones.balance.due`. */
  readonly at: string;
  readonly detail: string;
}

/** Builds a fault. */
export const fault = (code: FlowFaultCode, at: string, detail: string): FlowFault => ({ code, at, detail });
