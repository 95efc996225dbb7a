import { useState, type FormEvent } from 'react';
import type { JobDetail } from '#contract/jobs/job-answers';
import { formatMoney } from '#domain/money/money';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import { useEdit } from '../panel/use-edit.ts';
import { parseAmount } from '../../fields/value-text.ts';
import lists from '../../ui/lists.module.css';

type LineView = JobDetail['lines'][number];

/** The items of the budget and the contract, ticked when they are done. */
export function JobLines() {
  const { t, locale } = useTexts();
  const { detail } = usePanel();
  const currency = useCurrency();
  const total = detail.lines.reduce((sum, line) => sum + line.amountMinor, 0);
  return (
    <section aria-label={t('lines.title')}>
      <h3>{t('lines.title')}</h3>
      <ul className={lists['list']}>
        {detail.lines.map((line) => (
          <JobLine key={line.id} line={line} />
        ))}
      </ul>
      {detail.lines.length > 0 ? (
        <p className={lists['total']}>
          {t('lines.total')} <b>{formatMoney(total, currency, locale)}</b>
        </p>
      ) : null}
      <NewLine />
    </section>
  );
}

function JobLine({ line }: { readonly line: LineView }) {
  const { t, localize, locale } = useTexts();
  const { detail, flow, actions } = usePanel();
  const currency = useCurrency();
  const edit = useEdit();
  const save = (change: { readonly isDone?: boolean; readonly isRemoved?: boolean }) =>
    edit.run(() =>
      actions.saveLine(
        detail.job.id,
        {
          lineId: line.id,
          description: line.description,
          quantity: line.quantity,
          amountMinor: line.amountMinor,
          tags: [...line.tags],
          isDone: line.isDone,
          ...change,
        },
        detail.job.version,
      ),
    );
  const kinds = line.tags
    .map((tag) => flow.lineTags.find((lineTag) => lineTag.key === tag))
    .flatMap((kind) => (kind ? [localize(kind.label)] : []));
  return (
    <li className={lists['payment']}>
      <label>
        <Tick isChecked={line.isDone} onTick={(isDone) => save({ isDone })} /> {line.description}
      </label>
      <b>{formatMoney(line.amountMinor, currency, locale)}</b>
      <small>
        × {line.quantity} {kinds.join(t('where.and'))}
      </small>
      <span className={lists['actions']}>
        <Button
          look="quiet"
          isBusy={edit.isSaving}
          aria-label={`${t('lines.remove')}: ${line.description}`}
          onClick={() => void save({ isRemoved: true })}
        >
          {t('lines.remove')}
        </Button>
      </span>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </li>
  );
}

function NewLine() {
  const { t, localize } = useTexts();
  const { detail, flow, actions } = usePanel();
  const currency = useCurrency();
  const edit = useEdit();
  const [description, setDescription] = useState('');
  const [amount, setAmount] = useState('');
  const [tag, setTag] = useState('');
  const parsed = parseAmount(amount, currency);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.ok || description.trim() === '') return;
    const line = {
      description: description.trim(),
      quantity: 1,
      amountMinor: parsed.value,
      tags: tag ? [tag] : [],
      isDone: false,
    };
    if (!(await edit.run((key) => actions.withKey(key).saveLine(detail.job.id, line)))) return;
    setDescription('');
    setAmount('');
  };
  return (
    <form className={lists['adder']} onSubmit={add}>
      <input
        aria-label={t('lines.description')}
        placeholder={t('lines.description')}
        value={description}
        maxLength={200}
        onChange={(event) => setDescription(event.target.value)}
      />
      <input
        aria-label={`${t('lines.amount')} (${currency})`}
        placeholder={t('lines.amount')}
        inputMode="decimal"
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
      />
      {flow.lineTags.length > 0 ? (
        <select aria-label={t('lines.tags')} value={tag} onChange={(event) => setTag(event.target.value)}>
          <option value="">{t('undecided')}</option>
          {flow.lineTags.map((lineTag) => (
            <option key={lineTag.key} value={lineTag.key}>
              {localize(lineTag.label)}
            </option>
          ))}
        </select>
      ) : null}
      <Button type="submit" isBusy={edit.isSaving} disabled={description.trim() === '' || !parsed.ok}>
        {t('lines.add')}
      </Button>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </form>
  );
}
