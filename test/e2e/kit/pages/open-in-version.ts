import type { Flow } from '#domain/flow/flow';
import type { Product } from '../../../kit/product/product.ts';
import type { SignedInPage } from '../app-page.ts';

interface OpenedJob {
  readonly flow: Flow;
  readonly title: string;
  readonly customer?: Readonly<Record<string, string>>;
  readonly ownerId?: string;
}

/** Opens a job by a version of a flow that the product has not published. The version is stored once. Returns its id. */
export const openInVersion = async (
  { call }: SignedInPage,
  product: Product,
  { flow, title, customer = { name: 'Li', phone: '100' }, ownerId }: OpenedJob,
): Promise<string> => {
  const owned = ownerId === undefined ? {} : { ownerId };
  const { job } = await call('POST', '/api/jobs', { flow: 'renovation', title, customer, ...owned });
  const { id } = Object.assign({ id: '' }, job);
  const database = await product.database();
  await database.batch([
    database
      .prepare('insert or ignore into flow_version (key, version, flow) values (?, ?, ?)')
      .bind(flow.key, flow.version, JSON.stringify(flow)),
    database
      .prepare('update job set flow_key = ?, flow_version = ?, stage = ? where id = ?')
      .bind(flow.key, flow.version, flow.stages[0]?.key ?? '', id),
  ]);
  return id;
};
