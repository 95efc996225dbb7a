/** The properties of a keyboard event that show composition by an input method. */
type NativeKey = Pick<KeyboardEvent, 'isComposing' | 'keyCode'>;

/**
 * Whether a key belongs to an input method: during composition Enter accepts a word and Escape drops it. Some
 * browsers end the composition before the event of the key that ended it; that event is recognized by its key
 * code 229 only.
 */
export const isComposingKey = (event: NativeKey | { readonly nativeEvent: NativeKey }): boolean => {
  const { isComposing, keyCode } = 'nativeEvent' in event ? event.nativeEvent : event;
  return isComposing || keyCode === 229;
};
