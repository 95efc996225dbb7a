import { isCurrency, type Currency } from '#domain/money/money';
import { usePanel } from './panel-context.tsx';

/** The job's currency; CNY where old data holds a code the product does not know. */
export const useCurrency = (): Currency => {
  const { detail } = usePanel();
  return isCurrency(detail.job.currency) ? detail.job.currency : 'CNY';
};
