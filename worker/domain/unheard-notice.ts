/** Whether a person may send a notice again or put it aside: a missed one too, though it makes no task. */
export const isUnheard = ({ state }: { readonly state: string }): boolean =>
  state === 'missed' || state === 'failed' || state === 'unknown' || state === 'dead';
