import type { JobDetail } from '#contract/jobs/job-answers';
import { kindOfType } from '#domain/files/file-type';
import { isFileValue, type FileValue } from '#domain/rules/fact';
import { itemKeyOfFile } from '#domain/rules/fact-key';

/** A file of an item as the panel shows it. */
export interface JobFile extends FileValue {
  readonly factKey: string;
  readonly recordedBy: string;
  readonly recordedAt: number;
}

/** The files of an item that stand, in the order in which they were added. */
export const filesOf = ({ facts }: Pick<JobDetail, 'facts'>, itemKey: string): readonly JobFile[] =>
  facts.flatMap(({ key, value, recordedBy, recordedAt }) =>
    isFileValue(value) && itemKeyOfFile(key) === itemKey
      ? [{ ...value, factKey: key, recordedBy, recordedAt }]
      : [],
  );

export const isPicture = ({ type }: Pick<FileValue, 'type'>): boolean => kindOfType(type) === 'image';

/** The address of a file, or of its small picture. */
export const fileAddress = ({ file }: Pick<FileValue, 'file'>, size?: 'thumb'): string =>
  `/api/files/${encodeURIComponent(file)}${size === undefined ? '' : `?size=${size}`}`;
