import { isTotalWorkedOut, offeredTotal } from '#domain/lines/line-amounts';
import { formatMoney } from '#domain/money/money';
import { may } from '#domain/rights/rights';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCellEdit } from '../panel/use-cell-edit.ts';
import { useCurrency } from '../panel/use-currency.ts';

/**
 * Says by how much the lines miss a typed contract total, and takes their sum over while the price is open; then the
 * line is gone, and its focus with it.
 */
export function TotalDiffers({ onTaken }: { readonly onTaken: () => void }) {
  const { t, locale } = useTexts();
  const { detail, flow, me } = usePanel();
  const currency = useCurrency();
  const stored = detail.job.contractTotalMinor;
  const edit = useCellEdit('contractTotal', stored);
  const linesMinor = offeredTotal(detail.lines);
  if (linesMinor === null || linesMinor === stored || isTotalWorkedOut(flow)) return null;
  const amount = (minor: number) => formatMoney(minor, currency, locale);
  const total = amount(linesMinor);
  const take = async () => {
    if (await edit.send({ value: linesMinor, text: total })) onTaken();
  };
  return (
    <p role="status">
      {stored === null
        ? t('lines.noTotal')
        : t(linesMinor > stored ? 'lines.above' : 'lines.below', {
            contract: amount(stored),
            amount: amount(Math.abs(linesMinor - stored)),
          })}{' '}
      {detail.isPriceFixed || !may(me.role, 'edit-amounts') ? null : (
        <Button look="quiet" isBusy={edit.isSaving} onClick={() => void take()}>
          {t('lines.takeOver', { total })}
        </Button>
      )}
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </p>
  );
}
