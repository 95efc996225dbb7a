import '../late-texts.ts';
import { useQuery } from '@tanstack/react-query';
import { useState, type MouseEvent, type ReactNode } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import { patchShop, settingsQuery } from '../../api/shop/settings.ts';
import { staffQuery } from '../../api/shop/staff.ts';
import { remember } from '../../browser/remember.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { InviteForm } from '../people/invite-form.tsx';
import { TextRow } from '../rows/text-row.tsx';
import { useSettingsWrite } from '../shop/use-settings-write.ts';
import { WithData } from '../sections/with-data.tsx';
import styles from '../settings.module.css';

const steps = ['name', 'people', 'job'] as const;
type Step = (typeof steps)[number];

const stepTexts = { name: 'guide.name', people: 'guide.people', job: 'guide.job' } as const;

const storageKey = 'jobsheet.guide-skipped';

const storedSkips = (): ReadonlySet<string> => new Set((localStorage.getItem(storageKey) ?? '').split(' '));

/** Which steps are done by what the shop holds already. */
const useDoneSteps = (me: Me): Readonly<Record<Step, boolean>> => {
  const settings = useQuery(settingsQuery).data;
  const people = useQuery(staffQuery).data;
  return {
    name: (settings?.shop.version ?? 0) > 0,
    people: me.staff.length > 1 || (people?.invites.length ?? 0) > 0,
    job: false,
  };
};

const stop = (event: MouseEvent): void => event.stopPropagation();

interface GuideProps {
  readonly me: Me;
  readonly onNew: () => void;
}

/** Guides the owner of an empty shop to the first job: the shop's name, its people, the job. Each step may wait. */
export default function Guide({ me, onNew }: GuideProps) {
  const { t } = useTexts();
  const done = useDoneSteps(me);
  const [skipped, setSkipped] = useState(storedSkips);
  const [returnedTo, setReturnedTo] = useState<Step | null>(null);
  const step = returnedTo ?? steps.find((item) => !done[item] && !skipped.has(item)) ?? 'job';
  const skip = () => {
    const next = new Set([...skipped, step]);
    remember(storageKey, [...next].join(' '));
    setSkipped(next);
    setReturnedTo(null);
  };
  const stateOf = (item: Step) => (done[item] ? 'done' : skipped.has(item) ? 'skipped' : 'open');
  const signs = { done: t('guide.done'), skipped: t('guide.skipped'), open: '' };
  const bodies: Readonly<Record<Step, ReactNode>> = {
    name: <NameStep me={me} />,
    people: <InviteForm />,
    job: (
      <Button look="primary" onClick={onNew}>
        + {t('jobs.new')}
      </Button>
    ),
  };
  const helps = { name: t('guide.nameHelp'), people: t('guide.peopleHelp'), job: t('guide.jobHelp') };
  return (
    <section
      className={styles['guide']}
      aria-label={t('guide.title')}
      // It stands in the sheet, which takes the keyboard at each press within it.
      onMouseDown={stop}
      onDoubleClick={stop}
      onContextMenu={stop}
    >
      <h2>{t('guide.title')}</h2>
      <ol className={styles['steps']}>
        {steps.map((item) => (
          <li key={item} data-state={stateOf(item)} aria-current={item === step ? 'step' : undefined}>
            <button type="button" className={styles['step']} onClick={() => setReturnedTo(item)}>
              {t(stepTexts[item])} <small>{signs[stateOf(item)]}</small>
            </button>
          </li>
        ))}
      </ol>
      <p>{helps[step]}</p>
      {bodies[step]}
      {step === 'job' ? null : (
        <p>
          <Button onClick={skip}>{t(done[step] ? 'guide.next' : 'guide.skip')}</Button>
        </p>
      )}
    </section>
  );
}

function NameStep({ me }: { readonly me: Me }) {
  const { t } = useTexts();
  const write = useSettingsWrite();
  return (
    <WithData query={settingsQuery}>
      {() => (
        <TextRow
          name="shop.name"
          label={t('settings.shopName')}
          value={me.shop.name}
          maxLength={200}
          onSave={(name) => write('shop', (baseVersion) => patchShop({ baseVersion, name }))}
        />
      )}
    </WithData>
  );
}
