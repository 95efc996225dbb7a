import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { catalogueKinds, type CatalogueItem, type NewCatalogueItem } from '#contract/shop/catalogue';
import type { Me } from '#contract/jobs/job-answers';
import type { Choice } from '#domain/flow/flow';
import { isCurrency } from '#domain/money/money';
import { warrantyClasses } from '#domain/warranties/coverage';
import { flowsQuery } from '../../api/queries.ts';
import { inputText, parseAmount } from '../../fields/value-text.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { SaveSign } from '../rows/setting-row.tsx';
import { usePriceWrite } from './use-price-write.ts';
import styles from '../settings.module.css';

interface PriceFormProps {
  readonly me: Me;
  /** Null to add one. */
  readonly item: CatalogueItem | null;
  readonly onDone: () => void;
}

type Typed = Readonly<Record<'code' | 'name' | 'unit' | 'price' | 'tag' | 'warranty', string>> & {
  readonly kind: CatalogueItem['kind'];
};

const blank: Typed = { code: '', name: '', unit: '', price: '', tag: '', warranty: '', kind: 'work' };

/** An item as it would be typed. */
const typedOf = ({ code, name, unit, priceMinor, currency, tags, warranty, kind }: CatalogueItem): Typed => ({
  code,
  name,
  unit: unit ?? '',
  price: isCurrency(currency) ? inputText('money', priceMinor, '', currency) : '',
  tag: tags[0] ?? '',
  warranty: warranty ?? '',
  kind,
});

/** The item that is typed; null while its code, name or price is none. */
const itemOf = (typed: Typed, currency: string): NewCatalogueItem | null => {
  const price = isCurrency(currency) ? parseAmount(typed.price, currency) : { ok: false as const };
  if (!price.ok || price.value < 0 || typed.code.trim() === '' || typed.name.trim() === '') return null;
  return {
    code: typed.code.trim(),
    kind: typed.kind,
    name: typed.name.trim(),
    unit: typed.unit.trim() === '' ? null : typed.unit.trim(),
    priceMinor: price.value,
    tags: typed.tag === '' ? [] : [typed.tag],
    warranty: typed.warranty === '' ? null : typed.warranty,
  };
};

/** Adds an item to the price list, or changes one. */
export function PriceForm({ me, item, onDone }: PriceFormProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(() => (item === null ? blank : typedOf(item)));
  const { state, add, patch } = usePriceWrite();
  const currency = item?.currency ?? me.shop.currency;
  const written = itemOf(typed, currency);
  const set = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (written === null) return;
    const done = await (item === null ? add(written) : patch(item, written));
    if (done !== null) onDone();
  };
  return (
    <form
      className={styles['form']}
      onSubmit={save}
      aria-label={t(item === null ? 'prices.add' : 'prices.change')}
    >
      <Field label={t('prices.code')}>
        <input value={typed.code} maxLength={40} onChange={(event) => set({ code: event.target.value })} />
      </Field>
      <Field label={t('prices.name')}>
        <input value={typed.name} maxLength={200} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field label={t('prices.unit')}>
        <input value={typed.unit} maxLength={20} onChange={(event) => set({ unit: event.target.value })} />
      </Field>
      <Field label={t('prices.price', { currency })}>
        <input
          value={typed.price}
          inputMode="decimal"
          maxLength={20}
          onChange={(event) => set({ price: event.target.value })}
        />
      </Field>
      <Field label={t('prices.kind')}>
        <select
          value={typed.kind}
          onChange={(event) => {
            const kind = catalogueKinds.find((each) => each === event.target.value);
            if (kind !== undefined) set({ kind });
          }}
        >
          {catalogueKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`prices.kind.${kind}`)}
            </option>
          ))}
        </select>
      </Field>
      <Words typed={typed} set={set} />
      <p>
        <Button type="submit" look="primary" isBusy={state.step === 'saving'} disabled={written === null}>
          {t(item === null ? 'prices.add' : 'prices.save')}
        </Button>{' '}
        <Button look="quiet" onClick={onDone}>
          {t('prices.cancel')}
        </Button>
      </p>
      <SaveSign state={state} />
    </form>
  );
}

const onceEach = (choices: readonly Choice[]): readonly Choice[] => [
  ...new Map(choices.map((choice) => [choice.key, choice])).values(),
];

interface WordsProps {
  readonly typed: Typed;
  readonly set: (change: Partial<Typed>) => void;
}

/** The words of the trades that lines may have: a kind, and the warranty class. */
function Words({ typed, set }: WordsProps) {
  const { t } = useTexts();
  const { data: flows = [] } = useQuery(flowsQuery);
  return (
    <>
      <Word
        label={t('prices.tag')}
        choices={onceEach(flows.flatMap(({ lineTags }) => lineTags))}
        value={typed.tag}
        onChoose={(tag) => set({ tag })}
      />
      <Word
        label={t('prices.warranty')}
        choices={onceEach(flows.flatMap(warrantyClasses))}
        value={typed.warranty}
        onChoose={(warranty) => set({ warranty })}
      />
    </>
  );
}

interface WordProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChoose: (key: string) => void;
}

/** A word of the trades; not there while no trade has one. */
function Word({ label, choices, value, onChoose }: WordProps) {
  const { t, localize } = useTexts();
  if (choices.length === 0) return null;
  return (
    <Field label={label}>
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t('prices.noWord')}</option>
        {choices.map((choice) => (
          <option key={choice.key} value={choice.key}>
            {localize(choice.label)}
          </option>
        ))}
      </select>
    </Field>
  );
}
