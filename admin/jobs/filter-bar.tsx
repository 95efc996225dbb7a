import { useState, type ReactNode } from 'react';
import type { Me } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import type { Grouping } from '../api/sheet-queries.ts';
import { useTexts } from '../texts/locale.tsx';
import { hasFilters, noFilters, type Filters } from './filters.ts';
import { Button } from '../ui/button.tsx';
import styles from './jobs.module.css';

interface FilterBarProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  readonly onSearch: (q: string) => void;
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
  readonly flows: readonly Flow[];
  readonly me: Me;
  /** In front of the filters. */
  readonly before: ReactNode;
  /** After them. */
  readonly children: ReactNode;
}

const groupings = ['none', 'flow', 'stage', 'owner'] as const;
const dueKeys = ['', 'overdue', 'soon'] as const;
const viewKeys = ['open', 'closed', 'all'] as const;

/** The bar above the sheet: search, and what to show. */
export function FilterBar({
  filters,
  onChange,
  onSearch,
  grouping,
  onGrouping,
  flows,
  me,
  before,
  children,
}: FilterBarProps) {
  const { t, say } = useTexts();
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change });
  const stages = flows.find((flow) => flow.key === filters.flow)?.stages ?? [];
  return (
    <div className={styles['bar']} role="search">
      {before}
      <SearchBox value={filters.q} onSearch={onSearch} />
      <Choice
        label={t('jobs.trade')}
        value={filters.flow}
        onChange={(flow) => set({ flow, stage: '' })}
        options={[['', t('jobs.allTrades')], ...flows.map((flow) => [flow.key, say(flow.label)] as const)]}
      />
      {stages.length > 0 ? (
        <Choice
          label={t('jobs.stage')}
          value={filters.stage}
          onChange={(stage) => set({ stage })}
          options={[
            ['', t('jobs.allStages')],
            ...stages.map((stage) => [stage.key, say(stage.label)] as const),
          ]}
        />
      ) : null}
      <Choice
        label={t('jobs.owner')}
        value={filters.owner}
        onChange={(owner) => set({ owner })}
        options={[['', t('jobs.anyOwner')], ...me.staff.map((person) => [person.id, person.name] as const)]}
      />
      <Choice
        label={t('jobs.due')}
        value={filters.due}
        onChange={(due) => set({ due: dueKeys.find((one) => one === due) ?? '' })}
        options={[
          ['', t('jobs.dueAny')],
          ['overdue', t('jobs.dueOverdue')],
          ['soon', t('jobs.dueSoon')],
        ]}
      />
      <Choice
        label={t('jobs.view')}
        value={filters.view}
        onChange={(view) => set({ view: viewKeys.find((one) => one === view) ?? 'open' })}
        options={[
          ['open', t('jobs.viewOpen')],
          ['closed', t('jobs.viewClosed')],
          ['all', t('jobs.viewAll')],
        ]}
      />
      <Choice
        label={t('jobs.group')}
        value={grouping}
        onChange={(by) => onGrouping(groupings.find((one) => one === by) ?? 'none')}
        options={[
          ['none', t('jobs.groupNone')],
          ['flow', t('jobs.groupTrade')],
          ['stage', t('jobs.groupStage')],
          ['owner', t('jobs.groupOwner')],
        ]}
      />
      {hasFilters(filters) ? (
        <Button look="quiet" onClick={() => onChange(noFilters)}>
          {t('jobs.clearFilters')}
        </Button>
      ) : null}
      {children}
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
  return (
    <select
      aria-label={label}
      value={value}
      data-active={value !== options[0]?.[0] || undefined}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  );
}

/**
 * Searches as one types, but never in the middle of an input method's composition. Another view's text comes into the box
 * with that view.
 */
function SearchBox({ value, onSearch }: { readonly value: string; readonly onSearch: (q: string) => void }) {
  const { t } = useTexts();
  const [written, setWritten] = useState(value);
  const [isComposing, setComposing] = useState(false);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (!isComposing && value !== written.trim()) setWritten(value);
  }
  return (
    <input
      type="search"
      className={styles['search']}
      aria-label={t('jobs.search')}
      placeholder={t('jobs.search')}
      value={written}
      maxLength={80}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={(event) => {
        setComposing(false);
        onSearch(event.currentTarget.value.trim());
      }}
      onChange={(event) => {
        setWritten(event.target.value);
        if (!isComposing) onSearch(event.target.value.trim());
      }}
    />
  );
}
