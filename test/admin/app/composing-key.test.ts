import { describe, expect, it } from 'vitest';
import { isComposingKey } from '../../../admin/browser/composing-key.ts';

describe('a key of an input method', () => {
  it('is known while a word is composed, and by its code when the browser says so too late', () => {
    expect(isComposingKey({ isComposing: true, keyCode: 13 })).toBe(true);
    expect(isComposingKey({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposingKey({ isComposing: false, keyCode: 13 })).toBe(false);
  });

  it('is told from the browser’s own event under another one', () => {
    expect(isComposingKey({ nativeEvent: { isComposing: false, keyCode: 229 } })).toBe(true);
  });
});
