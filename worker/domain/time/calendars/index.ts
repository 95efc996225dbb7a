import { china2025 } from '#domain/time/calendars/china-2025';
import { china2026 } from '#domain/time/calendars/china-2026';
import type { HolidayYear } from '#domain/time/calendars/year';

/** All published holiday years of mainland China; a new year is one file and one line here. */
export const chinaYears: readonly HolidayYear[] = [china2025, china2026];
