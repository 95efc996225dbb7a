import { owners } from '#test/bench/data/load';

/** A row of a file, as the browser sends it. */
export const importRow = (at: number) => ({
  flow: at % 2 === 0 ? 'renovation' : 'wedding',
  title: `Imported ${at}`,
  customer: {
    name: `王芳${at}`,
    phone: `139${String(10_000_000 + at)}`,
    email: `imported-${at}@example.com`,
    address: '朝阳区安华里 7 号',
  },
  ownerId: owners[at % owners.length],
  contractTotalMinor: 1_000_000 + at * 100,
  facts: at % 2 === 0 ? { area: 80 + (at % 50) } : { 'wedding.on': '2027-05-01', hotel: '国贸大酒店' },
});
