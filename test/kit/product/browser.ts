import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Headless Chromium, in which a page takes half of the processor time. */
const shell = '/usr/bin/chromium-headless-shell';

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A test's page lives for seconds, so optimizing compilation costs more than it saves. */
const briefly = '--js-flags=--no-opt --no-maglev';

const launch = (known: readonly string[], more: readonly string[] = []): Promise<Browser> => {
  const executablePath = process.env['CHROMIUM_PATH'] || known.find((place) => existsSync(place));
  return chromium.launch({ args: [...args, ...more], ...(executablePath ? { executablePath } : {}) });
};

/** The named Chromium, or the system's full one, so that measurements match people's browsers. */
export const launchBrowser = (): Promise<Browser> => launch([...places, shell]);

let shared: Promise<Browser> | undefined;

/** The one browser of this process, closed with it. What is opened in it is closed by its opener. */
export const sharedBrowser = (): Promise<Browser> => {
  shared ??= launch([shell, ...places], [briefly]);
  return shared;
};
