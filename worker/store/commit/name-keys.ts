import { pinyinKey, strokesKey } from '#domain/texts/han/name-keys';

/** The sort keys of a job's title. */
export const titleKeys = (title: string) => ({
  titlePinyin: pinyinKey(title),
  titleStrokes: strokesKey(title),
});

/** The sort keys of a customer's name, whose first character has its reading as a family name. */
export const customerKeys = (name: string) => ({
  customerPinyin: pinyinKey(name, true),
  customerStrokes: strokesKey(name),
});
