import { readWorkbook } from './read-workbook.ts';

// A workbook of some thousand rows takes seconds to read: the page goes on meanwhile.
addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  postMessage(readWorkbook(new Uint8Array(data)));
});
