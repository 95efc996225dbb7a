import { pinyinKey, strokesKey } from '#domain/texts/han/name-keys';

/** Keys by which a list is sorted by its titles. */
export const titleKeys = (title: string) => ({
  titlePinyin: pinyinKey(title),
  titleStrokes: strokesKey(title),
});

/** Keys by which a list is sorted by its customers: a family name has its own reading. */
export const customerKeys = (name: string) => ({
  customerPinyin: pinyinKey(name, true),
  customerStrokes: strokesKey(name),
});
