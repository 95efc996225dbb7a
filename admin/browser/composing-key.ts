/** The parts of a browser's keyboard event that tell of an input method. */
type NativeKey = Pick<KeyboardEvent, 'isComposing' | 'keyCode'>;

/**
 * Keys of an input method belong to it: its Enter takes a word, its Escape drops one. Some browsers end the composition
 * before they tell of the key that ended it: of that key only the code 229 is left to know it by.
 */
export const isComposingKey = (event: NativeKey | { readonly nativeEvent: NativeKey }): boolean => {
  const { isComposing, keyCode } = 'nativeEvent' in event ? event.nativeEvent : event;
  return isComposing || keyCode === 229;
};
