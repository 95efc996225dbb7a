import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsx, { type SheetData } from 'write-excel-file/universal';
import { readFile, type FileReading } from '../../../admin/transfer/file/read-file.ts';
import { readWorkbook } from '../../../admin/transfer/file/workbook/read-workbook.ts';
import { rowsMax, sheetOf } from '../../../admin/transfer/file/sheet.ts';

const read = (name: string, bytes: Uint8Array | string): Promise<FileReading> =>
  readFile({
    name,
    bytes: new Uint8Array(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes).buffer,
    encoding: null,
    openWorkbook: async (buffer) => readWorkbook(new Uint8Array(buffer)),
  });

const written = async (data: SheetData): Promise<Uint8Array> => {
  const blob = await writeXlsx(data, { dateFormat: 'yyyy-mm-dd' }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
};

interface Parts {
  /** The rows of each sheet as XML. */
  readonly sheets: readonly string[];
  /** The number formats of the styles, each an `<xf>`, and formats of the workbook's own. */
  readonly styles?: readonly string[];
  readonly formats?: string;
  readonly properties?: string;
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook from its parts, as another program may have written them. */
const workbook = ({ sheets, styles = [], formats = '', properties = '' }: Parts): Uint8Array => {
  const relations = sheets.map(
    // In another order than the sheets, and with both kinds of path.
    (_, at) =>
      `<Relationship Id="r${at}" Type="${office}/worksheet" Target="${at % 2 ? '/xl/' : ''}worksheets/part${9 - at}.xml"/>`,
  );
  const names = sheets.map((_, at) => `<sheet name="Sheet ${at}" sheetId="${at + 1}" r:id="r${at}"/>`);
  const texts = {
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><workbookPr ${properties}/><sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.toReversed().join('')}<Relationship Id="s" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts>${formats}</numFmts><cellStyleXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((rows, at) => [
        `xl/worksheets/part${9 - at}.xml`,
        `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  };
  return zipSync(Object.fromEntries(Object.entries(texts).map(([path, xml]) => [path, strToU8(xml)])));
};

const row = (place: number, ...cells: string[]): string =>
  `<row r="${place}">${cells.map((cell, at) => cell.replace('<c', `<c r="${String.fromCodePoint(65 + at)}${place}"`)).join('')}</row>`;

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

const header = row(1, text('a'));

const rowsOf = (reading: FileReading, sheet = 0) =>
  reading.ok ? reading.file.sheets[sheet]?.rows.map(({ cells }) => cells) : reading.because;

/** What the one cell under a header is read as. */
const cellOf = async (cell: string, parts: Partial<Parts> = {}): Promise<unknown> => {
  const reading = await read('list.xlsx', workbook({ ...parts, sheets: [header + row(2, cell)] }));
  return reading.ok ? (reading.file.sheets[0]?.rows[1]?.cells[0] ?? '') : reading.because;
};

describe('a workbook', () => {
  it('is read for its texts, numbers, dates and yes-or-noes', async () => {
    const bytes = await written([
      ['Name', 'Total', 'On', 'At', 'Done'],
      ['王小明\n(二期)', 0.1 + 0.2, new Date(Date.UTC(2026, 2, 5)), null, true],
    ]);
    expect(rowsOf(await read('list.xlsx', bytes))).toEqual([
      ['Name', 'Total', 'On', 'At', 'Done'],
      ['王小明\n(二期)', '0.3', '2026-03-05', '', 'true'],
    ]);
  });

  it('is read for what it is whatever its name, and the name is told', async () => {
    const misnamed = await read('list.csv', await written([['a'], ['1']]));
    expect(misnamed).toMatchObject({ ok: true, file: { isMisnamed: true, encoding: null } });
    expect(await read('list.xlsx', 'a,b\n1,2')).toMatchObject({ ok: true, file: { isMisnamed: true } });
  });

  it('keeps the number that the spreadsheet shows each row with, blank ones between them', async () => {
    const bytes = workbook({ sheets: [row(2, text('a')) + row(5, text('b')) + row(6, text(' '))] });
    const reading = await read('list.xlsx', bytes);
    expect(reading.ok && reading.file.sheets[0]?.rows.map(({ place }) => place)).toEqual([2, 5]);
  });

  it('with a sheet that is a chart is read for its others', async () => {
    const files = unzipSync(workbook({ sheets: [header + row(2, text('b')), header] }));
    const path = 'xl/_rels/workbook.xml.rels';
    const relations = Buffer.from(files[path] ?? []).toString('utf8');
    const chart = relations.replace(
      `Id="r1" Type="${office}/worksheet`,
      `Id="r1" Type="${office}/chartsheet`,
    );
    const reading = await read('list.xlsx', zipSync({ ...files, [path]: strToU8(chart) }));
    expect(reading.ok && reading.file.sheets.map(({ name }) => name)).toEqual(['Sheet 0']);
  });
});

describe('a clock time of a workbook', () => {
  const dayMinutes = 24 * 60;
  /** 2026-03-05 as a count of days from the one beginning and the other. */
  const days = { 1900: 46_086, 1904: 46_086 - 1462 };
  const textAt = (minute: number): string => {
    const two = (value: number) => String(value).padStart(2, '0');
    return minute === 0 ? '2026-03-05' : `2026-03-05 ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  };

  it.each([
    ['1900', days[1900], ''],
    ['1904', days[1904], 'date1904="1"'],
    ['1904, told by a word', days[1904], 'date1904="true"'],
  ])('is that of the sheet at every minute of a day, counted from %s', async (_, day, properties) => {
    const minutes = Array.from({ length: dayMinutes }, (__, minute) => minute);
    const rows = minutes.map((minute) => row(minute + 1, `<c s="1"><v>${day + minute / dayMinutes}</v></c>`));
    const styles = ['<xf numFmtId="0"/>', '<xf numFmtId="22"/>'];
    const reading = await read('list.xlsx', workbook({ sheets: [rows.join('')], styles, properties }));
    expect(rowsOf(reading)).toEqual(minutes.map((minute) => [textAt(minute)]));
  });

  it('with seconds is cut to its minute, as the sheet shows it', async () => {
    const value = days[1900] + (10 * 3600 + 30 * 60 + 59) / 86_400;
    const styles = ['<xf numFmtId="0"/>', '<xf numFmtId="22"/>'];
    expect(await cellOf(`<c s="1"><v>${value}</v></c>`, { styles })).toBe('2026-03-05 10:30');
  });
});

describe('a percent of a workbook', () => {
  const formatted = (code: string) => ({
    styles: ['<xf numFmtId="0"/>', '<xf numFmtId="170" xfId="0"/>'],
    formats: `<numFmt formatCode="${code}" numFmtId="170"/>`,
  });

  it.each([
    ['by the format 0%', { styles: ['<xf/>', '<xf numFmtId="9"/>'] }],
    ['by the format 0.00%', { styles: ['<xf/>', '<xf numFmtId="10" applyNumberFormat="1"/>'] }],
    ['by the style that its own is based on', { styles: ['<xf/>', '<xf xfId="1"/>'] }],
    ['by a format of the workbook', formatted('0.0%;[Red]-0.0%')],
    ['by a format with conditions', formatted('[&gt;=1]0%;&quot;below: &quot;0%')],
  ])('is read as it is shown: %s', async (_, parts) => {
    expect(await cellOf('<c s="1"><v>0.5</v></c>', parts)).toBe('50%');
    expect(await cellOf('<c s="1"><v>0.07</v></c>', parts)).toBe('7%');
    expect(await cellOf('<c s="1"><f>1-0.945</f><v>5.5E-2</v></c>', parts)).toBe('5.5%');
  });

  it.each([
    ['quoted', formatted('0.0&quot;%&quot;')],
    ['escaped', formatted('0.0\\%')],
    ['a space of its width', formatted('0.0_%')],
    ['not there', { styles: ['<xf/>', '<xf numFmtId="2"/>'] }],
  ])('is none where the sign is %s', async (_, parts) => {
    expect(await cellOf('<c s="1"><v>0.5</v></c>', parts)).toBe('0.5');
  });
});

describe('a formula of a workbook', () => {
  it('that was never reckoned refuses its sheet, for its value is not in it', async () => {
    const bytes = await written([['a'], [{ value: 'SUM(1,2)', type: 'Formula' }]]);
    expect(await read('list.xlsx', bytes)).toEqual({ ok: false, because: 'formulas-unsaved' });
    for (const cell of ['<c><f>1+1</f><v></v></c>', '<c><f>1+1</f><v/></c>', '<c><f t="shared" si="0"/></c>'])
      expect(await cellOf(cell)).toBe('formulas-unsaved');
  });

  it.each([
    ['a number', '<c><f>1+1</f><v>2</v></c>', '2'],
    ['a text whose spaces are kept', '<c t="str"><f>A1</f><v xml:space="preserve"> b </v></c>', ' b '],
    ['an empty text', '<c t="str"><f>""</f><v></v></c>', ''],
  ])('is read for its saved value: %s', async (_, cell, value) => {
    const reading = await read('list.xlsx', workbook({ sheets: [header + row(2, cell, text('filled'))] }));
    expect(rowsOf(reading)).toEqual([['a'], [value, 'filled']]);
    expect(reading).toMatchObject({ file: { sheets: [{ formulaCount: 1 }] } });
  });

  it('that came to an error says which, for it has no value', async () => {
    expect(await cellOf('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>')).toBe('#DIV/0!');
    expect(await cellOf('<c t="e"><v>#N/A</v></c>')).toBe('#N/A');
    expect(await cellOf('<c t="e"><f>NEW()</f><v>#SOMETHING!</v></c>')).toBe('#VALUE!');
  });
});

describe('a sheet that cannot be imported', () => {
  const unsaved = header + row(2, '<c><f>1+1</f></c>');

  it('leaves the others of its file', async () => {
    const reading = await read('list.xlsx', workbook({ sheets: [header, unsaved] }));
    const issues = reading.ok && reading.file.sheets.map(({ issue }) => issue);
    expect(issues).toEqual([null, 'formulas-unsaved']);
    expect(rowsOf(reading)).toEqual([['a']]);
  });

  it('is one of too many rows, its headers not counted', () => {
    const issueOf = (count: number) =>
      sheetOf(
        'Long',
        Array.from({ length: count }, () => ['a']),
        { count: 0, areUnsaved: false },
      ).issue;
    expect([rowsMax + 1, rowsMax + 2].map(issueOf)).toEqual([null, 'too-many-rows']);
  });

  it('refuses the file where no other holds anything', async () => {
    const refused = { ok: false, because: 'formulas-unsaved' };
    expect(await read('list.xlsx', workbook({ sheets: ['', unsaved] }))).toEqual(refused);
  });
});
