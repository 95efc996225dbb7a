import type { ChecklistItem, FieldItem } from '#domain/flow/flow';
import { itemsOf } from '#domain/flow/items-of';
import {
  noteKey,
  standardKey,
  type FigureStandard,
  type Mark,
  type Standard,
} from '#domain/flow/parts/checklist-item';
import { text } from '#domain/texts/text';
import type { EntryRef } from '#domain/rules/fact-key';
import { itemPlace } from '../../fields/trade-columns.ts';
import { addTexts } from '../../texts/catalogue.ts';
import { checklistTexts } from '../../texts/job/checklist.ts';
import { useTexts, type Texts } from '../../texts/locale.tsx';
import { FieldRow } from './field-row.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { MarkButtons } from './mark-buttons.tsx';
import styles from './checklist.module.css';

// A single standard stands among what is needed, too.
addTexts(checklistTexts);

interface StandardRowProps {
  readonly checklist: ChecklistItem;
  readonly standard: Standard;
  readonly mark: Mark | null;
  readonly entry?: EntryRef;
}

/** One standard: three buttons or a figure, and once it is missed the note that says why. */
export function StandardRow({ checklist, standard, mark, entry }: StandardRowProps) {
  const texts = useTexts();
  const { t, localize } = texts;
  const { flow, detail } = usePanel();
  const within = entry === undefined ? {} : { entry };
  const fields = itemsOf(flow);
  const fieldAt = (key: string): FieldItem | null => {
    const field = fields.find((item) => item.key === key);
    return field?.item === 'field' ? field : null;
  };
  const own = fieldAt(standardKey(checklist, standard));
  const note = fieldAt(noteKey(checklist, standard));
  if (own === null) return null;
  const { factKey } = itemPlace(own, flow, entry);
  const needsNote = note !== null && !detail.absentItems.includes(itemPlace(note, flow, entry).factKey);
  return (
    <div className={styles['standard']} data-standard={factKey} data-mark={mark ?? undefined}>
      {standard.kind === 'figure' ? (
        <FieldRow item={{ ...own, label: figureLabel(standard, texts) }} {...within} />
      ) : (
        <MarkButtons field={own} label={localize(standard.label)} mark={mark} {...within} />
      )}
      {standard.help === undefined ? null : <small>{localize(standard.help)}</small>}
      {standard.kind === 'figure' && mark === 'missed' ? (
        <small data-missed="">{t('checklist.missed')}</small>
      ) : null}
      {needsNote ? (
        <FieldRow item={{ ...note, label: checklistTexts['checklist.note'] }} {...within} />
      ) : null}
    </div>
  );
}

/** A figure is called with what it is measured against. */
const figureLabel = ({ label, atLeast, atMost }: FigureStandard, { t, localize }: Texts) => {
  const bounds =
    atLeast !== undefined && atMost !== undefined
      ? t('checklist.between', { least: atLeast, most: atMost })
      : atLeast !== undefined
        ? t('checklist.atLeast', { least: atLeast })
        : atMost === undefined
          ? null
          : t('checklist.atMost', { most: atMost });
  const name = bounds === null ? localize(label) : `${localize(label)} (${bounds})`;
  return text(name, name, name);
};
