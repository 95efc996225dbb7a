/** Scrolls the focused field into view when the keyboard of a telephone takes the height that it stood in. */
export const keepFieldVisible = (): void => {
  visualViewport?.addEventListener('resize', () => {
    const field = document.activeElement;
    if (field?.matches('input, textarea, select') === true) field.scrollIntoView({ block: 'nearest' });
  });
};
