import { expect, it } from 'vitest';
import { flows } from '#domain/trades/index';
import { sized } from '../../kit/size.ts';
import { useShop } from '../kit/app-page.ts';
import { printed } from '../kit/pages/printed.ts';

const shop = useShop();
const a4 = [595, 842];

/** The documents of the published trades that have a template. A small run prints the contracts. */
const documents = flows.flatMap(({ key: flow, version, items }) =>
  items.flatMap((item) =>
    item.item === 'document' && item.template !== undefined
      ? [{ flow, version, key: item.key, title: item.label }]
      : [],
  ),
);
const tried = sized({ small: documents.filter(({ key }) => key === 'contract'), full: documents });

interface Filed {
  readonly id: string;
  readonly customer: string;
}

const filedIn = async ({ flow, version, key }: (typeof documents)[number]): Promise<Filed> => {
  const database = await shop.product().database();
  const found = await database
    .prepare(
      `select job.id as id, customer.name as customer from fact join job on job.id = fact.job_id
       join customer on customer.id = job.customer_id
       where fact.key = ? and fact.superseded_version is null and job.flow_key = ? and job.flow_version = ?
       order by job.number limit 1`,
    )
    .bind(`${key}.filed`, flow, version)
    .first<Filed>();
  if (found === null) throw new Error(`no job of the demo has filed ${flow} ${key}`);
  return found;
};

const languages = ['en', 'zh-Hans'] as const;

it.each(tried)(
  '$flow: the document $key of the demo is printed on A4 in Chinese and in English',
  async (document) => {
    const { page } = await shop.signedIn();
    const { id, customer } = await filedIn(document);
    await page.goto(`${new URL(page.url()).origin}/jobs/${id}/documents/${document.key}`);
    for (const language of languages) {
      await page.getByLabel(/^(Language|语言)$/).selectOption(language);
      const title = document.title[language];
      await page.getByRole('article', { name: title }).waitFor();
      const { text, size } = await printed(page);
      expect(size).toEqual(a4);
      expect(text).toContain(title.replaceAll(/\s+/g, ''));
      expect(text).toContain(customer.replaceAll(/\s+/g, ''));
      // No place of the template stands without its value.
      expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
    }
  },
);
