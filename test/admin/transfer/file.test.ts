import { describe, expect, it } from 'vitest';
import { zipSync, strToU8 } from 'fflate';
import { guessEncoding } from '../../../admin/transfer/file/encodings.ts';
import { readFile, type FileReading } from '../../../admin/transfer/file/read-file.ts';
import { readWorkbook } from '../../../admin/transfer/file/workbook/read-workbook.ts';
import { rowsMax } from '../../../admin/transfer/file/sheet.ts';

/** Texts as other programs wrote them, because JavaScript decodes these encodings but does not encode them. */
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
    openWorkbook: async (buffer) => readWorkbook(new Uint8Array(buffer)),
  });

const rowsOf = (reading: FileReading) =>
  reading.ok ? reading.file.sheets[0]?.rows.map(({ cells }) => cells) : reading.because;

/** As far as the reader needs it: a compound file whose directory names the encrypted stream. */
const lockedWorkbook = new Uint8Array(
  Buffer.concat([
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    new Uint8Array(1016),
    Buffer.from('Root Entry\0\0EncryptedPackage\0', 'utf16le'),
  ]),
);

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
    ['semicolons', 'a;b\n1;2\n', 'semicolon'],
    ['semicolons and amounts', 'a;b\n\n1;2\n"1,5";"2,5"\n', 'semicolon'],
    ['semicolons and decimal commas', 'a;b\n1;2\n1,5;2,5\n2,5;3,5\n', 'semicolon'],
    ['tabs', 'a\tb\n1\t2\n', 'tab'],
    ['bars', 'a|b\n1|2\n', 'bar'],
    ['quotes and line ends', '"a",b\r\n"1","2"\r\n', 'comma'],
    ['a title above', 'List of March\na;b\n1;2\n3;4\n', 'semicolon'],
  ])('with %s is one table, and tells what parts its columns', async (_, text, delimiter) => {
    const reading = await read('list.csv', text);
    expect(rowsOf(reading)).toContainEqual(['1', '2']);
    expect(reading).toMatchObject({ file: { delimiter } });
  });

  it('of one column is parted by nothing', async () => {
    expect(await read('list.csv', 'a\n1\n')).toMatchObject({ file: { delimiter: null } });
  });

  it('keeps the number that a spreadsheet gives each row: blank ones count, and a cell of several lines is one', async () => {
    const reading = await read('list.csv', 'a,b\n\n1,"two\nlines"\n,\n \n3,4\n');
    const places = reading.ok ? reading.file.sheets[0]?.rows.map(({ place }) => place) : [];
    expect(places).toEqual([1, 3, 6]);
  });

  it.each([
    ['opens and never closes', 'a,b\n1,2\n3,"4\n5,6\n7,8\n', 3],
    ['opens twice', 'a,b\n"1,2\n3,4\n5,"6"\n', 2],
    ['closes before the end of its cell', 'a,b\n1,"two\nlines"\n"3" 4,5\n', 4],
    ['opens in a line of old Mac', 'a,b\r1,2\r3,"4\r', 3],
  ])('with a quote that %s is refused with the line it begins in', async (_, text, line) => {
    expect(await read('list.csv', text)).toEqual({ ok: false, because: 'quote', line });
  });

  it('may have quotes inside its cells', async () => {
    expect(rowsOf(await read('list.csv', 'a,b\nscreen 12",""\n"say ""hi""",1\n'))).toEqual([
      ['a', 'b'],
      ['screen 12"', ''],
      ['say "hi"', '1'],
    ]);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['blank lines', '\n\n,,\n', 'empty'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'not-a-table'],
    ['a PDF', '%PDF-1.7 and so on', 'not-a-table'],
    ['a workbook of before 2007', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-excel'],
    ['a workbook locked with a password', lockedWorkbook, 'password'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('hello') }), 'damaged'],
    ['half a zip', zipSync({ 'a.xml': strToU8('hello'.repeat(100)) }).subarray(0, 60), 'damaged'],
    ['bytes that are no text', Uint8Array.from([0x61, 0xff, 0xff, 0x20, 0xc0, 0x20]), 'encoding'],
    ['too many rows', 'a\n'.repeat(rowsMax + 2), 'too-many-rows'],
  ])('that holds %s is refused and told why', async (_, bytes, because) => {
    expect(await read('list.csv', bytes)).toEqual({ ok: false, because });
  });
});
