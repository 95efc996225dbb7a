import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium without its window, in which a page takes half the processor's time. */
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

/** A test's page lives for seconds: what is compiled to be fast later costs more than it gives. */
const briefly = '--js-flags=--no-opt --no-maglev';

const launch = (known: readonly string[], more: readonly string[] = []): Promise<Browser> => {
  const executablePath = process.env['CHROMIUM_PATH'] || known.find((place) => existsSync(place));
  return chromium.launch({ args: [...args, ...more], ...(executablePath ? { executablePath } : {}) });
};

/** The Chromium that is named, or the system's whole one: what is measured is measured as people have it. */
export const launchBrowser = (): Promise<Browser> => launch([...places, shell]);

let shared: Promise<Browser> | undefined;

/** The one browser of this process; it ends with the process. What is opened in it is closed by whoever opened it. */
export const sharedBrowser = (): Promise<Browser> => {
  shared ??= launch([shell, ...places], [briefly]);
  return shared;
};
