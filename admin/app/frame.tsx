import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactNode, type RefObject } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import type { Me } from '#contract/jobs/job-answers';
import { undeliveredQuery } from '../api/queries.ts';
import { HelpButton } from './help/help-button.tsx';
import { keepKeyboard, sheetKeyboard, useArrowsIntoSheet } from './keep-keyboard.ts';
import { useCommands } from '../ui/commands.tsx';
import { PaletteKey } from './palette/palette-key.tsx';
import { catalogue } from '../texts/catalogue.ts';
import { OffscreenErrors } from '../sync/live/offscreen-errors.tsx';
import { WaitingLine } from '../sync/live/waiting-line.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { useTexts } from '../texts/locale.tsx';
import { SignOutDialog, useSignOut, type SignOut } from './sign-in/sign-out.tsx';
import { NewVersion } from './new-version.tsx';
import { PersonMenu } from './person-menu.tsx';
import styles from './frame.module.css';

/** The bar above every screen: navigation, which a telephone has at its foot, the palette and the person's menu. */
export function Frame({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const { t } = useTexts();
  const main = useRef<HTMLElement>(null);
  const signOut = useSignOut(me);
  usePlaceCommands(signOut);
  useArrowsIntoSheet(main);
  return (
    <div className={styles['frame']} onMouseDown={keepKeyboard}>
      <SkipLink main={main} />
      <header className={styles['bar']}>
        <Link href="/" className={styles['brand'] ?? ''}>
          <img src="/icon.svg" alt="" width="20" height="20" />
          <span>Jobsheet</span>
          {me.shop.name === 'Jobsheet' ? null : <small>{me.shop.name}</small>}
        </Link>
        <nav className={styles['places']} aria-label="Jobsheet">
          <Place icon="today" href="/today" alsoAt="/today/:id">
            {t('shell.today')}
          </Place>
          <Place icon="jobs" href="/" alsoAt="/jobs/:id">
            {t('shell.jobs')}
          </Place>
          <Place icon="customers" href="/customers" alsoAt="/customers/:id">
            {t('shell.customers')}
          </Place>
          <Place icon="diary" href="/diary">
            {t('shell.diary')}
          </Place>
          <Place icon="notices" href="/notices">
            {t('shell.notices')}
            <Undelivered />
          </Place>
          <Place icon="money" href="/money" short={t('shell.moneyShort')}>
            {t('shell.money')}
          </Place>
          {me.isLocal ? (
            <a className={styles['place']} href="/local/outbox" target="_blank" rel="noreferrer">
              {t('shell.outbox')}
            </a>
          ) : null}
        </nav>
        <PaletteKey buttonClass={styles['palette']} />
        <HelpButton />
        <PersonMenu me={me} signOut={signOut} />
      </header>
      <NewVersion className={styles['offline']} />
      <WaitingLine className={styles['offline']} />
      <OffscreenErrors className={styles['offline']} />
      <SignOutDialog {...signOut} />
      <main id="main" ref={main} tabIndex={-1} className={styles['main']}>
        {children}
      </main>
    </div>
  );
}

/** Skips the bar and the filters: to the sheet's input if there is a sheet, else to the screen's main element. */
function SkipLink({ main }: { readonly main: RefObject<HTMLElement | null> }) {
  const { t } = useTexts();
  return (
    <a
      href="#main"
      className={styles['skip']}
      onClick={(event) => {
        event.preventDefault();
        (sheetKeyboard(main.current) ?? main.current)?.focus();
      }}
    >
      {t('shell.skip')}
    </a>
  );
}

/** The number of undelivered notices, visible on every screen. */
function Undelivered() {
  const { t } = useTexts();
  const { data: undelivered = [] } = useQuery(undeliveredQuery);
  if (undelivered.length === 0) return null;
  const label = t('notice.undeliveredCount', { count: undelivered.length });
  return (
    <span className={styles['alarm']} role="img" aria-label={label} title={label}>
      {undelivered.length}
    </span>
  );
}

/** Commands of the palette for the screens and for signing out. */
const usePlaceCommands = ({ begin }: SignOut): void => {
  const [, go] = useLocation();
  useCommands([
    { id: 'go:today', group: 'go', text: catalogue['shell.today'], run: () => go('/today') },
    { id: 'go:jobs', group: 'go', text: catalogue['shell.jobs'], run: () => go('/') },
    { id: 'go:customers', group: 'go', text: catalogue['shell.customers'], run: () => go('/customers') },
    { id: 'go:diary', group: 'go', text: catalogue['shell.diary'], run: () => go('/diary') },
    { id: 'go:notices', group: 'go', text: catalogue['shell.notices'], run: () => go('/notices') },
    {
      id: 'go:money',
      group: 'go',
      also: catalogue['palette.moneyWords'],
      text: catalogue['shell.money'],
      run: () => go('/money'),
    },
    { id: 'go:settings', group: 'go', text: catalogue['shell.settings'], run: () => go('/settings') },
    { id: 'sign-out', group: 'settings', text: catalogue['shell.signOut'], run: begin },
  ]);
};

interface PlaceProps {
  /** Shown at the foot of a telephone. */
  readonly icon: IconName;
  readonly href: string;
  readonly alsoAt?: string;
  /** The name at the foot of a telephone, where the whole one does not fit. */
  readonly short?: string;
  readonly children: ReactNode;
}

function Place({ icon, href, alsoAt, short, children }: PlaceProps) {
  const [isHere] = useRoute(href);
  const [isBelow] = useRoute(alsoAt ?? href);
  return (
    <Link href={href} className={styles['place'] ?? ''} aria-current={isHere || isBelow ? 'page' : undefined}>
      <Icon name={icon} />
      <span>{children}</span>
      {short ? <span>{short}</span> : null}
    </Link>
  );
}
