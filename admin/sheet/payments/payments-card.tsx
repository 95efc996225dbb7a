import { useCallback } from 'react';
import type { JobRow, MilestoneCell } from '#contract/jobs/job-answers';
import { may } from '#domain/rights/rights';
import { isComposingKey } from '../../browser/composing-key.ts';
import { payments } from '../../fields/derived/payments.ts';
import { milestoneTone } from '../../fields/due.ts';
import type { FieldView } from '../../fields/field.ts';
import { amountText, milestoneName, milestoneState } from '../../fields/glance/payments.ts';
import type { GridCard } from '../../grid/index.ts';
import { Button } from '../../ui/controls/button.tsx';
import type { PanelTarget } from '../../ui/panel-target.ts';
import styles from './payments-card.module.css';

interface PaymentsCardProps {
  readonly card: GridCard;
  readonly job: JobRow;
  readonly view: FieldView;
  /** Opens the job where an act of a milestone stands; null in the past, which has none. */
  readonly onAct: ((target: PanelTarget) => void) | null;
  readonly onInside: (isInside: boolean) => void;
  /** The card closes; by key, the keyboard goes back to the sheet. */
  readonly onClose: (isByKey: boolean) => void;
}

/** Px of the card, and between it, its cell and the edge of the screen. */
const width = 280;
const gap = 2;
const margin = 8;

/** Places the card below its cell, or above where there is no room below. */
const place = (element: HTMLElement, box: DOMRect): void => {
  const { offsetHeight: height } = element;
  const below = box.bottom + gap;
  const top = below + height + margin > innerHeight ? Math.max(margin, box.top - gap - height) : below;
  element.style.left = `${Math.max(margin, Math.min(box.left, innerWidth - width - margin))}px`;
  element.style.top = `${top}px`;
};

/** The milestones of a job: a line each, with what can be done about it. */
export default function PaymentsCard({ card, job, view, onAct, onInside, onClose }: PaymentsCardProps) {
  const { localize } = view.texts;
  const { box, isByKey } = card;
  const open = useCallback(
    (element: HTMLDivElement | null) => {
      if (!element) return;
      element.showPopover();
      place(element, box);
      if (isByKey) (element.querySelector('button') ?? element).focus();
    },
    [box, isByKey],
  );
  return (
    <div
      ref={open}
      popover="manual"
      role="dialog"
      tabIndex={-1}
      aria-label={`${localize(payments.label)}: ${job.title}`}
      className={styles['card']}
      onPointerEnter={() => onInside(true)}
      onPointerLeave={() => onInside(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposingKey(event)) return;
        event.stopPropagation();
        onClose(true);
      }}
      onBlur={(event) => {
        if (isByKey && !event.currentTarget.contains(event.relatedTarget)) onClose(false);
      }}
    >
      <ul>
        {job.milestones.map((milestone) => (
          <Line key={milestone.id} {...{ milestone, job, view, onAct }} />
        ))}
      </ul>
    </div>
  );
}

interface LineProps extends Pick<PaymentsCardProps, 'job' | 'view' | 'onAct'> {
  readonly milestone: MilestoneCell;
}

function Line({ milestone, job, view, onAct }: LineProps) {
  const { texts, me, flow } = view;
  const { t } = texts;
  const { id, amountMinor, paidMinor, state } = milestone;
  const name = milestoneName(milestone, flow, texts);
  const amount = amountText(amountMinor, job, texts);
  const isOpen = state === 'due' || state === 'part';
  return (
    <li data-tone={milestoneTone(milestone, me.today)}>
      <span>{name}</span>
      <b>
        {state === 'part'
          ? t('payments.amount', { paid: amountText(paidMinor, job, texts), amount })
          : amount}
      </b>
      <small>{milestoneState(milestone, view)}</small>
      {isOpen && onAct ? (
        <span className={styles['acts']}>
          {may(me.role, 'take-payment') ? (
            <Button
              aria-label={`${t('money.take')}: ${name}`}
              onClick={() => onAct({ item: null, milestone: id, begin: 'payment' })}
            >
              {t('money.take')}
            </Button>
          ) : null}
          {may(me.role, 'create-link') ? (
            <Button
              look="quiet"
              aria-label={`${t('money.link')}: ${name}`}
              onClick={() => onAct({ item: null, milestone: id })}
            >
              {t('money.link')}
            </Button>
          ) : null}
        </span>
      ) : null}
    </li>
  );
}
