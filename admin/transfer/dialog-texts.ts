import { addTexts } from '../texts/catalogue.ts';
import { transferDoubtTexts } from '../texts/transfer/transfer-doubts.ts';
import { transferTexts } from '../texts/transfer/transfer.ts';

// Imported by the dialogs of import and export, so that their texts are not in the first load.
addTexts({ ...transferTexts, ...transferDoubtTexts });
