import { useId, useState, type FormEvent } from 'react';
import { isExitFrom, exitName } from '#domain/endings/exits';
import type { Exit } from '#domain/flow/plans/endings';
import type { CheckItem, FieldItem } from '#domain/flow/flow';
import type { FieldValue } from '#domain/rules/fact';
import { formatMoney } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { valueOfCell } from '../../fields/field.ts';
import { cellOfValue } from '../../fields/item-form.ts';
import { factValue } from '../../fields/items.ts';
import type { CellValue } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { Dialog } from '../../ui/overlays/dialog.tsx';
import { FactInput } from '../facts/fact-input.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import { useEdit } from '../panel/use-edit.ts';

type Written = Readonly<Record<string, FieldValue | null>>;

/** The items that an exit asks for and that a form can take. */
const useAsked = (exit: Exit | undefined): readonly (FieldItem | CheckItem)[] => {
  const { flow } = usePanel();
  return (exit?.needs ?? []).flatMap((key) => {
    const item = flow.items.find((candidate) => candidate.key === key);
    return item?.item === 'field' || item?.item === 'check' ? [item] : [];
  });
};

/** Ends a job: how, why, and what becomes of money that it received. */
export function EndingDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, localize } = useTexts();
  const { detail, flow, actions, me } = usePanel();
  const exits = (flow.exits ?? []).filter((exit) => isExitFrom(flow, exit, detail.job.stage));
  const [key, setKey] = useState(exits[0]?.key ?? '');
  const [facts, setFacts] = useState<Written>({});
  const [retained, setKept] = useState('');
  const edit = useEdit();
  const exit = exits.find((candidate) => candidate.key === key);
  const request = useAsked(exit);
  const isPaid = detail.job.paidMinor > 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const sent = Object.fromEntries(
      request.flatMap((item) => {
        const value = facts[item.key] ?? null;
        return value === null ? [] : [[item.key, value]];
      }),
    );
    const move = {
      to: exitName(key),
      ...(Object.keys(sent).length === 0 ? {} : { facts: sent }),
      ...(isPaid && retained.trim() !== '' ? { override: { reason: retained.trim() } } : {}),
    };
    if (await edit.run(() => actions.moveStage(detail.job.id, move, detail.job.version))) onClose();
  };
  return (
    <Dialog title={t('ending.title')} onClose={onClose}>
      <form onSubmit={submit}>
        <Field label={t('ending.as')}>
          <select value={key} onChange={(event) => setKey(event.target.value)}>
            {exits.map((choice) => (
              <option key={choice.key} value={choice.key}>
                {localize(choice.label)}
              </option>
            ))}
          </select>
        </Field>
        {request.map((item) => (
          <Request
            key={item.key}
            item={item}
            value={
              facts[item.key] === undefined
                ? cellOfValue(factValue(detail, item.key))
                : cellOfValue(facts[item.key])
            }
            onWrite={(value) => setFacts({ ...facts, [item.key]: value })}
          />
        ))}
        {isPaid ? (
          <KeptMoney value={retained} onWrite={setKept} mayKeep={may(me.role, 'override-gate')} />
        ) : null}
        <p>{t('ending.consequence')}</p>
        {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
        <Button type="submit" look="primary" isBusy={edit.isSaving} disabled={exit === undefined}>
          {t('ending.end')}
        </Button>
      </form>
    </Dialog>
  );
}

interface AskedProps {
  readonly item: FieldItem | CheckItem;
  readonly value: CellValue;
  readonly onWrite: (value: FieldValue | null) => void;
}

/** One item that the exit asks for; it is sent with the ending. */
function Request({ item, value, onWrite }: AskedProps) {
  const { localize } = useTexts();
  const id = useId();
  if (item.item === 'check')
    return (
      <p>
        <label>
          <Tick isChecked={value === 'true'} onTick={async (isTicked) => onWrite(isTicked ? true : null)} />{' '}
          {localize(item.label)}
        </label>
      </p>
    );
  const isYesNo = item.kind === 'yesno';
  return (
    <p>
      <label htmlFor={id}>{localize(item.label)}</label>{' '}
      <FactInput
        id={id}
        item={item}
        value={value}
        edit={{
          isSaving: false,
          problem: null,
          refused: undefined,
          begin: () => undefined,
          discard: () => undefined,
          send: async (written) => {
            onWrite(valueOfCell(written.value, isYesNo));
            return true;
          },
        }}
        onReading={() => undefined}
      />
    </p>
  );
}

interface KeptMoneyProps {
  readonly value: string;
  readonly onWrite: (value: string) => void;
  readonly mayKeep: boolean;
}

/** What becomes of money that the job received. */
function KeptMoney({ value, onWrite, mayKeep }: KeptMoneyProps) {
  const { t, locale } = useTexts();
  const { detail } = usePanel();
  const amount = formatMoney(detail.job.paidMinor, useCurrency(), locale);
  if (!mayKeep) return <p role="status">{t('ending.askManager', { amount })}</p>;
  return (
    <Field label={t('ending.kept')} hint={t('ending.received', { amount })}>
      <input value={value} maxLength={200} onChange={(event) => onWrite(event.target.value)} />
    </Field>
  );
}
