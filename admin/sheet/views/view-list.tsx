import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Me, Problem } from '#contract/jobs/job-answers';
import { may } from '#domain/rights/rights';
import { problemOfError } from '../../api/problem.ts';
import { addView, patchView, viewsQuery, type SavedViews } from '../../api/views.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { useTexts } from '../../texts/locale.tsx';
import type { NamedView, VisibleView } from './use-named-views.ts';
import { ViewLine } from './view-line.tsx';
import styles from './views.module.css';

interface ViewListProps {
  readonly me: Me;
  readonly visible: VisibleView;
  /** The address's query string. */
  readonly search: string;
  readonly onOpen: (search: string) => void;
}

/** The list of views: own ones can be renamed, replaced, shared and removed; the displayed view can be saved. */
export function ViewList({ me, search, visible, onOpen }: ViewListProps) {
  const { t, localize } = useTexts();
  const client = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (written: Promise<SavedViews>): Promise<void> => {
    try {
      client.setQueryData(viewsQuery.queryKey, await written);
      setProblem(null);
    } catch (error) {
      setProblem(problemOfError(error, t('problem.network')));
      await client.invalidateQueries(viewsQuery);
    }
  };
  const isShown = ({ search: text }: Pick<NamedView, 'search'>) =>
    !visible.isEdited && text === visible.view.search;
  return (
    <>
      <ul className={styles['list']} aria-label={t('views.label')}>
        {visible.built.map((view) => (
          <li key={view.search}>
            <Button
              look="quiet"
              className={styles['words']}
              aria-current={isShown(view) || undefined}
              onClick={() => onOpen(view.search)}
            >
              {localize(view.name)}
            </Button>
          </li>
        ))}
        {visible.saved.map((view) => (
          <ViewLine
            key={view.id}
            view={view}
            mayShare={may(me.role, 'share-view')}
            isOwn={view.ownerId === me.id}
            isShown={isShown(view)}
            search={search}
            onOpen={() => onOpen(view.search)}
            onChange={(change) => void save(patchView(view, change))}
          />
        ))}
      </ul>
      {problem ? <p role="alert">{problem.detail}</p> : null}
      <NewView onSave={(name) => void save(addView({ name, search }))} />
    </>
  );
}

function NewView({ onSave }: { readonly onSave: (name: string) => void }) {
  const { t } = useTexts();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setName('');
    onSave(name.trim());
  };
  return (
    <form className={styles['new']} onSubmit={submit}>
      <Field label={t('views.name')}>
        <input maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Button type="submit" look="primary">
        {t('views.save')}
      </Button>
    </form>
  );
}
