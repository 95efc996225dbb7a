import type { HttpWalk } from './http-walk';

export const surveyor = 'stf_staff';
export const customerService = 'stf_manager';

export const opening = {
  flow: 'repair',
  title: '安华里 3 号卫生间漏水',
  ownerId: 'stf_manager',
  customer: {
    name: '王芳',
    phone: '13800000000',
    email: 'wang@example.com',
    address: '安华里 3 号',
    locale: 'zh-Hans',
  },
} as const;

/** Who keeps which duty in the shop of a repair. */
export const giveDuties = async (
  { shop }: HttpWalk,
  duties: Readonly<Record<string, readonly string[]>>,
): Promise<void> => {
  for (const [staffId, keys] of Object.entries(duties)) {
    const path = `/api/staff/${staffId}/duties`;
    const { status } = await shop.owner.send({ method: 'PUT', path, body: { duties: keys } });
    if (status !== 200) throw new Error(`${staffId} was not given ${keys.join(', ')}`);
  }
};

/** A call with the customer: facts of the n-th entry of the list. */
export const call = (n: number, about: string, result: string, more: object = {}) => {
  const entry = `calls/01J8ZQ4T5V${String(n).padStart(16, '0')}`;
  return Object.fromEntries(
    Object.entries({ 'call.about': about, 'call.result': result, ...more }).map(([key, value]) => [
      `${entry}/${key}`,
      value,
    ]),
  );
};

/** A letter of a document to the customer. */
export const letter = (walk: HttpWalk, key: string) =>
  walk.post(`documents/${key}/letter`, { way: 'by-mail' });

/** What a refused step of a document says. */
export const refusedState = async (walk: HttpWalk, key: string, state: string, said: object = {}) => {
  const { status, body } = await walk.refused('documents', { key, state, ...said });
  return [status, body.code, ...(body.missing ?? []).map(({ item, label }) => item ?? label.en)];
};

/** What a refused value says. */
export const refusedFact = async (walk: HttpWalk, key: string, value: unknown) => {
  const { status, body } = await walk.refused('facts', { facts: [{ key, value }] });
  return [status, body.code];
};
