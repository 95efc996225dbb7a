import { useState, type DragEvent } from 'react';
import type { FileItem } from '#domain/flow/flow';
import type { EntryRef } from '#domain/rules/fact-key';
import { may } from '#domain/rights/rights';
import { itemPlace } from '../../fields/trade-columns.ts';
import { useUploads } from '../../sync/uploads/use-uploads.ts';
import { addTexts } from '../../texts/catalogue.ts';
import { fileTexts } from '../../texts/job/files.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { deferPart } from '../../ui/deferred-part.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { LoadingDialog } from '../../ui/overlays/loading-dialog.tsx';
import { ItemLabel } from '../panel/item-label.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { AddFiles } from './add-files.tsx';
import { fileAddress, filesOf, isPicture, type JobFile } from './job-files.ts';
import { UploadRow } from './upload-row.tsx';
import { useRemoval, type Removal } from './use-removal.ts';
import styles from './files.module.css';

// The panel comes later, and so do the texts that only it shows.
addTexts(fileTexts);

const viewer = deferPart(() => import('./viewer.tsx'));

/** An item of files: its small pictures, what is on its way, and the ways to add. */
export function FileRow({ item, entry }: { readonly item: FileItem; readonly entry?: EntryRef }) {
  const { localize } = useTexts();
  const { detail, flow, me } = usePanel();
  const { factKey } = itemPlace(item, flow, entry);
  const files = filesOf(detail, factKey);
  const { add, retryNow, giveUp, uploads } = useUploads(detail.job.id, factKey);
  const removal = useRemoval();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const mayEdit = may(me.role, 'edit-job');
  const pick = (picked: readonly File[]) => {
    if (mayEdit && picked.length > 0)
      add({ jobId: detail.job.id, itemKey: factKey, accepts: item.accepts, files: picked });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    pick([...event.dataTransfer.files]);
  };
  return (
    <section
      className={styles['files']}
      data-item={factKey}
      data-over={isOver}
      aria-label={localize(item.label)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(mayEdit);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      onPaste={(event) => pick([...event.clipboardData.files])}
    >
      <ItemLabel item={item} factKey={factKey} isEmpty={files.length === 0} />
      <ul className={styles['thumbs']}>
        {files.map((file) => (
          <li key={file.factKey}>
            <Tile file={file} onShow={() => setOpenKey(file.factKey)} removal={mayEdit ? removal : null} />
          </li>
        ))}
      </ul>
      {uploads.length === 0 ? null : (
        <ul className={styles['uploads']}>
          {uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              onRetry={retryNow}
              onGiveUp={() => giveUp(upload.id)}
            />
          ))}
        </ul>
      )}
      {mayEdit ? <AddFiles item={item} onPick={pick} /> : null}
      <RemovalLine removal={removal} />
      {openKey === null ? null : (
        <Viewed
          files={files.filter(isPicture)}
          openKey={openKey}
          onShow={setOpenKey}
          removal={mayEdit ? removal : null}
        />
      )}
    </section>
  );
}

interface TileProps {
  readonly file: JobFile;
  readonly onShow: () => void;
  readonly removal: Removal | null;
}

/** A photo opens the viewer; a PDF opens in a tab of its own. */
function Tile({ file, onShow, removal }: TileProps) {
  const { t } = useTexts();
  const { name } = file;
  if (isPicture(file))
    return (
      <button type="button" aria-label={t('files.show', { name })} title={name} onClick={onShow}>
        <img src={fileAddress(file, 'thumb')} alt={name} loading="lazy" decoding="async" />
      </button>
    );
  return (
    <>
      <a
        className={styles['paper']}
        href={fileAddress(file)}
        target="_blank"
        rel="noreferrer"
        aria-label={t('files.open', { name })}
        title={name}
      >
        <b>PDF</b>
        <span>{name}</span>
      </a>
      {removal === null ? null : (
        <Button
          look="quiet"
          aria-label={t('files.removeNamed', { name })}
          isBusy={removal.isBusy}
          onClick={() => void removal.remove(file)}
        >
          {t('files.remove')}
        </Button>
      )}
    </>
  );
}

function RemovalLine({ removal: { removed, problem, isBusy, undo } }: { readonly removal: Removal }) {
  const { t } = useTexts();
  return (
    <>
      {removed === null ? null : (
        <p role="status" className={styles['removed']}>
          {t('files.removed', { name: removed.name })}
          <Button isBusy={isBusy} onClick={() => void undo()}>
            {t('files.undo')}
          </Button>
        </p>
      )}
      {problem === null ? null : <PanelProblem problem={problem} />}
    </>
  );
}

interface ViewedProps {
  readonly files: readonly JobFile[];
  readonly openKey: string;
  readonly onShow: (key: string | null) => void;
  readonly removal: Removal | null;
}

function Viewed({ files, openKey, onShow, removal }: ViewedProps) {
  const code = viewer.usePart();
  const place = files.findIndex(({ factKey }) => factKey === openKey);
  const file = files[place];
  const close = () => onShow(null);
  if (file === undefined) return null;
  if (code.state === 'failed') return <LoadFailed error={code.error} onRetry={viewer.retry} />;
  if (code.state === 'loading') return <LoadingDialog title={file.name} onClose={close} />;
  return (
    <code.part.Viewer
      files={files}
      place={place}
      onPlace={(next) => onShow(files[next]?.factKey ?? openKey)}
      onClose={close}
      removal={removal}
    />
  );
}
