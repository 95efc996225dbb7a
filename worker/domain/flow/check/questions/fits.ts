import type { DeclaredFact } from '#domain/flow/flow-names';
import type { FactKey, FieldValue } from '#domain/rules/fact';

const valueTypes: Partial<Readonly<Record<DeclaredFact['kind'], 'boolean' | 'number' | 'string'>>> = {
  yesno: 'boolean',
  check: 'boolean',
  virtual: 'boolean',
  number: 'number',
  money: 'number',
  percent: 'number',
  instant: 'number',
  file: 'number',
  text: 'string',
  date: 'string',
  staff: 'string',
};

/** Whether a fact of this kind can have a value. */
export const fits = (declared: DeclaredFact, value: FieldValue): boolean =>
  declared.kind === 'choice'
    ? declared.choices.some(({ key }) => key === value)
    : typeof value === valueTypes[declared.kind];

/** Facts by their keys. */
export type Facts = ReadonlyMap<FactKey, DeclaredFact>;
