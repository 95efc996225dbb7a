import type { TextKey } from '../texts/catalogue.ts';

/** The sections of the settings, in the order of the list. */
export const sections = [
  'you',
  'shop',
  'people',
  'days',
  'trades',
  'prices',
  'payments',
  'messages',
  'data',
  'development',
] as const;

export type Section = (typeof sections)[number];

export const sectionTexts = {
  you: 'settings.you',
  shop: 'settings.shop',
  people: 'settings.people',
  days: 'settings.days',
  trades: 'settings.trades',
  prices: 'settings.prices',
  payments: 'settings.payments',
  messages: 'settings.messages',
  data: 'settings.data',
  development: 'settings.development',
} as const satisfies Readonly<Record<Section, TextKey>>;

/** The section of an address; null for none and for an unknown one. */
export const sectionOf = (name: string | undefined): Section | null =>
  sections.find((section) => section === name) ?? null;
