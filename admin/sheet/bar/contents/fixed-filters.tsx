import { useId } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { owner as ownerField } from '../../../fields/own/owner.ts';
import { stage as stageField } from '../../../fields/own/stage.ts';
import { trade as tradeField } from '../../../fields/own/trade.ts';
import { useTexts } from '../../../texts/locale.tsx';
import type { Filters } from '../../filters.ts';
import { contacts, contactTexts, visibilityTexts, visibilities } from '../filter-labels.ts';
import styles from '../bar.module.css';

interface FixedFiltersProps {
  readonly me: Me;
  readonly flows: readonly Flow[];
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** The filters that every list has: trade, stage, assignee, and visibility. */
export function FixedFilters({ me, flows, filters, onChange }: FixedFiltersProps) {
  const { t, localize } = useTexts();
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change });
  const stages = flows.find((flow) => flow.key === filters.flow)?.stages ?? [];
  return (
    <div className={styles['fixed']}>
      <Choice
        label={localize(tradeField.label)}
        value={filters.flow}
        onChange={(flow) => set({ flow, stage: '' })}
        options={[
          ['', t('jobs.allTrades')],
          ...flows.map((flow) => [flow.key, localize(flow.label)] as const),
        ]}
      />
      {stages.length > 0 ? (
        <Choice
          label={localize(stageField.label)}
          value={filters.stage}
          onChange={(stage) => set({ stage })}
          options={[
            ['', t('jobs.allStages')],
            ...stages.map((stage) => [stage.key, localize(stage.label)] as const),
          ]}
        />
      ) : null}
      <Choice
        label={localize(ownerField.label)}
        value={filters.owner}
        onChange={(owner) => set({ owner })}
        options={[['', t('jobs.anyOwner')], ...me.staff.map((person) => [person.id, person.name] as const)]}
      />
      <Choice
        label={t('jobs.view')}
        value={filters.view}
        onChange={(view) => set({ view: visibilities.find((visibility) => visibility === view) ?? 'open' })}
        options={visibilities.map((visibility) => [visibility, t(visibilityTexts[visibility])] as const)}
      />
      {flows.some(({ contact }) => contact !== undefined) ? (
        <Choice
          label={t('jobs.contact')}
          value={filters.contact}
          onChange={(contact) =>
            // Finished jobs are open and closed ones.
            set(
              contact === ''
                ? { contact }
                : { contact: contacts.find((known) => known === contact) ?? '', view: 'all' },
            )
          }
          options={contacts.map((contact) => [contact, t(contactTexts[contact])] as const)}
        />
      ) : null}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
