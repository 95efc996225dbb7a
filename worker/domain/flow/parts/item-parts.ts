import type { AppointmentItem, ChecklistItem } from '#domain/flow/flow';
import { text, type Text } from '#domain/texts/text';

/** The label of a field within that of its item. */
export const partLabel = (label: Text, part: Text): Text =>
  text(
    `${label.en}: ${part.en}`,
    `${label['zh-Hans']}：${part['zh-Hans']}`,
    `${label['zh-Hant']}：${part['zh-Hant']}`,
  );

/** What all fields of an item share: where, when and by whom they are written. */
export const sharedOf = ({
  stage,
  when,
  of,
  writeWhen,
  by,
  afterClosing,
  source,
}: AppointmentItem | ChecklistItem) => ({
  stage,
  ...(when === undefined ? {} : { when }),
  ...(of === undefined ? {} : { of }),
  ...(writeWhen === undefined ? {} : { writeWhen }),
  ...(by === undefined ? {} : { by }),
  ...(afterClosing === undefined ? {} : { afterClosing }),
  source,
});
