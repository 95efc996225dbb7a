import { appointmentKeys, appointmentMinutes, type CallResult } from '#domain/flow/appointment-item';
import type { AppointmentItem, AuthoredItem, Choice, FieldItem, Flow, Item } from '#domain/flow/flow';
import { oncePerFlow } from '#domain/flow/once-per-flow';
import { checklistFields } from '#domain/flow/parts/checklist-fields';
import { partLabel, sharedOf } from '#domain/flow/parts/item-parts';
import { text } from '#domain/texts/text';

const callChoices: readonly (Choice & { readonly key: CallResult })[] = [
  { key: 'confirmed', label: text('Confirmed', '已确认', '已確認') },
  { key: 'moved', label: text('Moved to another time', '改约时间', '改約時間') },
  { key: 'no-answer', label: text('No answer', '无人接听', '無人接聽') },
];

const minutesUnit = text('min', '分钟', '分鐘');

const leadOf = ({ lead }: AppointmentItem) =>
  lead === undefined
    ? {}
    : {
        leadWorkingDays: lead.workingDays,
        ...(lead.waivedWhen === undefined ? {} : { leadWaivedWhen: lead.waivedWhen }),
      };

/** The fields of an appointment: its time is the column, and all others are parts of it. */
const appointmentFields = (item: AppointmentItem): readonly FieldItem[] => {
  const keys = appointmentKeys(item);
  const { label, of, confirm, results } = item;
  const shared = sharedOf(item);
  const required = item.isRequired === undefined ? {} : { isRequired: item.isRequired };
  // An item of an entry has no column, so it is part of none.
  const part = { ...shared, ...(of === undefined ? { partOf: keys.at } : {}), item: 'field' as const };
  return [
    { ...shared, ...required, ...leadOf(item), item: 'field', key: keys.at, label, kind: 'instant' },
    {
      ...part,
      ...appointmentMinutes,
      key: keys.minutes,
      label: partLabel(label, text('length', '时长', '時長')),
      kind: 'number',
      unit: minutesUnit,
    },
    { ...part, key: keys.place, label: partLabel(label, text('place', '地点', '地點')), kind: 'text' },
    ...(confirm === undefined
      ? []
      : [
          {
            ...part,
            key: keys.call,
            label: partLabel(label, text('confirmation call', '电话确认', '電話確認')),
            kind: 'choice' as const,
            choices: callChoices,
          },
          {
            ...part,
            key: keys.callAt,
            label: partLabel(label, text('call at another time', '另定致电时间', '另訂致電時間')),
            kind: 'instant' as const,
          },
        ]),
    ...(results === undefined
      ? []
      : [
          {
            ...part,
            ...required,
            key: keys.result,
            label: partLabel(label, text('result', '结果', '結果')),
            kind: 'choice' as const,
            choices: results,
          },
        ]),
  ];
};

const fieldsIn = (item: AuthoredItem): readonly Item[] => {
  if (item.item === 'appointment') return appointmentFields(item);
  return item.item === 'checklist' ? [item, ...checklistFields(item)] : [item];
};

const expanded = (items: Flow['items']): readonly Item[] => {
  const written = new Set(items.map(({ key }) => key));
  // A field that the author wrote stays the author's: a text result stays a text.
  return items.flatMap((item) =>
    fieldsIn(item).filter((field) => field.key === item.key || !written.has(field.key)),
  );
};

const expandedOnce: (items: Flow['items']) => readonly Item[] = oncePerFlow(expanded);

/** The items of a flow as values are written under them: the fields of its appointments stand in their places. */
export const itemsOf = ({ items }: Pick<Flow, 'items'>): readonly Item[] => expandedOnce(items);

/** The appointments of a flow, as their author wrote them. */
export const appointmentsOf: (items: Flow['items']) => readonly AppointmentItem[] = oncePerFlow((items) =>
  items.filter((item) => item.item === 'appointment'),
);
