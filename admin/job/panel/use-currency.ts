import { isCurrency, type Currency } from '#domain/money/money';
import { usePanel } from './panel-context.tsx';

/** The job's currency; CNY when old data has an unknown code. */
export const useCurrency = (): Currency => {
  const { detail } = usePanel();
  return isCurrency(detail.job.currency) ? detail.job.currency : 'CNY';
};
