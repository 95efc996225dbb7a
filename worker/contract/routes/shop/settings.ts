import { calendarView } from '../../shop/shop-answers.ts';
import * as settings from '../../shop/settings.ts';
import { none, read, writeWithoutKey, type Route } from '../../route/route.ts';

// No Idempotency-Key: a repeated write of a setting has an outdated base version, or finds its values stored.
const change = { method: 'patch', query: none, status: 200, answer: settings.settingsView } as const;

/** What the shop sets for itself: its name, hours, fees, closed days, and the words of its notices. */
export const settingRoutes = {
  readSettings: {
    ...read,
    path: '/api/settings',
    summary: 'The shop’s settings, and what the deployment fixes',
    answer: settings.settingsView,
  },
  patchShop: {
    ...change,
    path: '/api/settings/shop',
    summary: 'Change the name, the address, and while there is no job the zone and the currency',
    body: settings.patchShop,
  },
  patchHours: {
    ...change,
    path: '/api/settings/hours',
    summary: 'Change the hours of the weekdays and the hours in which customers are contacted',
    body: settings.patchHours,
  },
  patchFee: {
    ...change,
    path: '/api/settings/fees',
    summary: 'Set a fee in place of the trade’s, or take it back',
    body: settings.patchFee,
  },
  patchLogo: {
    ...change,
    path: '/api/settings/logo',
    summary: 'Set or remove the logo',
    body: settings.patchLogo,
  },
  readHistory: {
    ...read,
    path: '/api/settings/history',
    summary: 'Who changed what of the shop, its staff and its texts, newest first',
    query: settings.shopHistoryQuery,
    answer: settings.shopHistory,
  },
  readClosureMoves: {
    ...read,
    path: '/api/closures/moves',
    summary: 'What would move if the shop were closed on these days, a slice of the open jobs at a time',
    query: settings.closureMovesQuery,
    answer: settings.closureMoves,
  },
  saveClosure: {
    ...writeWithoutKey,
    path: '/api/closures',
    summary: 'Close the shop on days, or open it again',
    body: settings.saveClosure,
    answer: calendarView,
  },
  readNoticeTexts: {
    ...read,
    path: '/api/notice-texts/{flow}',
    summary: 'The words of a trade’s notices, the shop’s own ones in their place',
    answer: settings.noticeTextsView,
  },
  saveNoticeText: {
    ...change,
    path: '/api/notice-texts/{flow}/{key}',
    summary: 'Write a notice in own words in one language, or take back the trade’s',
    body: settings.saveNoticeText,
    answer: settings.noticeTextsView,
  },
  previewNoticeText: {
    ...writeWithoutKey,
    path: '/api/notice-texts/{flow}/{key}/preview',
    summary: 'What a notice in these words would say to the customer of a job; writes nothing',
    body: settings.previewNoticeText,
    answer: settings.noticeTextPreview,
  },
} as const satisfies Readonly<Record<string, Route>>;
