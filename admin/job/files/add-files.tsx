import { useRef } from 'react';
import type { FileItem } from '#domain/flow/flow';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import styles from './files.module.css';

interface AddFilesProps {
  readonly item: FileItem;
  readonly onPick: (files: readonly File[]) => void;
}

const types = { image: 'image/*', pdf: 'application/pdf' } as const;

/** Buttons that pick files: from the device, and on a telephone by its camera. */
export function AddFiles({ item, onPick }: AddFilesProps) {
  const { t, localize } = useTexts();
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const takesPictures = item.accepts.includes('image');
  const isPicturesOnly = takesPictures && item.accepts.length === 1;
  const label = t(isPicturesOnly ? 'files.addPhoto' : 'files.addFile');
  const pick = (input: HTMLInputElement) => {
    onPick([...(input.files ?? [])]);
    // The same file may be picked again after it was given up.
    input.value = '';
  };
  return (
    <div className={styles['add']}>
      <Button aria-label={`${label}: ${localize(item.label)}`} onClick={() => picker.current?.click()}>
        {label}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        data-picker="files"
        accept={item.accepts.map((kind) => types[kind]).join(',')}
        onChange={(event) => pick(event.currentTarget)}
      />
      {takesPictures ? (
        <>
          <Button
            className={styles['camera']}
            aria-label={`${t('files.camera')}: ${localize(item.label)}`}
            onClick={() => camera.current?.click()}
          >
            {t('files.camera')}
          </Button>
          <input
            ref={camera}
            type="file"
            hidden
            data-picker="camera"
            accept="image/*"
            capture="environment"
            onChange={(event) => pick(event.currentTarget)}
          />
        </>
      ) : null}
      <small className={styles['hint']}>{t('files.hint')}</small>
    </div>
  );
}
