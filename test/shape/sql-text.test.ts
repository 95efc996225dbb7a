import { describe, expect, it } from 'vitest';
import { isNode, nodesOf, type Node } from '#scripts/shape/syntax';
import { readText, sourceFiles } from '#scripts/shape/tracked';

/** Whether a text is complete in the source. */
const isLiteral = (node: unknown): boolean => {
  if (!isNode(node)) return false;
  if (node['type'] === 'Literal') return typeof node['value'] === 'string';
  if (node['type'] === 'TemplateLiteral')
    return Array.isArray(node['expressions']) && node['expressions'].length === 0;
  return (
    node['type'] === 'ConditionalExpression' && isLiteral(node['consequent']) && isLiteral(node['alternate'])
  );
};

const isRaw = ({ type, callee }: Node): boolean =>
  type === 'CallExpression' &&
  isNode(callee) &&
  isNode(callee['property']) &&
  callee['property']['name'] === 'raw' &&
  isNode(callee['object']) &&
  callee['object']['name'] === 'sql';

/** The places of `sql.raw` calls whose text is composed at run time. */
const composed = (source: string, file = 'a.ts'): readonly string[] =>
  nodesOf(file, source)
    .filter(isRaw)
    .filter((call) => !Array.isArray(call['arguments']) || !isLiteral(call['arguments'][0]))
    .map((call) => `${file}:${source.slice(0, Number(call['start'])).split('\n').length}`);

describe('the text of a statement', () => {
  it('is in the source: names go through sql.identifier, and values are bound', () => {
    const worker = sourceFiles.filter((file) => file.startsWith('worker/'));
    expect(worker.flatMap((file) => composed(readText(file), file))).toEqual([]);
  });

  it('is told from one that is put together', () => {
    expect(composed('sql.raw("a"); sql.raw(`a`); sql.raw(isDescending ? ">" : "<");')).toEqual([]);
    for (const text of ['name', '`a ${name}`', '"a" + name', 'isDescending ? name : "<"', 'names.join()'])
      expect(composed(`const order =\n sql.raw(${text});`)).toEqual(['a.ts:2']);
  });
});
