import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { locales } from '#domain/texts/text';
import { meQuery } from '../../api/queries.ts';
import { patchMe } from '../../api/shop/staff.ts';
import { chooseFirstPlace, firstPlace, firstPlaces } from '../../browser/first-place.ts';
import { themes, useTheme } from '../../browser/theme.ts';
import { localeNames } from '../../texts/locale-names.ts';
import { useTexts } from '../../texts/locale.tsx';
import { LeaveOf } from '../people/leave-rows.tsx';
import { SelectRow } from '../rows/select-row.tsx';
import { TextRow } from '../rows/text-row.tsx';

const placeTexts = {
  '/': 'shell.jobs',
  '/today': 'shell.today',
  '/notices': 'shell.notices',
  '/money': 'shell.money',
} as const;
const themeTexts = {
  system: 'shell.themeSystem',
  light: 'shell.themeLight',
  dark: 'shell.themeDark',
} as const;

/** What a person sets for themselves: language, theme and first place, name and leave. */
export function YouSection({ me }: { readonly me: Me }) {
  const { t, locale, setLocale } = useTexts();
  const [theme, setTheme] = useTheme();
  const [place, setPlace] = useState(firstPlace);
  const cache = useQueryClient();
  const saveMe = async (change: Parameters<typeof patchMe>[0]) => {
    const done = await patchMe(change);
    await cache.invalidateQueries({ queryKey: meQuery.queryKey });
    return done;
  };
  return (
    <>
      <TextRow
        name="me.name"
        label={t('settings.name')}
        value={me.name}
        maxLength={100}
        onSave={(name) => saveMe({ name })}
      />
      <SelectRow
        label={t('settings.letterLanguage')}
        help={t('settings.letterLanguageHelp')}
        value={locale}
        options={locales.map((choice) => [choice, localeNames[choice]] as const)}
        onSave={(next) => {
          setLocale(next);
          return saveMe({ locale: next });
        }}
      />
      <SelectRow
        label={t('shell.theme')}
        value={theme}
        options={themes.map((choice) => [choice, t(themeTexts[choice])] as const)}
        onSave={async (next) => setTheme(next)}
      />
      <SelectRow
        label={t('settings.firstPlace')}
        help={t('settings.firstPlaceHelp')}
        value={place}
        options={firstPlaces.map((choice) => [choice, t(placeTexts[choice])] as const)}
        onSave={async (next) => {
          chooseFirstPlace(next);
          setPlace(next);
        }}
      />
      <h2>{t('settings.awayOwn')}</h2>
      <LeaveOf me={me} staffId={me.id} />
    </>
  );
}
