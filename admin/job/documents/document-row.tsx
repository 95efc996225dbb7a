import { useState } from 'react';
import type { DocumentItem, PassedState } from '#domain/flow/flow';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { DocumentForm } from './document-form.tsx';
import { filedDocument, isWebAddress, type FiledDocument } from './document-state.ts';
import { ItemLabel } from '../panel/item-label.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import lists from '../../ui/lists.module.css';
import rows from '../panel/rows.module.css';

const markTexts = {
  filed: 'document.file',
  delivered: 'document.markDelivered',
  agreed: 'document.markAgreed',
  signed: 'document.markSigned',
} as const;

/** One document: its filed version, its reached states, and the next step to record. */
export function DocumentRow({ item }: { readonly item: DocumentItem }) {
  const { t, localize } = useTexts();
  const { detail } = usePanel();
  const [step, setStep] = useState<PassedState | null>(null);
  const filed = filedDocument(detail, item);
  const next = filed === null ? 'filed' : filed.next;
  return (
    <div className={rows['document']} data-item={item.key}>
      <ItemLabel item={item} isEmpty={filed === null} />
      {item.parts ? (
        <span className={rows['note']}>
          {t('document.parts', { parts: item.parts.map(localize).join(t('where.and')) })}
        </span>
      ) : null}
      {filed ? (
        <Filed filed={filed} item={item} />
      ) : (
        <span className={rows['note']}>{t('document.none')}</span>
      )}
      {step === null ? (
        <span className={lists['actions']}>
          {next ? (
            <Button
              aria-label={`${t(markTexts[next])}: ${localize(item.label)}`}
              onClick={() => setStep(next)}
            >
              {t(markTexts[next])}
            </Button>
          ) : null}
          {filed ? (
            <Button
              look="quiet"
              aria-label={`${t('document.file')}: ${localize(item.label)}`}
              onClick={() => setStep('filed')}
            >
              {t('document.file')}
            </Button>
          ) : null}
        </span>
      ) : (
        <DocumentForm item={item} state={step} onDone={() => setStep(null)} />
      )}
    </div>
  );
}

function Filed({ filed, item }: { readonly filed: FiledDocument; readonly item: DocumentItem }) {
  const { t } = useTexts();
  const name = [t('document.version', { version: filed.version }), filed.title].filter(Boolean).join(' · ');
  return (
    <span className={rows['filed']}>
      {filed.reference && isWebAddress(filed.reference) ? (
        <a href={filed.reference} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        <span>
          {name}
          {filed.reference ? ` · ${filed.reference}` : ''}
        </span>
      )}
      {item.states.map((state) => (
        <i key={state} className={filed.reached.includes(state) ? rows['reached'] : rows['unreached']}>
          {t(`document.${state}`)}
        </i>
      ))}
    </span>
  );
}
