import { compile } from '#domain/flow/compile/compile';
import type { Me } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { recipientLabel } from '#domain/notices/notice-texts';
import { flowsQuery } from '../../api/queries.ts';
import { useTexts } from '../../texts/locale.tsx';
import styles from '../settings.module.css';
import { amountWords, ruleWords } from './rule-words.ts';
import { WithData } from './with-data.tsx';

/** The trades, read only: their stages, milestones, tasks and messages, with the rules in words. */
export function TradesSection({ me }: { readonly me: Me }) {
  const { t } = useTexts();
  return (
    <>
      <p>{t('settings.readOnly')}</p>
      <WithData query={flowsQuery}>
        {(flows) => flows.map((flow) => <TradeRules key={flow.key} me={me} flow={flow} />)}
      </WithData>
    </>
  );
}

function TradeRules({ me, flow }: { readonly me: Me; readonly flow: Flow }) {
  const texts = useTexts();
  const { t, localize } = texts;
  const reader = { flow, texts };
  return (
    <section aria-label={localize(flow.label)}>
      <h2>
        {localize(flow.label)} <small>{t('settings.version', { version: flow.version })}</small>
      </h2>
      <h3>{t('settings.stages')}</h3>
      <ol>
        {flow.stages.map(({ key, label }) => (
          <li key={key}>{localize(label)}</li>
        ))}
      </ol>
      <h3>{t('settings.milestones')}</h3>
      <ul className={styles['list']}>
        {flow.milestones.map(({ key, label, amount, due, source }) => (
          <li key={key}>
            <b>{localize(label)}</b>: {amountWords(reader, amount, me.shop.currency)},{' '}
            {ruleWords(reader, due)}
            <RuleSource source={source} />
          </li>
        ))}
      </ul>
      <h3>{t('settings.rules')}</h3>
      <ul className={styles['list']}>
        {compile(flow).tasks.map(({ key, label, due, source }) => (
          <li key={`task ${key}`}>
            <b>{localize(label)}</b>: {ruleWords(reader, due)}
            <RuleSource source={source} />
          </li>
        ))}
        {flow.notices.map(({ key, label, send, to, source }) => (
          <li key={`notice ${key}`}>
            <b>{localize(label)}</b> → {localize(recipientLabel(flow, to))}: {ruleWords(reader, send)}
            <RuleSource source={source} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RuleSource({ source }: { readonly source: readonly string[] }) {
  const { t } = useTexts();
  return <small>{t('settings.ruleOf', { source: source.join(', ') })}</small>;
}
