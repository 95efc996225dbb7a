import { Link } from 'wouter';
import type { Me } from '#contract/jobs/job-answers';
import { locales } from '#domain/texts/text';
import { catalogue } from '../texts/catalogue.ts';
import { joinedText, nameText, useCommands, useOfferedCommands } from '../ui/commands.tsx';
import type { SignOut } from './sign-in/sign-out.tsx';
import { localeNames } from '../texts/locale-names.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Choice } from '../ui/controls/choice.tsx';
import { Popover } from '../ui/overlays/popover.tsx';
import { themes, useTheme } from '../browser/theme.ts';
import { usePopover } from '../ui/overlays/use-popover.ts';
import styles from './frame.module.css';

const themeTexts = {
  system: 'shell.themeSystem',
  light: 'shell.themeLight',
  dark: 'shell.themeDark',
} as const;

const signOf = (word: string): string => String.fromCodePoint(word.codePointAt(0) ?? 0x3f);

/** The first character of a Chinese name; else the initials. */
const initialsOf = (name: string): string => {
  const parts = name.trim().split(/\s+/);
  const first = signOf(parts[0] ?? '');
  const last = parts.length > 1 ? signOf(parts.at(-1) ?? '') : '';
  return /\p{Script=Han}/u.test(first) ? first : `${first}${last}`.toUpperCase();
};

/** The menu of the signed-in person: language, theme, shortcuts, tour, sign out. */
export function PersonMenu({ me, signOut }: { readonly me: Me; readonly signOut: SignOut }) {
  const { t } = useTexts();
  const state = usePopover();
  const { id: popoverId, isOpen, button } = state;
  const offered = useOfferedCommands();
  const who = t('shell.account', { name: me.name, role: t(`role.${me.role}`) });
  const more = ['help', 'tour'] as const;
  return (
    <>
      <Button
        ref={button}
        look="quiet"
        className={styles['avatar']}
        popoverTarget={popoverId}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={who}
        title={who}
      >
        {initialsOf(me.name)}
      </Button>
      <Popover state={state} label={who} width={320}>
        <p className={styles['who']}>
          <b>{me.name}</b> <small>{t(`role.${me.role}`)}</small>
        </p>
        <Preferences />
        <div className={styles['ways']}>
          <Link href="/settings" className={styles['way'] ?? ''} onClick={state.close}>
            {t('shell.settings')}
          </Link>
          {more.map((id) => {
            // Shown only while the command is registered.
            const command = offered().find((candidate) => candidate.id === id);
            return command ? (
              <Button
                key={id}
                look="quiet"
                onClick={() => {
                  state.close();
                  command.run();
                }}
              >
                {t(id === 'help' ? 'help.shortcuts' : 'tour.take')}
              </Button>
            ) : null;
          })}
          <Button
            look="quiet"
            onClick={() => {
              state.close();
              signOut.begin();
            }}
          >
            {t('shell.signOut')}
          </Button>
        </div>
      </Popover>
      <PreferenceCommands />
    </>
  );
}

function Preferences() {
  const { t, locale, setLocale } = useTexts();
  const [theme, setTheme] = useTheme();
  return (
    <>
      <Choice
        label={t('shell.language')}
        value={locale}
        options={locales.map((choice) => [choice, localeNames[choice]] as const)}
        onChange={setLocale}
      />
      <Choice
        label={t('shell.theme')}
        value={theme}
        options={themes.map((choice) => [choice, t(themeTexts[choice])] as const)}
        onChange={setTheme}
      />
    </>
  );
}

/** Language and theme as commands of the palette. */
function PreferenceCommands() {
  const { setLocale } = useTexts();
  const [, setTheme] = useTheme();
  useCommands([
    ...themes.map((theme) => ({
      id: `theme:${theme}`,
      group: 'settings' as const,
      text: joinedText(catalogue['shell.theme'], catalogue[themeTexts[theme]]),
      run: () => setTheme(theme),
    })),
    ...locales.map((locale) => ({
      id: `language:${locale}`,
      group: 'settings' as const,
      text: joinedText(catalogue['shell.language'], nameText(localeNames[locale])),
      run: () => setLocale(locale),
    })),
  ]);
  return null;
}
