import type { DocumentDetail } from '#contract/jobs/document-answers';
import type { DocumentForm } from '#domain/documents/form';
import { layOut } from '#domain/documents/lay-out';
import type { FiledVersion, RenderedDocument } from '#domain/documents/rendered';
import type { Locale } from '#domain/texts/text';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isForm = (form: unknown): form is DocumentForm =>
  isObject(form) && 'blocks' in form && 'places' in form && 'title' in form;

const isVersion = (content: object): content is FiledVersion =>
  'data' in content && isObject(content.data) && 'places' in content.data && 'texts' in content;

/** The version of an answer in a language; null where nothing is filed, or was filed without content. */
export const renderContent = (
  { content }: Pick<DocumentDetail, 'content'>,
  locale: Locale,
): RenderedDocument | null =>
  content !== null && isForm(content.form) && isVersion(content)
    ? layOut(content.form, content, locale)
    : null;

/** The parts that staff write when they file a new version. */
export const writtenParts = ({ next }: Pick<DocumentDetail, 'next'>) =>
  next !== null && isForm(next.form)
    ? next.form.blocks.flatMap((block) => (block.block === 'parts' ? block.parts : []))
    : [];
