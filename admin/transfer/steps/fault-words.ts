import { useTexts } from '../../texts/locale.tsx';
import { fileBytesMax, type FileRefusal } from '../file/read-file.ts';
import { rowsMax } from '../file/sheet.ts';

export const mega = 1024 * 1024;

/** What is wrong with a file or a sheet of it, and what to do about it. */
export const useFaultWords = () => {
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
