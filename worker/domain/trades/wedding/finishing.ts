import type { Item } from '#domain/flow/flow';
import type { Condition } from '#domain/rules/rule';
import { text, type Text } from '#domain/texts/text';

const rehearsalMoves: readonly { readonly key: string; readonly label: Text }[] = [
  { key: 'rehearsed.walk', label: text('Walk', '走步', '走步') },
  { key: 'rehearsed.rings', label: text('Exchange of rings', '互戴戒指', '互戴戒指') },
  { key: 'rehearsed.cake', label: text('Cutting the cake', '切蛋糕', '切蛋糕') },
  { key: 'rehearsed.champagne', label: text('Pouring champagne', '倒香槟', '倒香檳') },
];

/** True when walk, rings, cake and champagne are rehearsed (WED-06-CHK). */
export const allRehearsed: Condition = { all: rehearsalMoves.map(({ key }) => ({ fact: key })) };

const actsMax = 6;

/** An act's name, asked for after the previous act has one, and its own rehearsal. */
const actItems = (number: number): readonly Item[] => [
  {
    item: 'field',
    key: `act.${number}`,
    label: text(`Act ${number}`, `节目 ${number}`, `節目 ${number}`),
    kind: 'text',
    stage: 'rehearsal',
    isRequired: number === 1,
    when: number === 1 ? { fact: 'acts', is: true } : { fact: `act.${number - 1}` },
    source: ['WED-06-SHOW'],
  },
  {
    item: 'check',
    key: `act.${number}.rehearsed`,
    label: text(`Act ${number} rehearsed`, `节目 ${number} 已预演`, `節目 ${number} 已預演`),
    stage: 'rehearsal',
    isRequired: true,
    when: { fact: `act.${number}` },
    source: ['WED-06-SHOW'],
  },
];

const rehearsal: readonly Item[] = [
  {
    item: 'field',
    key: 'rehearsal.on',
    label: text('Rehearsal', '彩排日期', '彩排日期'),
    kind: 'date',
    suggests: { anchor: { fact: 'wedding.on' }, offsets: [{ amount: -1, unit: 'days' }] },
    stage: 'rehearsal',
    isRequired: true,
    source: ['WED-06-STG'],
  },
  ...rehearsalMoves.map(({ key, label }): Item => ({
    item: 'check',
    key,
    label: text(`Rehearsed: ${label.en}`, `彩排：${label['zh-Hans']}`, `彩排：${label['zh-Hant']}`),
    stage: 'rehearsal',
    isRequired: true,
    source: ['WED-06-CHK'],
  })),
  {
    item: 'field',
    key: 'acts',
    label: text('Are there performances?', '是否有表演', '是否有表演'),
    kind: 'yesno',
    stage: 'rehearsal',
    isRequired: true,
    source: ['WED-06-SHOW'],
  },
  ...Array.from({ length: actsMax }, (_, index) => actItems(index + 1)).flat(),
];

/** Photos and films made after the wedding, each tracked until the couple has it (WED-08-PICK). */
export const deliverables: readonly { readonly key: string; readonly label: Text }[] = [
  { key: 'photos', label: text('Photos', '照片', '照片') },
  { key: 'album', label: text('Album', '相册', '相冊') },
  { key: 'film', label: text('Wedding film', '婚礼影片', '婚禮影片') },
];

const deliverableItems = deliverables.map(({ key, label }): Item => ({
  item: 'field',
  key: `${key}.state`,
  label,
  kind: 'choice',
  choices: [
    { key: 'in-work', label: text('In work', '制作中', '製作中') },
    { key: 'ready', label: text('Ready to collect', '可领取', '可領取') },
    { key: 'collected', label: text('Collected', '已领取', '已領取') },
    { key: 'not-ordered', label: text('Not ordered', '未预订', '未預訂') },
  ],
  stage: 'aftercare',
  isRequired: true,
  source: ['WED-08-PICK'],
}));

/** The final state of each deliverable before the job is closed. */
export const collected = deliverables.map(({ key, label }) => ({
  condition: { fact: `${key}.state`, is: ['collected', 'not-ordered'] },
  label: text(`Collected: ${label.en}`, `已领取：${label['zh-Hans']}`, `已領取：${label['zh-Hant']}`),
  source: ['WED-08-PICK'],
}));

/** Items from the rehearsal to the last film (WED-06 to WED-08). */
export const finishingItems: readonly Item[] = [...rehearsal, ...deliverableItems];
