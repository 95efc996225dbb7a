import { useState } from 'react';
import type { DocumentItem, DocumentState } from '#domain/flow/flow';
import { Link } from 'wouter';
import { addTexts } from '../../texts/catalogue.ts';
import { documentTexts } from '../../texts/job/documents.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { DocumentForm } from './document-form.tsx';
import { filedDocument, isWebAddress, stepsOf, type FiledDocument } from './document-state.ts';
import { ItemLabel } from '../panel/item-label.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import lists from '../../ui/lists.module.css';
import rows from '../panel/rows.module.css';

const markTexts = {
  filed: 'document.file',
  delivered: 'document.markDelivered',
  agreed: 'document.markAgreed',
  signed: 'document.markSigned',
  returned: 'document.markReturned',
} as const;

addTexts(documentTexts);

/** One document: its filed version, its reached states, and the next step to record. */
export function DocumentRow({ item }: { readonly item: DocumentItem }) {
  const { t, localize } = useTexts();
  const { detail } = usePanel();
  const [step, setStep] = useState<DocumentState | null>(null);
  const filed = filedDocument(detail, item);
  const steps = stepsOf(item, filed);
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
          {item.template === undefined ? null : (
            <Link href={`/jobs/${detail.job.id}/documents/${item.key}`}>
              {t('page.open')}
              <span className="quiet"> {localize(item.label)}</span>
            </Link>
          )}
          {steps.map((state, index) => (
            <Button
              key={state}
              look={index === 0 ? 'plain' : 'quiet'}
              aria-label={`${t(markTexts[state])}: ${localize(item.label)}`}
              onClick={() => setStep(state)}
            >
              {t(markTexts[state])}
            </Button>
          ))}
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
