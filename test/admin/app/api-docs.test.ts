import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { openApiDocument } from '#contract/api/openapi';
import { routes } from '#contract/routes/index';
import { exampleOf, operationsOf, type OpenApi } from '../../../admin/api-docs/open-api.ts';
import { addressOf } from '../../../admin/api-docs/send-call.ts';

const document: OpenApi = JSON.parse(JSON.stringify(openApiDocument()));
const operations = operationsOf(document);

const operation = (id: string) => {
  const found = operations.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no route ${id}`);
  return found;
};

/** The schema's issues by path, without those of texts in a special format, which the reader has to fill in. */
const complaints = (schema: z.ZodType, value: unknown): readonly string[] => {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? [])
    .filter(({ code }) => code === 'unrecognized_keys' || code === 'invalid_type')
    .map(({ path, code }) => `${code} ${path.join('.')}`);
};

describe('the page of the API', () => {
  it('shows every route', () => {
    expect(operations.map(({ id }) => id).toSorted()).toEqual(
      routes.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
  });

  it('puts every route under one of the document’s nouns', () => {
    const names = new Set(document.tags.map(({ name }) => name));
    expect(operations.filter(({ tag }) => !names.has(tag))).toEqual([]);
  });

  it.each(operations.filter(({ body }) => body !== null).map(({ id }) => id))(
    '%s begins with a body of the right shape',
    (id) => {
      const { body } = operation(id);
      const route = routes.find(({ method, path }) => `${method} ${path}` === id);
      if (body === null || route === undefined) throw new Error('no body');
      expect(complaints(route.body, exampleOf(body, document.components.schemas))).toEqual([]);
    },
  );

  it('tries neither a socket, a file nor what a provider signs', () => {
    const untried = operations
      .filter((listed) => listed.untried !== null)
      .map((listed) => [listed.id, listed.untried]);
    expect(untried).toEqual([
      ['put /api/jobs/{id}/files', 'file'],
      ['put /api/files/{id}/thumb', 'file'],
      ['post /webhooks/{provider}', 'raw'],
      ['post /webhooks/sms-in/{provider}', 'raw'],
      ['get /api/live', 'socket'],
    ]);
  });

  it('puts what was typed into the address, escaped, and leaves out what was not', () => {
    const input = { parameters: { id: 'job/1', at: '', before: '3', 'Idempotency-Key': 'k' }, body: '' };
    expect(addressOf(operation('get /api/jobs/{id}/history'), input)).toBe(
      '/api/jobs/job%2F1/history?before=3',
    );
    expect(addressOf(operation('get /api/me'), input)).toBe('/api/me');
  });
});
