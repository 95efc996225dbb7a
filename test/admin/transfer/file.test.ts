import { describe, expect, it } from 'vitest';
import { zipSync, strToU8 } from 'fflate';
import writeXlsx, { type SheetData } from 'write-excel-file/universal';
import { guessEncoding } from '../../../admin/transfer/file/encodings.ts';
import { readFile, rowsMax, type FileReading } from '../../../admin/transfer/file/read-file.ts';
import { readWorkbook } from '../../../admin/transfer/file/read-workbook.ts';

/** Texts below as other programs wrote them: JavaScript reads these encodings and does not write them. */
const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

const written = {
  gbk: bytesOf(
    'v827p9DVw/sstee7sCy12Na3Cs310KHD9ywxMzgwMDEzODAwMCy7qNSwwrcxMrrFCsDut7wsMTM5MDAxMzkwMDAsyc+6o8rQvrKwssf4Cg==',
  ),
  gb18030: bytesOf(
    'v82R9NDVw/ss64rUkiy12Na3Cs310KHD9ywwOTEyMzQ1Njc4LLuoiEDCtzEyzJYK6pDi+b79LDA5ODc2NTQzMjEszKixscrQtPOwsoVeCg==',
  ),
  big5: bytesOf(
    'q8ik4altplcsuXG43CymYad9CqT9pHCp+iwwOTEyMzQ1Njc4LKrhtum49DEyuLkKs6+pyadnLDA5ODc2NTQzMjEspXilX6WrpGqmd7DPCg==',
  ),
};

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

const exactBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

const read = (
  name: string,
  bytes: Uint8Array | string,
  encoding: Parameters<typeof readFile>[0]['encoding'] = null,
): Promise<FileReading> =>
  readFile({
    name,
    bytes: exactBuffer(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes),
    encoding,
    openWorkbook: (buffer) => readWorkbook(new Uint8Array(buffer)),
  });

const rowsOf = (reading: FileReading) => (reading.ok ? reading.file.sheets[0]?.rows : reading.because);

const simplified = '客户姓名,电话,地址\n王小明,13800138000,花园路12号\n李芳,13900139000,上海市静安区\n';
const traditional = '客戶姓名,電話,地址\n王小明,0912345678,花園路12號\n陳怡君,0987654321,台北市大安區\n';

describe('a text file', () => {
  it.each([
    ['utf-8', new TextEncoder().encode(simplified), simplified],
    ['utf-8', new TextEncoder().encode(`\ufeff${traditional}`), traditional],
    ['gb18030', written.gbk, simplified],
    ['gb18030', written.gb18030, traditional],
    ['big5', written.big5, traditional],
    ['utf-16le', utf16(simplified), simplified],
    ['utf-16be', new Uint8Array(Buffer.from(utf16(simplified)).swap16()), simplified],
  ])('in %s is read as what it is', async (encoding, bytes, text) => {
    expect(guessEncoding(bytes)).toBe(encoding);
    const reading = await read('list.csv', bytes);
    expect(rowsOf(reading)).toEqual(
      text
        .trim()
        .split('\n')
        .map((line) => line.split(',')),
    );
  });

  it('is read in the encoding that the person chooses, and refused where the bytes are not valid in it', async () => {
    const bytes = written.big5;
    expect(rowsOf(await read('list.csv', bytes, 'utf-8'))).toBe('encoding');
    expect(rowsOf(await read('list.csv', bytes, 'big5'))).toHaveLength(3);
  });

  it.each([
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['quotes and line ends', '"a",b\r\n"1","2"\r\n'],
  ])('with %s is one table', async (_, text) => {
    expect(rowsOf(await read('list.csv', text))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['blank lines', '\n\n,,\n', 'empty'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'not-a-table'],
    ['a PDF', '%PDF-1.7 and so on', 'not-a-table'],
    ['a workbook of before 2007', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-excel'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('hello') }), 'damaged'],
    ['half a zip', zipSync({ 'a.xml': strToU8('hello'.repeat(100)) }).subarray(0, 60), 'damaged'],
    ['bytes that are no text', Uint8Array.from([0x61, 0xff, 0xff, 0x20, 0xc0, 0x20]), 'encoding'],
    ['too many rows', 'a\n'.repeat(rowsMax + 2), 'too-many-rows'],
  ])('that holds %s is refused and told why', async (_, bytes, because) => {
    expect(await read('list.csv', bytes)).toEqual({ ok: false, because });
  });
});

describe('a workbook', () => {
  const workbook = async (data: SheetData): Promise<Uint8Array> => {
    const blob = await writeXlsx(data, { dateFormat: 'yyyy-mm-dd' }).toBlob();
    return new Uint8Array(await blob.arrayBuffer());
  };

  it('is read for its texts, numbers, dates and yes-or-noes', async () => {
    const bytes = await workbook([
      ['Name', 'Total', 'On', 'At', 'Done'],
      ['王小明\n(二期)', 0.1 + 0.2, new Date(Date.UTC(2026, 2, 5)), null, true],
    ]);
    const reading = await read('list.xlsx', bytes);
    expect(rowsOf(reading)).toEqual([
      ['Name', 'Total', 'On', 'At', 'Done'],
      ['王小明\n(二期)', '0.3', '2026-03-05', '', 'true'],
    ]);
  });

  it('is read for what it is whatever its name, and the name is told', async () => {
    const bytes = await workbook([['a'], ['1']]);
    const misnamed = await read('list.csv', bytes);
    expect(misnamed).toMatchObject({ ok: true, file: { isMisnamed: true, encoding: null } });
    expect(await read('list.xlsx', 'a,b\n1,2')).toMatchObject({ ok: true, file: { isMisnamed: true } });
  });

  it('of formulas that were never reckoned is refused, for their values are not in it', async () => {
    const bytes = await workbook([['a'], [{ value: 'SUM(1,2)', type: 'Formula' }]]);
    expect(await read('list.xlsx', bytes)).toEqual({ ok: false, because: 'formulas-unsaved' });
  });
});
