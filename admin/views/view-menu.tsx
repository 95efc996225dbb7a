import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Me, Problem } from '#contract/job-answers';
import { may } from '#domain/rights';
import { problemOfError } from '../api/problem.ts';
import { addView, patchView, viewsQuery, type SavedView, type SavedViews } from '../api/views.ts';
import { joinedText, nameText, useCommands } from '../palette/commands.tsx';
import { catalogue } from '../texts/catalogue.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ViewLine } from './view-line.tsx';
import styles from './views.module.css';

interface ViewMenuProps {
  readonly me: Me;
  /** What stands in the address. */
  readonly search: string;
  readonly onOpen: (search: string) => void;
}

/** The same view, whatever the order of its parts in the address. */
const isSame = (left: string, right: string): boolean => {
  const parts = (search: string) =>
    [...new URLSearchParams(search)].map(String).toSorted((a, b) => (a < b ? -1 : 1));
  return parts(left).join('&') === parts(right).join('&');
};

const noViews: readonly SavedView[] = [];

/** Which view is shown: those that come with the house, then one's own and the shared ones. */
export function ViewMenu({ me, search, onOpen }: ViewMenuProps) {
  const { t, say } = useTexts();
  const saved = useQuery(viewsQuery).data?.views ?? noViews;
  const [isManaging, setManaging] = useState(false);
  const built = [
    ['', catalogue['views.open']],
    [`owner=${me.id}`, catalogue['views.mine']],
    ['due=overdue&sort=nextDue', catalogue['views.overdue']],
    ['view=closed', catalogue['views.closed']],
  ] as const;
  const all = [...built, ...saved.map(({ search: text, name }) => [text, nameText(name)] as const)];
  const shown = all.map(([text, name]) => [text, say(name)] as const);
  useCommands(
    all.map(([text, name]) => ({
      id: `view:${text}`,
      text: joinedText(catalogue['views.label'], name),
      run: () => onOpen(text),
    })),
  );
  const present = shown.find(([text]) => isSame(text, search));
  return (
    <>
      <select
        aria-label={t('views.label')}
        value={present?.[0] ?? search}
        onChange={(event) => onOpen(event.target.value)}
      >
        {present ? null : <option value={search}>{t('views.unsaved')}</option>}
        {shown.map(([text, name]) => (
          <option key={`${name} ${text}`} value={text}>
            {name}
          </option>
        ))}
      </select>
      <Button onClick={() => setManaging(true)}>{t('views.manage')}</Button>
      {isManaging ? (
        <ViewDialog me={me} search={search} views={saved} onClose={() => setManaging(false)} />
      ) : null}
    </>
  );
}

interface ViewDialogProps {
  readonly me: Me;
  readonly search: string;
  readonly views: readonly SavedView[];
  readonly onClose: () => void;
}

/** Names the view that is shown, and renames, shares and removes the others. */
function ViewDialog({ me, search, views, onClose }: ViewDialogProps) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [name, setName] = useState('');
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setName('');
    void save(addView({ name: name.trim(), search }));
  };
  return (
    <Dialog title={t('views.manage')} onClose={onClose}>
      <form className={styles['new']} onSubmit={submit}>
        <Field label={t('views.name')}>
          <input maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Button type="submit" look="primary">
          {t('views.save')}
        </Button>
      </form>
      {problem ? <p role="alert">{problem.detail}</p> : null}
      <ul className={styles['list']} aria-label={t('views.label')}>
        {views.map((view) => (
          <ViewLine
            key={view.id}
            view={view}
            mayShare={may(me.role, 'share-view')}
            isOwn={view.ownerId === me.id}
            search={search}
            onChange={(change) => void save(patchView(view, change))}
          />
        ))}
      </ul>
    </Dialog>
  );
}
