import './late-texts.ts';
import { lazy, Suspense, type ComponentType } from 'react';
import { Link } from 'wouter';
import type { Me } from '#contract/jobs/job-answers';
import { useNarrow } from '../browser/use-narrow.ts';
import { useTexts } from '../texts/locale.tsx';
import { DaysSection } from './days/days-section.tsx';
import { MessagesSection } from './messages/messages-section.tsx';
import { PeopleSection } from './people/people-section.tsx';
import { sectionOf, sections, sectionTexts, type Section } from './section-list.ts';
import { ShopSection } from './shop/shop-section.tsx';
import { DataSection, DevelopmentSection } from './sections/data-section.tsx';
import { PaymentsSection } from './sections/payments-section.tsx';
import { TradesSection } from './sections/trades-section.tsx';
import { YouSection } from './sections/you-section.tsx';
import styles from './settings.module.css';

interface SettingsScreenProps {
  readonly me: Me;
  /** The part of the address after `/settings/`. */
  readonly name: string | undefined;
}

const PricesSection = lazy(() => import('./prices/prices-section.tsx'));

const bodies: Readonly<Record<Section, ComponentType<{ readonly me: Me }>>> = {
  you: YouSection,
  shop: ShopSection,
  people: PeopleSection,
  days: DaysSection,
  trades: TradesSection,
  prices: PricesSection,
  payments: PaymentsSection,
  messages: MessagesSection,
  data: DataSection,
  development: DevelopmentSection,
};

/** The settings: a list of sections, and beside it the chosen one. On a phone the list leads to a page. */
export default function SettingsScreen({ me, name }: SettingsScreenProps) {
  const isNarrow = useNarrow();
  const chosen = sectionOf(name);
  if (isNarrow && chosen === null) return <SectionNav me={me} chosen={null} />;
  return (
    <div className={styles['screen']}>
      {isNarrow ? null : <SectionNav me={me} chosen={chosen ?? 'you'} />}
      <SectionPage me={me} section={chosen ?? 'you'} isNarrow={isNarrow} />
    </div>
  );
}

function SectionNav({ me, chosen }: { readonly me: Me; readonly chosen: Section | null }) {
  const { t } = useTexts();
  const visible = sections.filter((section) => section !== 'development' || me.isLocal);
  return (
    <nav className={styles['nav']} aria-label={t('shell.settings')}>
      {visible.map((section) => (
        <Link
          key={section}
          href={`/settings/${section}`}
          aria-current={section === chosen ? 'page' : undefined}
        >
          {t(sectionTexts[section])}
        </Link>
      ))}
    </nav>
  );
}

interface SectionPageProps {
  readonly me: Me;
  readonly section: Section;
  readonly isNarrow: boolean;
}

function SectionPage({ me, section, isNarrow }: SectionPageProps) {
  const { t } = useTexts();
  const Body = bodies[section];
  const title = t(sectionTexts[section]);
  return (
    <div key={section} className={styles['page']}>
      {isNarrow ? (
        <Link href="/settings" className={styles['back'] ?? ''}>
          ‹ {t('settings.all')}
        </Link>
      ) : null}
      <h1>{title}</h1>
      <Suspense fallback={null}>
        <Body me={me} />
      </Suspense>
    </div>
  );
}
