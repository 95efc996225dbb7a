import { itemsOf } from '#domain/flow/items-of';
import '../dialog-texts.ts';
import type { ExportedJob } from '#contract/transfer/transfer-answers';
import type { Field } from '#domain/fields/field';
import { locales, type Text } from '#domain/texts/text';
import type { CellContext } from '../../grid/cells/cell-kind.ts';
import { itemForm, textMax, type CellForm, type Sheets } from '../../fields/item-form.ts';
import type { CustomerField, JobField } from '../../fields/field.ts';
import { customerFields, jobFields } from '../../fields/index.ts';
import { factAliases } from './fact-aliases.ts';

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
  /** What a job has of it; missing: what its id names. */
  readonly read?: (job: ExportedJob) => unknown;
  /** The form in a trade; null where the trade does not know it, or for a job whose trade is not told, the first that does. */
  readonly formIn: (flow: string | null) => CellForm | null;
}

/** The form of a column as files read and write it. */
const formOf = ({ kind, options, min, lengthMax, isRequired }: ReturnType<JobField['column']>): CellForm => ({
  kind,
  ...(options === undefined ? {} : { options }),
  ...(min === undefined ? {} : { min }),
  ...(lengthMax === undefined ? {} : { lengthMax }),
  ...(isRequired === undefined ? {} : { isRequired }),
});

/** A fact that each trade names for itself, under the name that the sheet shows for all trades. */
const namedFactTarget = (
  { record, label }: JobField,
  named: 'keyDate' | 'progress',
  sheets: Sheets,
): Target => {
  const forms = new Map(
    sheets.flows.flatMap((flow) => {
      const item = itemsOf(flow).find(({ key }) => key === flow[named]);
      const form = item ? itemForm(item, sheets) : null;
      return item && form ? [[flow.key, { form, key: item.key }] as const] : [];
    }),
  );
  const [first] = forms.values();
  return {
    id: record.id,
    label,
    aliases: [],
    isOtherName: true,
    pathIn: (flow) => {
      const known = flow === null ? undefined : forms.get(flow);
      return known === undefined ? null : `fact:${known.key}`;
    },
    formIn: (flow) => (flow === null ? first : forms.get(flow))?.form ?? null,
  };
};

/** What the server calls a field of a row: `title`, `customer.name`, `ownerId`. */
const rowNameOf = ({ property, edit }: Field): string =>
  edit?.of === 'customer' ? `customer.${edit.part}` : property;

const isKey = ({ transfer }: JobField): boolean => transfer?.isKey === true;

/** Whether an import may write it: a person writes it in a cell too, or it says which job a row is of. */
const isImported = ({ record: { edit }, transfer }: JobField): boolean =>
  transfer?.isKey === true || edit?.of === 'job' || edit?.of === 'customer';

const fieldTarget = (field: JobField, sheets: Sheets): Target | null => {
  const { record, label, transfer } = field;
  if (transfer === undefined) return null;
  if (record.edit?.of === 'fact') return namedFactTarget(field, record.edit.named, sheets);
  const { names = [], label: fileLabel = label, pattern, formIn } = transfer;
  const form = formOf(field.column(sheets));
  return {
    id: rowNameOf(record),
    label: fileLabel,
    aliases: names,
    ...(pattern === undefined ? {} : { form: pattern }),
    ...(isImported(field) ? {} : { isDerived: true }),
    read: (job) =>
      isKey(field) ? field.read({ ...job, milestones: [] }) : Reflect.get(job, record.property),
    formIn: (flow) => (formIn === undefined ? form : formIn(flow, sheets)),
  };
};

const detailTarget = ({ id, label, names, form }: CustomerField): Target => ({
  id,
  label,
  aliases: names,
  formIn: () => form,
});

/** What tells the job comes first, what the sheet works out comes last. */
const fieldTargets = (sheets: Sheets): readonly Target[] => {
  const ordered = [...jobFields.filter(isKey), ...jobFields.filter((field) => !isKey(field))];
  const targets = ordered.flatMap((field) => fieldTarget(field, sheets) ?? []);
  const written = targets.filter(({ isDerived }) => isDerived !== true);
  const derived = targets.filter(({ isDerived }) => isDerived === true);
  return [...written, ...customerFields.map(detailTarget), ...derived];
};

const factTarget = (key: string, sheets: Sheets): Target | null => {
  const forms = new Map(
    sheets.flows.flatMap((flow) => {
      const item = itemsOf(flow).find((candidate) => candidate.key === key);
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
      ...(factAliases[key] ?? []),
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
  const keys = [...new Set(sheets.flows.flatMap((flow) => itemsOf(flow).map(({ key }) => key)))];
  const facts = keys.map((key) => factTarget(key, sheets)).filter((target) => target !== null);
  return distinct([...fieldTargets(sheets), ...facts]);
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
