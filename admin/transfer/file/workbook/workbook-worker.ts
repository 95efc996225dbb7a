import { readWorkbook } from './read-workbook.ts';

// A workbook of several thousand rows takes seconds to read, so it is read off the main thread.
addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  postMessage(readWorkbook(new Uint8Array(data)));
});
