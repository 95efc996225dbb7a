import { declarationsOf, walk, type SymbolGraph } from './symbols.ts';

/** A part of a path: from declarations of these names to those of `to`, or to everything that they use. */
interface Leg {
  readonly from: readonly string[];
  readonly to?: readonly string[];
}

/** A path through the code, such as that of a cell edit. */
export interface Path {
  readonly title: string;
  /** Files that are always on the path, by the end of their path. */
  readonly through: readonly string[];
  readonly legs: readonly Leg[];
  /** Only files that match are counted. */
  readonly within: RegExp;
  /** Files that only assemble the others, and are not counted. */
  readonly aside: RegExp;
}

// Counts the files whose code the graph walk reaches by name, without types. Texts, tables and the pure rules
// (one step: the plan) are not counted. Names that a tree does not have are ignored, so the lists include
// former names.
const inAdmin = /^admin\/(?!texts\/|grid\/texts)/;
const inServer = /^worker\/(?!domain\/|contract\/)/;
/**
 * Openings of jobs, forms, undo and what an earlier page left, beside the edits of cells. An edit goes through the file of
 * its own field and no other: the title stands for any.
 */
const notCells =
  /\/fields\/(customer|derived|due|item-form|own\/(?!title))|\/(open-jobs|job-calls|job-stepper|undo-step|step|lots|chunk-by-size|transfer|queries|use-adopted-edits|use-recovered-edits|adopt-edits)\.tsx?$/;

const sending = [
  'createOutbox',
  'createJobQueue',
  'createEditQueue',
  'createTurns',
  'createPatchMany',
  'createQueue',
];

export const paths: readonly Path[] = [
  {
    title: 'cell edit, from the editor to the wire',
    through: [],
    within: inAdmin,
    aside: notCells,
    legs: [
      { from: ['createEditSender'] },
      { from: ['useSheetEdits'], to: ['api'] },
      { from: ['useSheetEdits'], to: ['useSendEdits', 'useEditSubmitter'] },
      { from: ['useSendEdits', 'useEditSubmitter'], to: ['api'] },
      { from: ['sendEdits', 'sendCells', 'patchMany', ...sending] },
      { from: ['useJobActions', 'createSync', 'createRequests', 'openSync'], to: ['api'] },
    ],
  },
  {
    title: 'cell edit, the answer back to the cell',
    through: [],
    within: inAdmin,
    aside: notCells,
    legs: [
      {
        from: ['useJobActions', 'createSync', 'createRequests'],
        to: ['answerOf', 'putDetail', 'putJob'],
      },
      { from: sending },
      { from: ['useSendEdits', 'useEditSubmitter'], to: ['gridOutcome'] },
      { from: ['gridOutcome'] },
      { from: ['createEditSender'] },
    ],
  },
  {
    title: 'cell edit, in the server',
    through: ['worker/index.ts', 'http/app.ts'],
    within: inServer,
    aside: /\/list-day\.ts$/,
    legs: [{ from: ['signedIn'] }, { from: ['applyEdits'] }, { from: ['commitChanges'] }],
  },
  {
    title: 'webhook',
    through: ['worker/index.ts', 'http/app.ts', 'payments/standard.ts', 'payments/standard-signature.ts'],
    within: inServer,
    aside: /\/(show-job|idempotency)\.ts$/,
    legs: [
      { from: ['webhookRoutes', 'webhooks'] },
      { from: ['settleWebhook', 'processPaymentEvent'] },
      { from: ['commitChanges'] },
    ],
  },
];

const fileOf = (id: string): string => id.slice(0, id.lastIndexOf('#'));

/** The files on a path, sorted. */
export const filesOn = (path: Path, graph: SymbolGraph): readonly string[] => {
  const walked = path.legs.flatMap(({ from, to }) => [
    ...walk(graph, declarationsOf(graph, from), to ? declarationsOf(graph, to) : null),
  ]);
  const through = [...graph.keys()].filter((id) => path.through.some((end) => fileOf(id).endsWith(end)));
  return [...new Set([...walked, ...through].map(fileOf))]
    .filter((file) => path.within.test(file) && !path.aside.test(file))
    .toSorted();
};
