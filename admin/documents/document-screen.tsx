import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { DocumentDetail } from '#contract/jobs/document-answers';
import type { Me } from '#contract/jobs/job-answers';
import { may } from '#domain/rights/rights';
import type { RenderedDocument } from '#domain/documents/rendered';
import type { Locale } from '#domain/texts/text';
import { documentQuery } from '../api/queries.ts';
import { addTexts } from '../texts/catalogue.ts';
import { documentTexts } from '../texts/job/documents.ts';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { EditProblem } from '../ui/edit-problem.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Comparison } from './comparison.tsx';
import { renderContent } from './document-content.ts';
import { DocumentPage } from './document-page.tsx';
import { ComparePicker, Pickers } from './document-pickers.tsx';
import { FileVersion } from './file-version.tsx';
import { SignDocument } from './sign-document.tsx';
import { useDocumentWrites, type DocumentWrites } from './use-document-writes.ts';
import styles from './document.module.css';

addTexts(documentTexts);

interface DocumentScreenProps {
  readonly me: Me;
  readonly jobId: string;
  readonly documentKey: string;
}

/** One document of a job: read, printed, compared, filed anew, signed and sent. */
export default function DocumentScreen({ me, jobId, documentKey }: DocumentScreenProps) {
  const { t } = useTexts();
  const [version, setVersion] = useState<number | null>(null);
  const document = useQuery(documentQuery(jobId, documentKey, version));
  const writes = useDocumentWrites(jobId, () => {
    setVersion(null);
    void document.refetch();
  });
  if (document.isPending) return <p role="status">{t('shell.loading')}</p>;
  if (document.data === undefined)
    return <LoadFailed error={document.error} onRetry={() => void document.refetch()} />;
  return <OpenDocument me={me} jobId={jobId} detail={document.data} writes={writes} onVersion={setVersion} />;
}

interface OpenDocumentProps {
  readonly me: Me;
  readonly jobId: string;
  readonly detail: DocumentDetail;
  readonly writes: DocumentWrites;
  readonly onVersion: (version: number) => void;
}

type Step = 'file' | 'sign';

/** What the reader may do with the version that is shown. */
const actsOf = (me: Me, detail: DocumentDetail) => {
  const newest = detail.versions.at(-1);
  const visible = detail.content?.version ?? newest?.version ?? null;
  const isNewest = newest !== undefined && visible === newest.version;
  const mayFile = may(me.role, 'edit-job') && detail.next !== null;
  return {
    visible,
    isNewest,
    mayFile,
    maySend: mayFile && isNewest,
    maySign: mayFile && isNewest && newest.signed === undefined,
  };
};

function OpenDocument({ me, jobId, detail, writes, onVersion }: OpenDocumentProps) {
  const { t, locale: ownLocale, localize } = useTexts();
  const [locale, setLocale] = useState<Locale>(ownLocale);
  const [step, setStep] = useState<Step | null>(null);
  const [comparedVersion, setComparedVersion] = useState<number | null>(null);
  const page = renderContent(detail, locale);
  const { visible, isNewest, mayFile, maySend, maySign } = actsOf(me, detail);
  const begin = (next: Step | null) => {
    writes.forget();
    setStep(next);
  };
  return (
    <div className={styles['screen']}>
      <header className={styles['bar']}>
        <h1>{localize(detail.label)}</h1>
        <Link href={`/jobs/${jobId}`}>{t('page.back')}</Link>
        <Pickers
          detail={detail}
          visible={visible}
          locale={locale}
          onLocale={setLocale}
          onVersion={onVersion}
        />
        <ComparePicker
          detail={detail}
          visible={visible}
          value={comparedVersion}
          onChange={setComparedVersion}
        />
        {page ? <Button onClick={() => print()}>{t('page.print')}</Button> : null}
        {mayFile ? <Button onClick={() => begin('file')}>{t('page.file')}</Button> : null}
        {maySign ? <Button onClick={() => begin('sign')}>{t('page.sign')}</Button> : null}
        {maySend ? <Letters detail={detail} writes={writes} /> : null}
      </header>
      <Standing detail={detail} isNewest={isNewest} />
      <StepForm
        step={step}
        me={me}
        jobId={jobId}
        detail={detail}
        writes={writes}
        onDone={() => begin(null)}
      />
      <Content
        page={page}
        jobId={jobId}
        detail={detail}
        version={comparedVersion === visible ? null : comparedVersion}
        locale={locale}
      />
    </div>
  );
}

interface StepFormProps {
  readonly step: Step | null;
  readonly me: Me;
  readonly jobId: string;
  readonly detail: DocumentDetail;
  readonly writes: DocumentWrites;
  readonly onDone: () => void;
}

/** The form of the step that the reader takes, or why the last act without a form was refused. */
function StepForm({ step, me, jobId, detail, writes, onDone }: StepFormProps) {
  if (step === 'file') return <FileVersion jobId={jobId} detail={detail} writes={writes} onDone={onDone} />;
  if (step === 'sign') return <SignDocument document={detail.key} me={me} writes={writes} onDone={onDone} />;
  return writes.problem === null ? null : <EditProblem problem={writes.problem} />;
}

interface ContentProps {
  readonly page: RenderedDocument | null;
  readonly jobId: string;
  readonly detail: DocumentDetail;
  /** The version beside which it is read; null: alone. */
  readonly version: number | null;
  readonly locale: Locale;
}

function Content({ page, jobId, detail, version, locale }: ContentProps) {
  const { t } = useTexts();
  if (page === null) return <p>{detail.versions.length === 0 ? t('page.nothing') : t('page.noContent')}</p>;
  if (version === null) return <DocumentPage page={page} />;
  return <Compared jobId={jobId} detail={detail} version={version} locale={locale} />;
}

function Letters({ detail, writes }: { readonly detail: DocumentDetail; readonly writes: DocumentWrites }) {
  const { t, localize } = useTexts();
  return detail.letterWays.map(({ key, label }) => (
    <Button key={key} isBusy={writes.isSaving} onClick={() => void writes.send(detail.key, key)}>
      {t('page.send', { way: localize(label) })}
    </Button>
  ));
}

/** What is to be known of the version: letters that went out, whether the job changed since, its seal. */
function Standing({ detail, isNewest }: { readonly detail: DocumentDetail; readonly isNewest: boolean }) {
  const { t } = useTexts();
  const letters = Object.entries(detail.versions.at(-1)?.delivered?.letters ?? {});
  return (
    <>
      {isNewest && detail.isFresh === false ? <p className={styles['note']}>{t('page.stale')}</p> : null}
      {isNewest
        ? letters.map(([way, { to }]) => (
            <p key={way} role="status" className={styles['quiet']}>
              {t('page.sent', { address: to })}
            </p>
          ))
        : null}
      {detail.seal === null ? null : (
        <p className={detail.seal.isIntact ? styles['quiet'] : styles['note']}>
          {detail.seal.isIntact ? t('page.sealed', { hash: detail.seal.hash }) : t('page.broken')}
        </p>
      )}
    </>
  );
}

interface ComparedProps {
  readonly jobId: string;
  readonly detail: DocumentDetail;
  readonly version: number;
  readonly locale: Locale;
}

function Compared({ jobId, detail, version, locale }: ComparedProps) {
  const { t } = useTexts();
  const earlier = useQuery(documentQuery(jobId, detail.key, version));
  const before = earlier.data === undefined ? null : renderContent(earlier.data, locale);
  const after = renderContent(detail, locale);
  if (earlier.isError) return <LoadFailed error={earlier.error} onRetry={() => void earlier.refetch()} />;
  if (before === null || after === null) return <p role="status">{t('shell.loading')}</p>;
  return <Comparison before={before} after={after} />;
}
