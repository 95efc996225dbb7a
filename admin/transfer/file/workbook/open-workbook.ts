import type { WorkbookReading } from './read-workbook.ts';

/** Reads a workbook in a web worker; the bytes are transferred to it. */
export const openWorkbook = (bytes: ArrayBuffer, signal: AbortSignal): Promise<WorkbookReading> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), { type: 'module' });
    const end = () => worker.terminate();
    signal.addEventListener('abort', () => {
      end();
      reject(new DOMException('cancelled', 'AbortError'));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<WorkbookReading>) => {
      end();
      resolve(data);
    });
    worker.addEventListener('error', () => {
      end();
      resolve({ ok: false, because: 'damaged' });
    });
    worker.postMessage(bytes, [bytes]);
  });
