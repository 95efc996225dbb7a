import { useState, type DragEvent } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { mega, useIssueLabel } from './issue-label.ts';
import { fileBytesMax } from '../file/read-file.ts';
import { rowsMax } from '../file/sheet.ts';
import type { ChoiceIssue } from '../import-phase.ts';
import styles from '../transfer.module.css';

interface ChooseFileProps {
  readonly issue: ChoiceIssue | null;
  readonly onChoose: (file: File) => void;
}

/** The choice of a file, by dialog or drag and drop. */
export function ChooseFile({ issue, onChoose }: ChooseFileProps) {
  const { t, locale } = useTexts();
  const issueLabel = useIssueLabel();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onChoose(file);
  };
  return (
    <div
      className={styles['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Field
        label={t('transfer.file')}
        hint={t('transfer.fileHint', { size: fileBytesMax / mega, rows: rowsMax.toLocaleString(locale) })}
        error={issue ? issueLabel(issue.refusal, issue.source) : undefined}
      >
        <input
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) onChoose(file);
            // Allows choosing the same file again after it was corrected.
            event.target.value = '';
          }}
        />
      </Field>
    </div>
  );
}
