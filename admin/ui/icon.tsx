const paths = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.5 10.5l3 3',
  commands: 'M3 4.5 6.5 8 3 11.5M8.5 12H13',
  filter: 'M2 4h12M4.5 8h7M7 12h2',
  group: 'M2.5 3h11v4h-11zM2.5 10h11M2.5 13h7',
  sort: 'M5 3v10M5 13l-2.5-2.5M5 13l2.5-2.5M11 13V3M11 3 8.5 5.5M11 3l2.5 2.5',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  plus: 'M8 3v10M3 8h10',
  pin: 'M6 2.5h4M6.5 2.5v4L4.5 9h7l-2-2.5v-4M8 9v4.5',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  today: 'M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M5.5 8l2 2 3.5-3.5',
  jobs: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6 3v10',
  customers: 'M5.5 5.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M3 13.5c0-6 10-6 10 0',
  diary: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5',
  notices: 'M4.5 11V7a3.5 3.5 0 0 1 7 0v4l1 1h-9zM7 13.5h2',
  money: 'M2 4.5h12v7H2zM6.5 8a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0',
} as const;

export type IconName = keyof typeof paths;

/**
 * An icon of 16 px in the colour of its text. It is hidden from assistive technology, so the text beside it
 * gives the meaning.
 */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' || name === 'grip' ? 2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
