import type { Browser, CDPSession } from 'playwright-core';

const codes = { ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Home: 36, v: 86 };

export type Key = keyof typeof codes;

export interface BarePage {
  readonly send: CDPSession['send'];
  /** Runs a self-contained function in the page. */
  readonly evaluate: <Options, Answer>(
    run: (input: Options) => Answer,
    input: Options,
  ) => Promise<Awaited<Answer>>;
  readonly press: (key: Key, held?: 'Control') => Promise<void>;
  readonly click: (x: number, y: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Window {
  readonly width: number;
  readonly height: number;
}

/** Sends messages to one page through the browser's session. */
const sender = (browser: CDPSession, sessionId: string): CDPSession['send'] => {
  const waiting = new Map<number, (message: string) => void>();
  let last = 0;
  browser.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const { id } = JSON.parse(event.message);
    waiting.get(id)?.(event.message);
    waiting.delete(id);
  });
  return (method, params) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, (message) => {
        const { result, error } = JSON.parse(message);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result);
      });
      const message = JSON.stringify({ id: last, method, params });
      browser.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
};

const handsOn = (send: CDPSession['send']): Pick<BarePage, 'press' | 'click'> => ({
  press: async (key, held) => {
    const event = {
      key,
      code: key === 'v' ? 'KeyV' : key,
      windowsVirtualKeyCode: codes[key],
      modifiers: held === 'Control' ? 2 : 0,
    };
    await send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
    await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  },
  click: async (x, y) => {
    const event = { x, y, button: 'left', clickCount: 1 } as const;
    await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...event });
    await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...event });
  },
});

/**
 * A page in a context of its own, as in a person's browser, without any debugger domain. A test driver's
 * pages have one, in which every `new Error` looks up the source positions of all functions on the stack,
 * which parses whole scripts again: React creates four at its start, which took 50 of the 180 ms of a load.
 */
export const openBarePage = async (browser: Browser, { width, height }: Window): Promise<BarePage> => {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext', {});
  await session.send('Browser.grantPermissions', {
    browserContextId,
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
  });
  const target = { url: 'about:blank', browserContextId };
  const { targetId } = await session.send('Target.createTarget', target);
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const send = sender(session, sessionId);
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  await send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return {
    send,
    ...handsOn(send),
    evaluate: async (run, input) => {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression: `(${run.toString()})(${JSON.stringify(input)})`,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    close: async () => {
      await session.send('Target.disposeBrowserContext', { browserContextId });
      await session.detach();
    },
  };
};
