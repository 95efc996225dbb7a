import { useState, type FormEvent } from 'react';
import { warrantyClasses } from '#domain/warranties/coverage';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import { useBaseVersion } from '../panel/use-base-version.ts';
import { useEdit } from '../panel/use-edit.ts';
import { CatalogueBox } from './catalogue-box.tsx';
import { LineValues } from './line-values.tsx';
import { useLineDraft, type LineDraft, type LineView } from './use-line-draft.ts';
import styles from './lines.module.css';

interface LineFormProps {
  /** The line that is changed; null to add one. */
  readonly line: LineView | null;
  readonly onDone?: () => void;
}

/** Adds a line, or changes one: typed, or picked from the price list and then still changed. */
export function LineForm({ line, onDone }: LineFormProps) {
  const { t, locale } = useTexts();
  const { detail, flow, actions, me } = usePanel();
  const currency = useCurrency();
  const edit = useEdit();
  // What the form began with is the base of its write, so that somebody else's change is told of.
  const since = useBaseVersion();
  // The inputs of the next line are new ones: nothing is typed in them yet.
  const [added, setAdded] = useState(0);
  const draft = useLineDraft(line, { flow, currency, zone: me.shop.zone }, locale);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { input } = draft;
    if (input === null) return;
    const isDone = await edit.run(async (key) => {
      const outcome =
        line === null
          ? await actions.withKey(key).saveLine(detail.job.id, { ...input, isDone: false })
          : await actions.saveLine(
              detail.job.id,
              { ...input, lineId: line.id, isDone: line.isDone },
              since.version(),
            );
      // The other person's values are displayed: the next try is on them.
      if (!outcome.ok && outcome.problem.code === 'stale') since.forget();
      return outcome;
    });
    if (!isDone) return;
    draft.clear();
    setAdded((count) => count + 1);
    onDone?.();
  };
  return (
    <form key={added} className={styles['form']} onSubmit={save} onFocus={since.begin}>
      <CatalogueBox
        value={draft.draft.description}
        onType={(description) => draft.set({ description })}
        onPick={draft.pick}
        takesFocus={line !== null || added > 0}
      />
      <PriceInputs draft={draft.draft} set={draft.set} amountText={draft.amountText} />
      <WordInputs draft={draft.draft} set={draft.set} />
      <span className={styles['acts']}>
        <Button type="submit" isBusy={edit.isSaving} disabled={draft.input === null}>
          {t(line === null ? 'lines.add' : 'lines.save')}
        </Button>
        {onDone === undefined ? null : (
          <Button look="quiet" onClick={onDone}>
            {t('lines.cancel')}
          </Button>
        )}
      </span>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </form>
  );
}

interface InputsProps {
  readonly draft: LineDraft;
  readonly set: (change: Partial<LineDraft>) => void;
}

/** Quantity, unit and price; with a price of the unit the amount is worked out and shown. */
function PriceInputs({ draft, set, amountText }: InputsProps & { readonly amountText: string }) {
  const { t } = useTexts();
  const currency = useCurrency();
  const isByUnit = draft.unitPrice.trim() !== '';
  return (
    <>
      <label className={styles['field']}>
        {t('lines.quantity')}
        <input
          inputMode="decimal"
          value={draft.quantity}
          onChange={(event) => set({ quantity: event.target.value })}
        />
      </label>
      <label className={styles['field']}>
        {t('lines.unit')}
        <input maxLength={20} value={draft.unit} onChange={(event) => set({ unit: event.target.value })} />
      </label>
      <label className={styles['field']}>
        {`${t('lines.unitPrice')} (${currency})`}
        <input
          inputMode="decimal"
          value={draft.unitPrice}
          onChange={(event) => set({ unitPrice: event.target.value })}
        />
      </label>
      <label className={styles['field']}>
        {`${t('lines.amount')} (${currency})`}
        <input
          inputMode="decimal"
          readOnly={isByUnit}
          value={isByUnit ? amountText : draft.amount}
          onChange={(event) => set({ amount: event.target.value })}
        />
      </label>
    </>
  );
}

interface Option {
  readonly key: string;
  readonly label: string;
}

/** The words that the trade has for lines, and to what the line belongs. */
function WordInputs({ draft, set }: InputsProps) {
  const { t, localize } = useTexts();
  const { detail, flow } = usePanel();
  const named = (all: readonly { readonly key: string; readonly label: Parameters<typeof localize>[0] }[]) =>
    all.map(({ key, label }) => ({ key, label: localize(label) }));
  const orders = detail.changeOrders
    .filter(({ state, id }) => state === 'proposed' || id === draft.owner)
    .map(({ id, title }) => ({ key: id, label: title }));
  return (
    <>
      <Choice
        label={t('lines.tags')}
        none={t('undecided')}
        options={named(flow.lineTags)}
        value={draft.tag}
        onChoose={(tag) => set({ tag })}
      />
      <Choice
        label={t('lines.class')}
        none={t('lines.noClass')}
        options={named(warrantyClasses(flow))}
        value={draft.warranty}
        onChoose={(warranty) => set({ warranty })}
      />
      <Choice
        label={t('lines.owner')}
        none={t('lines.contract')}
        options={orders}
        value={draft.owner}
        onChoose={(owner) => set({ owner })}
      />
      <LineValues values={draft.values} onChange={(values) => set({ values })} />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly none: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChoose: (key: string) => void;
}

/** A choice that is not there while there is nothing to choose. */
function Choice({ label, none, options, value, onChoose }: ChoiceProps) {
  return options.length === 0 ? null : (
    <label className={styles['field']}>
      {label}
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
