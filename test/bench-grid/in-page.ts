// Runs in the browser: each function is self-contained, because its source text is sent there.

/** Scrolls the sheet by one step a frame. */
export const scrollFrames = async ({ frames, stepPx }: { frames: number; stepPx: number }): Promise<void> => {
  const tall = [...document.querySelectorAll('*')]
    .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY))
    .sort((left, right) => right.scrollHeight - right.clientHeight - (left.scrollHeight - left.clientHeight));
  const [scroller] = tall;
  if (!scroller || scroller.scrollHeight <= scroller.clientHeight) throw new Error('nothing scrolls');
  const before = scroller.scrollTop;
  for (let frame = 0; frame < frames; frame += 1) {
    scroller.scrollTop += stepPx;
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
  if (scroller.scrollTop < before + frames * stepPx - stepPx) throw new Error('the sheet did not scroll');
};

/** Number of rows with text in the viewport. */
export const rowsInView = (): number => {
  const seen = new Set<string>();
  for (const cell of document.querySelectorAll('[role="gridcell"]')) {
    const { top, bottom } = cell.getBoundingClientRect();
    const index = cell.closest('[role="row"]')?.getAttribute('aria-rowindex');
    if (top >= 0 && bottom <= innerHeight && index && cell.textContent !== '') seen.add(index);
  }
  return seen.size;
};

export const nodeCount = (): number => document.querySelectorAll('*').length;

/** Number of rows whose DOM changes within that time. */
export const committedRows = (forMs: number): Promise<number> =>
  new Promise((resolve) => {
    const rows = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const index = element?.closest('[role="row"]')?.getAttribute('aria-rowindex');
        if (index) rows.add(index);
      }
    });
    observer.observe(document.body, {
      attributes: true,
      childList: true,
      characterData: true,
      subtree: true,
    });
    setTimeout(() => {
      observer.disconnect();
      resolve(rows.size);
    }, forMs);
  });

/** Makes the page load its grid. */
export const begin = (): boolean => dispatchEvent(new Event('begin'));

export const writeClipboard = (text: string): Promise<void> => navigator.clipboard.writeText(text);

/** Number of cells with that text, and the last message of the sheet. */
export const pastedCells = (text: string): { cells: number; said: string } => ({
  cells: [...document.querySelectorAll('[role="gridcell"]')].filter((cell) => cell.textContent === text)
    .length,
  said: [...document.querySelectorAll('[role="status"]')].at(-1)?.textContent ?? '',
});

/** Records errors of the page. */
export const recordIssues = (): void => {
  const keep = (issue: unknown) => {
    document.documentElement.dataset['faults'] =
      `${document.documentElement.dataset['faults'] ?? ''}${String(issue)}\n`;
  };
  addEventListener('error', ({ message }) => keep(message));
  addEventListener('unhandledrejection', ({ reason }) => keep(reason));
};

export const recordedIssues = (): string[] =>
  (document.documentElement.dataset['faults'] ?? '').split('\n').filter(Boolean);
