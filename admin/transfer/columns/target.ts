import '../dialog-texts.ts';
import { locales, type Locale, type Text } from '#domain/texts/text';
import type { CellContext } from '../../grid/cells/cell-kind.ts';
import {
  itemForm,
  optionOf,
  staffForm,
  textMax,
  type CellForm,
  type Sheets,
} from '../../fields/item-form.ts';
import { catalogue, textOf, type TextKey } from '../../texts/catalogue.ts';
import { otherFactNames, otherNames } from './other-names.ts';
import { localeNames } from '../../texts/locale-names.ts';

/** A field of a job that a file's column can hold. */
export interface Target {
  /** `title`, `customer.phone`, `fact:area`; also the path in the server's field errors. */
  readonly id: string;
  readonly label: Text;
  /** Other names of the target in headers. */
  readonly aliases: readonly string[];
  /** The form of its cells, required to map it by its header alone. */
  readonly form?: RegExp;
  /** Computed by the sheet: exported, never imported. */
  readonly isDerived?: true;
  /** A second name of a field that has its own column in an export. */
  readonly isOtherName?: true;
  /** The job's path for a trade, when it differs by trade; null when the trade is needed but unknown. */
  readonly pathIn?: (flow: string | null) => string | null;
  /**
   * The form in a trade; null when the trade does not have the field. For an unknown trade, the form of the
   * first trade that has it.
   */
  readonly formIn: (flow: string | null) => CellForm | null;
}

const fixed = (key: TextKey, id: string, form: CellForm, aliases: readonly string[] = []): Target => ({
  id,
  label: textOf(key),
  aliases,
  formIn: () => form,
});

const derived = (key: TextKey, id: string, form: CellForm): Target => ({
  ...fixed(key, id, form),
  isDerived: true,
});

const languageNames: Readonly<Record<Locale, readonly string[]>> = {
  en: ['英文', '英语', '英語'],
  'zh-Hans': ['Simplified Chinese', '简体', '簡體', '簡體中文', 'zh-CN'],
  'zh-Hant': ['Traditional Chinese', '繁体', '繁體', '繁体中文', 'zh-TW', 'zh-HK'],
};

const languages = locales.map((value) => ({
  value,
  label: localeNames[value],
  aliases: [value, ...languageNames[value]],
}));

/** The target of the key date, by the label that the sheet uses for all trades. */
export const keyDateId = 'keyDate';

const keyDateTarget = (sheets: Sheets): Target => {
  const forms = new Map(
    sheets.flows.flatMap((flow) => {
      const item = flow.items.find(({ key }) => key === flow.keyDate);
      const form = item ? itemForm(item, sheets) : null;
      return form ? [[flow.key, { form, key: flow.keyDate }] as const] : [];
    }),
  );
  const [first] = forms.values();
  return {
    id: keyDateId,
    label: catalogue['column.keyDate'],
    aliases: [],
    isOtherName: true,
    pathIn: (flow) => {
      const known = flow === null ? undefined : forms.get(flow);
      return known === undefined ? null : `fact:${known.key}`;
    },
    formIn: (flow) => (flow === null ? first : forms.get(flow))?.form ?? null,
  };
};

const ownTargets = (sheets: Sheets): readonly Target[] => {
  const { flows, locale } = sheets;
  const trades = flows.map(({ key, label }) => optionOf(key, label, locale));
  const name: CellForm = { kind: 'text', lengthMax: 200, isRequired: true };
  return [
    {
      ...fixed('transfer.jobNumber', 'number', { kind: 'text', lengthMax: 20 }, otherNames.number),
      form: /^j-\d{1,15}$/i,
    },
    fixed('jobs.trade', 'flow', { kind: 'choice', options: trades }, ['type', '类型', '類型']),
    fixed('column.title', 'title', name, otherNames.title),
    fixed('column.customer', 'customer.name', name, otherNames.customer),
    keyDateTarget(sheets),
    fixed('newJob.phone', 'customer.phone', { kind: 'text', lengthMax: 40 }, otherNames.phone),
    fixed('newJob.email', 'customer.email', { kind: 'text', lengthMax: 200 }, ['email', 'mail']),
    fixed('newJob.address', 'customer.address', { kind: 'text', lengthMax: 400 }, ['住址']),
    fixed('newJob.locale', 'customer.locale', { kind: 'choice', options: languages }, [
      'language',
      '语言',
      '語言',
    ]),
    fixed('jobs.owner', 'ownerId', staffForm(sheets), otherNames.owner),
    fixed('column.contractTotal', 'contractTotalMinor', { kind: 'money', min: 0 }, otherNames.contract),
  ];
};

const derivedTargets = ({ flows, locale }: Sheets): readonly Target[] => [
  {
    id: 'stage',
    label: catalogue['jobs.stage'],
    aliases: [],
    isDerived: true,
    formIn: (key) => ({
      kind: 'choice',
      options: (flows.find((flow) => flow.key === key)?.stages ?? []).map((stage) =>
        optionOf(stage.key, stage.label, locale),
      ),
    }),
  },
  derived('column.paid', 'paidMinor', { kind: 'money' }),
  derived('column.outstanding', 'outstandingMinor', { kind: 'money' }),
  derived('column.nextDue', 'nextDueOn', { kind: 'date' }),
];

const factTarget = (key: string, sheets: Sheets): Target | null => {
  const forms = new Map(
    sheets.flows.flatMap((flow) => {
      const item = flow.items.find((eachItem) => eachItem.key === key);
      const form = item ? itemForm(item, sheets) : null;
      return item && form ? [[flow.key, { item, form }] as const] : [];
    }),
  );
  const [first] = forms.values();
  if (!first) return null;
  return {
    id: `fact:${key}`,
    label: first.item.label,
    aliases: [
      key,
      ...(otherFactNames[key] ?? []),
      ...[...forms.values()].flatMap(({ item }) => locales.map((locale) => item.label[locale])),
    ],
    formIn: (flow) => (flow === null ? first : forms.get(flow))?.form ?? null,
  };
};

const keyed = (target: Target): Target => {
  const key = target.id.slice('fact:'.length);
  const { label } = target;
  return {
    ...target,
    aliases: [key],
    label: {
      en: `${label.en} (${key})`,
      'zh-Hans': `${label['zh-Hans']} (${key})`,
      'zh-Hant': `${label['zh-Hant']} (${key})`,
    },
  };
};

const namesOf = ({ label }: Target): readonly string[] => locales.map((locale) => label[locale]);

/** Makes labels unique: of two columns with the same name in a file, the later one has its key appended. */
const distinct = (targets: readonly Target[]): readonly Target[] => {
  const taken = new Set<string>();
  return targets.map((target) => {
    const isTaken = namesOf(target).some((name) => taken.has(name));
    for (const name of namesOf(target)) taken.add(name);
    return isTaken ? keyed(target) : target;
  });
};

/** All targets: the fields of every job, the display-only columns, and the fields of the trades. */
export const targetsOf = (sheets: Sheets): readonly Target[] => {
  const keys = [...new Set(sheets.flows.flatMap(({ items }) => items.map(({ key }) => key)))];
  const facts = keys.map((key) => factTarget(key, sheets)).filter((target) => target !== null);
  return distinct([...ownTargets(sheets), ...derivedTargets(sheets), ...facts]);
};

/** The context with which the grid's cell kinds parse and format a cell. */
export const contextOf = (form: CellForm, { me, locale }: Sheets): CellContext => ({
  locale,
  options: form.options ?? [],
  currency: me.shop.currency,
  zone: me.shop.zone,
  today: me.today,
  min: form.min ?? null,
  max: form.max ?? null,
  lengthMax: form.lengthMax ?? textMax,
  isRequired: form.isRequired ?? false,
});
