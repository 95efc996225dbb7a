import { expect, it } from 'vitest';
import type { Flow } from '#domain/flow/flow';
import { flows } from '#domain/trades/index';
import { renovation } from '#domain/trades/renovation/index';
import { useShop } from '../kit/app-page.ts';
import { jobNamed } from '../kit/pages/job-named.ts';
import { openTab } from '../kit/panel.ts';

const shop = useShop();

/** A newer version of the flow, without jobs, with other stage labels. */
const newer = (flow: Flow): Flow => ({
  ...flow,
  version: flow.version + 1,
  stages: flow.stages.map((stage) => ({ ...stage, label: { ...stage.label, en: 'Newly called' } })),
});

it('jobs that began with an older version of their flow are drawn by it, in the sheet and beside it', async () => {
  const { page, call } = await shop.signedIn();
  const cell = `J-${(await jobNamed(call, '和平里 12 楼两居室')).number}`;
  const requestedPaths: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/flows/')) requestedPaths.push(pathname);
  });
  const called = flows.flatMap(({ stages }) => stages.map(({ label }) => label.en));
  await page.route('**/api/flows', async (route) => {
    const response = await route.fetch();
    const answer: { flows: readonly Flow[] } = await response.json();
    await route.fulfill({ response, json: { flows: answer.flows.map(newer) } });
  });
  await page.reload();
  await page.getByRole('treegrid').waitFor();
  await page.getByRole('gridcell', { name: cell }).waitFor();
  const stageOf = () => page.getByRole('row').filter({ hasText: cell }).first().innerText();
  await expect.poll(stageOf).toMatch(new RegExp(called.join('|')));
  expect(await stageOf()).not.toContain('Newly called');
  await page.getByRole('gridcell', { name: cell }).click();
  await page.keyboard.press('Alt+Enter');
  const panel = page.getByRole('complementary');
  await panel.getByRole('tab').first().waitFor();
  expect(await panel.innerText()).not.toContain('Newly called');
  await openTab(page, 'Details');
  // The newer version is offered; the server, which does not have it, refuses it in place.
  const own = renovation.version;
  await panel
    .getByText(`This job goes by version ${own} of its trade. Version ${own + 1} is there.`)
    .waitFor();
  await panel.getByRole('button', { name: 'See what would change' }).click();
  const dialog = page.getByRole('dialog', { name: `Move to version ${own + 1}` });
  await dialog.getByText('There is no such thing here: version of this trade.').waitFor();
  expect(await dialog.getByRole('button', { name: `Move to version ${own + 1}` }).isDisabled()).toBe(true);
  expect(requestedPaths.toSorted()).toEqual([...new Set(requestedPaths)].toSorted());
});
