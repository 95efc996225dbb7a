import { useTexts } from '../../texts/locale.tsx';
import { fileBytesMax, type FileRefusal } from '../file/read-file.ts';
import { rowsMax } from '../file/sheet.ts';

export const mega = 1024 * 1024;

/** The text of a file's or sheet's issue, with what to do. */
export const useIssueLabel = () => {
  const { t, locale } = useTexts();
  return (
    { because, line = 0 }: Pick<FileRefusal, 'because' | 'line'>,
    { name, size }: Pick<File, 'name' | 'size'>,
  ): string =>
    t(`transfer.fault.${because}`, {
      name,
      line,
      is: (size / mega).toLocaleString(locale, { maximumFractionDigits: 1 }),
      size: fileBytesMax / mega,
      rows: rowsMax.toLocaleString(locale),
    });
};
