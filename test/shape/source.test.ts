import { describe, expect, test } from 'vitest';
import { readText, sourceFiles, trackedFiles } from '#scripts/shape/tracked';

const lineMax = 250;
const dataLineMax = 400;
const isData = (file: string) => /(^test\/|\/trades\/|^admin\/texts\/|texts?\.ts$)/.test(file);

/** The files and lines with a match. */
const offenders = (pattern: RegExp, files: readonly string[]): readonly string[] =>
  files.flatMap((file) =>
    readText(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );

const isText = (file: string) =>
  /\.(tsx?|mjs|json|toml|md|html|css|sql|svg|tsv)$|(^|\/)[^.]+$|^\.[^/]+$/.test(file);
const texts = trackedFiles.filter(isText);
const here = (file: string) => file.startsWith('test/shape/');

describe('the source', () => {
  test(`keeps files to ${lineMax} lines, data and tests to ${dataLineMax}`, () => {
    const long = sourceFiles
      .map((file) => ({ file, lines: readText(file).trimEnd().split('\n').length }))
      .filter(({ file, lines }) => lines > (isData(file) ? dataLineMax : lineMax))
      .map(({ file, lines }) => `${file}: ${lines}`);
    expect(long).toEqual([]);
  });

  test('never puts a string into the page as markup', () => {
    expect(
      offenders(
        /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML/,
        sourceFiles.filter((file) => file.startsWith('admin/')),
      ),
    ).toEqual([]);
  });

  test('takes no clock and no chance inside the domain', () => {
    expect(
      offenders(
        /\bDate\.now\b|\bMath\.random\b|new Date\(\)/,
        sourceFiles.filter((file) => file.startsWith('worker/domain/')),
      ),
    ).toEqual([]);
  });

  test('sends statements to the database from the store and from the local entry only', () => {
    const handlers = sourceFiles.filter(
      (file) => file.startsWith('worker/') && !/^worker\/(store|local)\//.test(file),
    );
    expect(offenders(/\.prepare\(|\.batch\(/, handlers)).toEqual([]);
  });

  test('holds no name of a room for everything', () => {
    expect(trackedFiles.filter((file) => /(^|\/)(utils?|helpers?|common|shared)(\.|\/)/.test(file))).toEqual(
      [],
    );
  });
});

describe('what is in the repository', () => {
  test('names no package registry', () => {
    const hosts = /"resolved":|registry\.(npmjs|yarnpkg|npmmirror)|npm\.pkg\.github|^registry\s*=/;
    expect(
      offenders(
        hosts,
        texts.filter((file) => !here(file)),
      ),
    ).toEqual([]);
  });

  test('names no path of the machine it was written on', () => {
    expect(
      offenders(
        /(^|[\s"'`(=])(\/work\/|\/home\/|\/Users\/|\/root\/)/,
        texts.filter((file) => !here(file)),
      ),
    ).toEqual([]);
  });

  test('holds no secret', () => {
    const secret =
      /sk_live_|rk_live_|AKIA[0-9A-Z]{16}|BEGIN [A-Z ]*PRIVATE KEY|whsec_[A-Za-z0-9+/]{16,}|(SECRET|TOKEN|PASSWORD)\s*[:=]\s*["'][A-Za-z0-9+/_-]{16,}["']/;
    expect(
      offenders(
        secret,
        texts.filter((file) => !file.startsWith('test/')),
      ),
    ).toEqual([]);
  });

  test('keeps what a run makes out of it', () => {
    expect(
      trackedFiles.filter((file) =>
        /(^|\/)(node_modules|dist|reports|\.wrangler|\.tsbuild)\/|\.tsbuildinfo$/.test(file),
      ),
    ).toEqual([]);
  });
});
