import { useState, type FormEvent } from 'react';
import type { DocumentItem, DocumentState } from '#domain/flow/flow';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useEdit } from '../panel/use-edit.ts';
import { useBaseVersion } from '../panel/use-base-version.ts';
import lists from '../../ui/lists.module.css';
import rows from '../panel/rows.module.css';

interface DocumentFormProps {
  readonly item: DocumentItem;
  readonly state: DocumentState;
  readonly onDone: () => void;
}

const written = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim());

/** Records one step of a document: a new version, or a state of the filed version. */
export function DocumentForm({ item, state, onDone }: DocumentFormProps) {
  const { t, localize } = useTexts();
  const { detail, actions, me } = usePanel();
  const edit = useEdit();
  const since = useBaseVersion();
  const [title, setTitle] = useState('');
  const [reference, setReference] = useState('');
  const [by, setBy] = useState('');
  const [on, setOn] = useState<string>(me.today);
  const [note, setNote] = useState('');
  const [ways, setWays] = useState<readonly string[]>([]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const facts =
      state === 'filed'
        ? { title: written(title), reference: written(reference) }
        : { by: written(by), on: written(on), note: written(note) };
    const filled = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    const record = {
      key: item.key,
      state,
      ...filled,
      ...(state === 'delivered' && item.deliverBy ? { ways: [...ways] } : {}),
    };
    const done = await edit.run(async (key) => {
      const outcome = await actions.withKey(key).recordDocument(detail.job.id, record, since.version());
      if (!outcome.ok && outcome.problem.code === 'stale') since.forget();
      return outcome;
    });
    if (done) onDone();
  };
  return (
    <form className={rows['form']} onSubmit={submit} onChange={since.begin}>
      {state === 'filed' ? (
        <>
          <Field label={t('document.title')}>
            <input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          <Field label={t('document.reference')}>
            <input
              value={reference}
              maxLength={1000}
              onChange={(event) => setReference(event.target.value)}
            />
          </Field>
        </>
      ) : (
        <>
          <Field label={t('document.by')}>
            <input value={by} maxLength={200} onChange={(event) => setBy(event.target.value)} />
          </Field>
          <Field label={t('document.on')}>
            <input type="date" value={on} onChange={(event) => setOn(event.target.value)} />
          </Field>
          {item.template === undefined && state !== 'returned' ? null : (
            <Field label={t('document.note')}>
              <input
                value={note}
                maxLength={4000}
                required={state === 'returned'}
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
          )}
          {state === 'delivered' && item.deliverBy
            ? item.deliverBy.map((way) => (
                <label key={way.key} className={rows['check']}>
                  <input
                    type="checkbox"
                    checked={ways.includes(way.key)}
                    onChange={(event) =>
                      setWays(
                        event.target.checked ? [...ways, way.key] : ways.filter((other) => other !== way.key),
                      )
                    }
                  />
                  {localize(way.label)}
                </label>
              ))
            : null}
        </>
      )}
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
      <span className={lists['actions']}>
        <Button type="submit" look="primary" isBusy={edit.isSaving}>
          {t('shell.save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('shell.cancel')}
        </Button>
      </span>
    </form>
  );
}
