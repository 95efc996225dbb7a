import { useMemo, useRef, useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { newKey, newOperationId } from '../api/client.ts';
import { ProblemError } from '../api/problem.ts';
import { transferProblem, type ImportRows } from '../api/transfer.ts';
import { useSync } from '../sync/open-sync.tsx';
import { useTexts } from '../texts/locale.tsx';
import { conventionsOf } from './columns/conventions.ts';
import type { RowReader } from './columns/read-row.ts';
import { targetsOf, type Target } from './columns/target.ts';
import type { Encoding } from './file/encodings.ts';
import { openWorkbook } from './file/workbook/open-workbook.ts';
import {
  fileBytesMax,
  readFile,
  type FileReading,
  type FileRefusal,
  type ReadFile,
} from './file/read-file.ts';
import {
  checkRows,
  nothingWritten,
  writeBatches,
  type Check,
  type Running,
  type Written,
} from './run/import-run.ts';
import { batchesOf, rowsIn, type Batch } from './run/batches.ts';
import { readRows } from './run/read-rows.ts';
import {
  firstSheet,
  likelyFlow,
  tableOf,
  withHeader,
  withSheet,
  type Chosen,
  type Phase,
} from './import-phase.ts';

interface ImportParts {
  readonly me: Me;
  readonly flows: readonly Flow[];
  readonly firstFlow: string;
  /** Something was written: lists must be fetched again. */
  readonly onWritten: () => void;
}

export interface ImportFlow {
  readonly phase: Phase;
  readonly chosen: Chosen | null;
  readonly targets: readonly Target[];
  readonly choose: (source: File) => Promise<void>;
  readonly chooseEncoding: (encoding: Encoding) => Promise<void>;
  readonly setChosen: (chosen: Chosen) => void;
  readonly chooseSheet: (sheet: number) => void;
  readonly chooseHeader: (headerAt: number) => void;
  readonly check: () => Promise<void>;
  readonly write: (check: Check) => Promise<void>;
  /** The operation id of the import, for undo. */
  readonly operationId: () => string;
  readonly goOn: (rest: readonly Batch[], before: Written) => Promise<void>;
  readonly cancel: () => void;
  readonly restart: () => void;
  readonly toMap: () => void;
}

/** The state of an import from the choice of its file to its end; the dialog renders its phase. */
export const useImport = ({ me, flows, firstFlow, onWritten }: ImportParts): ImportFlow => {
  const { t, locale } = useTexts();
  const { importRows } = useSync();
  const [phase, setPhase] = useState<Phase>({ at: 'choose', isReading: false, issue: null });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const aborting = useRef(new AbortController());
  const operation = useRef('');
  const targets = useMemo(() => targetsOf({ me, flows, locale }), [me, flows, locale]);

  const begin = (): AbortSignal => {
    aborting.current = new AbortController();
    return aborting.current.signal;
  };

  const read = async (source: File, encoding: Encoding | null): Promise<FileReading | null> => {
    const signal = begin();
    const reading = await readFile({
      name: source.name,
      bytes: await source.arrayBuffer(),
      encoding,
      openWorkbook: (bytes) => openWorkbook(bytes, signal),
    }).catch((): FileReading => ({ ok: false, because: 'damaged' }));
    return signal.aborted ? null : reading;
  };
  const opened = (source: File, file: ReadFile): Chosen => {
    const first: Chosen = {
      source,
      file,
      sheet: 0,
      headerAt: 0,
      mapping: [],
      flow: chosen?.flow ?? firstFlow,
      customerLocale: chosen?.customerLocale ?? locale,
      takesHidden: false,
      isFilledDown: false,
      said: { decimalSign: null, dayOrder: null },
      misread: null,
    };
    const guessed = withSheet(first, firstSheet(file), targets);
    if (first.flow !== '') return guessed;
    const keys = flows.map(({ key }) => key);
    return { ...guessed, flow: likelyFlow(guessed.mapping, { targets, keys }) };
  };
  const choose = async (source: File): Promise<void> => {
    const failed = (refusal: FileRefusal) =>
      setPhase({ at: 'choose', isReading: false, issue: { refusal, source } });
    if (source.size > fileBytesMax) return failed({ ok: false, because: 'too-large' });
    setPhase({ at: 'choose', isReading: true, issue: null });
    const reading = await read(source, null);
    if (reading === null) return;
    if (!reading.ok) return failed(reading);
    setChosen(opened(source, reading.file));
    setPhase({ at: 'map', problem: null });
  };
  const chooseEncoding = async (encoding: Encoding): Promise<void> => {
    if (chosen === null) return;
    const reading = await read(chosen.source, encoding);
    if (reading === null) return;
    setChosen(reading.ok ? opened(chosen.source, reading.file) : { ...chosen, misread: reading });
  };

  const write = async (rows: ImportRows, operationId: string) => {
    const outcome = await importRows(rows, operationId);
    if (!outcome.ok) throw new ProblemError(outcome.problem);
    return outcome.answer;
  };
  const runningOf = (signal: AbortSignal, onProgress: Running['onProgress']): Running => ({
    mapping: chosen?.mapping ?? [],
    signal,
    onProgress,
    problemOf: transferProblem(t('problem.network')),
    write,
  });
  const readerOf = (choice: Chosen): RowReader => ({
    me,
    flows,
    locale,
    targets: new Map(targets.map((target) => [target.id, target])),
    mapping: choice.mapping,
    flow: choice.flow,
    customerLocale: choice.customerLocale,
    texts: {
      notOfTrade: t('transfer.noTrade'),
      notNumber: t('transfer.noNumber'),
      needed: (label) => t('transfer.needed', { label }),
      unreckoned: (error) => t('transfer.unreckoned', { error }),
      surplus: (text) => t('transfer.surplus', { text }),
      shortened: (found) => t('transfer.shortened', { text: found }),
      unwritable: (sign) => t('transfer.unwritable', { sign }),
      needsTrade: t('transfer.needsTrade'),
    },
    conventions: conventionsOf(tableOf(choice), choice.mapping, { targets, said: choice.said }).columns,
  });

  const check = async (): Promise<void> => {
    if (chosen === null) return;
    const { rows } = tableOf(chosen);
    const signal = begin();
    const all = rows.length;
    setPhase({ at: 'checking', done: 0, all });
    const found = await readRows(rows, {
      ...readerOf(chosen),
      signal,
      twice: t('transfer.twice'),
      onProgress: () => {},
    });
    const onProgress = (count: number) =>
      setPhase({ at: 'checking', done: count + found.issues.length, all });
    const { end, check: report } = await checkRows(found, runningOf(signal, onProgress));
    if (end.how === 'done') setPhase({ at: 'report', check: report });
    else setPhase({ at: 'map', problem: end.how === 'stopped' ? end.problem : null });
  };

  const goOn = async (batches: readonly Batch[], before: Written): Promise<void> => {
    const signal = begin();
    const all = rowsIn(batches);
    setPhase({ at: 'writing', done: 0, all });
    const onProgress = (done: number) => setPhase({ at: 'writing', done, all });
    const { end, written } = await writeBatches(
      batches,
      { operation: operation.current, before },
      runningOf(signal, onProgress),
    );
    onWritten();
    setPhase({ at: 'ended', end, written });
  };

  return {
    phase,
    chosen,
    targets,
    choose,
    chooseEncoding,
    setChosen,
    chooseSheet: (sheet) => {
      if (chosen) setChosen(withSheet(chosen, sheet, targets));
    },
    chooseHeader: (headerAt) => {
      if (chosen) setChosen(withHeader(chosen, headerAt, targets));
    },
    check,
    write: (found) => {
      operation.current = newOperationId();
      return goOn(batchesOf(found.sendings, newKey), nothingWritten);
    },
    operationId: () => operation.current,
    goOn,
    cancel: () => aborting.current.abort(),
    restart: () => {
      aborting.current.abort();
      setChosen(null);
      setPhase({ at: 'choose', isReading: false, issue: null });
    },
    toMap: () => setPhase({ at: 'map', problem: null }),
  };
};
