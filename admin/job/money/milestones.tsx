import { useState } from 'react';
import type { MilestoneRow } from '#contract/jobs/job-answers';
import { formatMoney } from '#domain/money/money';
import { milestoneTone, milestoneLabel } from '../../fields/due.ts';
import { formatDate } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { useCurrency } from '../panel/use-currency.ts';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useEdit } from '../panel/use-edit.ts';
import { waitedForNames } from './waits-for.ts';
import lists from '../../ui/lists.module.css';
import styles from '../panel/panel.module.css';

/** The milestones with their state, the reason why they are due or waiting, and their payment link. */
export function Milestones() {
  const { t } = useTexts();
  const { detail } = usePanel();
  return (
    <section aria-label={t('money.milestones')}>
      <h3>{t('money.milestones')}</h3>
      <ul className={lists['list']}>
        {detail.milestones.map((milestone) => (
          <MilestoneLine key={milestone.id} milestone={milestone} />
        ))}
      </ul>
    </section>
  );
}

function MilestoneLine({ milestone }: { readonly milestone: MilestoneRow }) {
  const { t, localize, locale } = useTexts();
  const { flow, me } = usePanel();
  const currency = useCurrency();
  const tone = milestoneTone(milestone, me.today);
  const amount =
    milestone.amountMinor === null ? t('undecided') : formatMoney(milestone.amountMinor, currency, locale);
  const isPart = milestone.state === 'part';
  return (
    <li className={lists['milestone']} data-tone={tone} data-milestone={milestone.id}>
      <span className={styles['name']} title={t('panel.source')}>
        {milestone.title ?? localize(milestone.label)}
      </span>
      <b>
        {isPart
          ? t('money.of', { paid: formatMoney(milestone.paidMinor, currency, locale), amount })
          : amount}
      </b>
      <small>
        {t(`milestone.${milestoneLabel(milestone, me.today)}`)}
        {milestone.dueOn ? ` · ${t('money.dueOn', { date: formatDate(milestone.dueOn, locale, me) })}` : ''}
        {milestone.isProvisional ? <abbr title={t('due.provisional')}> ~</abbr> : null}
        {milestone.waitsFor.length > 0 && milestone.state === 'waiting'
          ? ` · ${t('money.waitsFor', { what: waitedForNames(flow, milestone.waitsFor).map(localize).join(t('where.and')) })}`
          : ''}
        {milestone.readinessMissing ? ` · ${localize(milestone.readinessMissing)}` : ''}
      </small>
      {milestone.state === 'due' || milestone.state === 'part' ? <PayLink milestone={milestone} /> : null}
    </li>
  );
}

/** The payment link of a due milestone: asked for, opened, copied. */
export function PayLink({ milestone }: { readonly milestone: MilestoneRow }) {
  const { t, localize } = useTexts();
  const { detail, actions } = usePanel();
  const links = detail.links.filter(({ milestoneId }) => milestoneId === milestone.id);
  const link = links.find(({ state }) => state === 'open');
  // A link was requested, and the provider has not answered yet.
  const isUnfinished = links.some(({ state }) => state === 'creating');
  const edit = useEdit();
  const [isCopied, setCopied] = useState(false);
  const name = milestone.title ?? localize(milestone.label);
  if (!link) {
    return (
      <span className={lists['actions']}>
        <Button
          aria-label={`${t('money.link')}: ${name}`}
          isBusy={edit.isSaving}
          onClick={() => void edit.run(() => actions.createLink(detail.job.id, milestone.id))}
        >
          {t('money.link')}
        </Button>
        {isUnfinished && !edit.isSaving ? <small>{t('money.linkUnfinished')}</small> : null}
        {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
      </span>
    );
  }
  return (
    <span className={lists['actions']}>
      <a
        className={lists['open']}
        href={link.url}
        target="_blank"
        rel="noreferrer"
        aria-label={`${t('money.openLink')}: ${name}`}
      >
        {t('money.openLink')}
      </a>
      <Button
        look="quiet"
        onClick={() => {
          void navigator.clipboard.writeText(link.url).then(() => setCopied(true));
        }}
      >
        {isCopied ? t('money.copied') : t('money.copyLink')}
      </Button>
    </span>
  );
}
