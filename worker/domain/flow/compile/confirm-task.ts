import { appointmentKeys } from '#domain/flow/appointment-item';
import type { CompiledTask } from '#domain/flow/compile/compile';
import type { AppointmentItem } from '#domain/flow/flow';
import { text } from '#domain/texts/text';

/** The key of the task to confirm an appointment by a call. */
export const confirmTaskKey = ({ key }: Pick<AppointmentItem, 'key'>): string => `${key}.confirm`;

/**
 * The task to confirm an appointment by a call. A confirmation counts for the time that it was given for. A customer who
 * wants another time ends the call once that time is written; without an answer it stays open.
 */
export const confirmTask = (item: AppointmentItem): readonly CompiledTask[] => {
  const { confirm, label, lead, of, source } = item;
  if (confirm === undefined) return [];
  const { at, call, callAt, result } = appointmentKeys(item);
  const { who } = confirm;
  const held = item.results === undefined ? [] : [{ fact: result, since: at }];
  return [
    {
      key: confirmTaskKey(item),
      label: text(
        `Call to confirm: ${label.en}`,
        `电话确认：${label['zh-Hans']}`,
        `電話確認：${label['zh-Hant']}`,
      ),
      ...('role' in who ? {} : { who }),
      due: confirm.by,
      // Whoever books in an emergency has the customer on the phone.
      startsWhen:
        lead?.waivedWhen === undefined ? { fact: at } : { all: [{ fact: at }, { not: lead.waivedWhen }] },
      doneWhen: {
        any: [
          {
            all: [
              { fact: call, is: 'confirmed' },
              { fact: call, since: at },
            ],
          },
          {
            all: [
              { fact: call, is: 'moved' },
              { fact: at, since: call },
            ],
          },
          // An appointment that took place needs no call any more.
          ...held,
        ],
      },
      climbs: [
        { after: { amount: 0, unit: 'hours' }, to: 'owner' },
        { after: { amount: 0, unit: 'hours' }, to: 'managers' },
      ],
      agreedDateField: callAt,
      agreedWhen: { fact: callAt, since: at },
      ...(of === undefined ? {} : { forEach: of }),
      source,
    },
  ];
};
