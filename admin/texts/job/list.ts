import { text } from '#domain/texts/text';

/** Texts of the lists in the panel of a job, which comes after the first load. */
export const listTexts = {
  'list.add': text('Add: {list}', '添加{list}', '新增{list}'),
  'list.remove': text('Remove', '移除', '移除'),
  'list.none': text('None yet', '暂无', '暫無'),
} as const;
