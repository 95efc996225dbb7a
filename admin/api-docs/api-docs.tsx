import { useEffect, useState } from 'react';
import { locales, type Locale } from '#domain/texts/text';
import { chooseLocale, chosenLocale } from '../texts/chosen-locale.ts';
import { localeNames } from '../texts/locale-names.ts';
import { Button } from '../ui/controls/button.tsx';
import { Field } from '../ui/controls/field.tsx';
import { operationsOf, type OpenApi, type Operation } from './open-api.ts';
import { SchemaView } from './schema-view.tsx';
import { LocalizeProvider, localizeIn, useLocalize } from './texts.ts';
import { TryCall } from './try-call.tsx';
import styles from './api-docs.module.css';

const documentPath = '/api/openapi.json';

/** The document, or the HTTP status of a failed load; 0 when the server was not reached. Null while loading. */
type Read = OpenApi | number | null;

const readDocument = async (): Promise<Read> => {
  try {
    const answer = await fetch(documentPath);
    if (!answer.ok) return answer.status;
    const document: OpenApi = await answer.json();
    return document;
  } catch {
    return 0;
  }
};

/** The page of the API: renders the OpenAPI document and lets the reader try calls. */
export function ApiDocs() {
  const [locale, setLocale] = useState<Locale>(chosenLocale);
  const [read, setRead] = useState<Read>(null);
  const localize = localizeIn(locale);
  const title = localize('title');
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = title;
  }, [locale, title]);
  useEffect(() => {
    void readDocument().then(setRead);
  }, []);
  return (
    <LocalizeProvider value={localize}>
      <main className={styles['page']}>
        <header className={styles['head']}>
          <h1>{title}</h1>
          <Field label={localize('language')}>
            <select
              value={locale}
              onChange={(event) => {
                const next = locales.find((candidate) => candidate === event.target.value) ?? locale;
                chooseLocale(next);
                setLocale(next);
              }}
            >
              {locales.map((choice) => (
                <option key={choice} value={choice} lang={choice}>
                  {localeNames[choice]}
                </option>
              ))}
            </select>
          </Field>
        </header>
        <p>{localize('lead')}</p>
        {read === null ? <p role="status">{localize('loading')}</p> : null}
        {typeof read === 'number' ? (
          <NotRead
            status={read}
            onRetry={() => {
              setRead(null);
              void readDocument().then(setRead);
            }}
          />
        ) : null}
        {typeof read === 'object' && read !== null ? <Routes document={read} locale={locale} /> : null}
      </main>
    </LocalizeProvider>
  );
}

function NotRead({ status, onRetry }: { readonly status: number; readonly onRetry: () => void }) {
  const localize = useLocalize();
  if (status === 401)
    return (
      <p role="alert">
        {localize('signedOut')} <a href="/sign-in">{localize('signIn')}</a>
      </p>
    );
  return (
    <p role="alert">
      {status === 0 ? localize('unreached') : localize('refused', { status })}{' '}
      <Button onClick={onRetry}>{localize('again')}</Button>
    </p>
  );
}

interface RoutesProps {
  readonly document: OpenApi;
  readonly locale: Locale;
}

const isCalled = ({ id, summary }: Operation, searchTerm: string): boolean =>
  `${id} ${summary}`.toLowerCase().includes(searchTerm.trim().toLowerCase());

function Routes({ document, locale }: RoutesProps) {
  const localize = useLocalize();
  const [searchTerm, setSearchTerm] = useState('');
  const found = operationsOf(document).filter((operation) => isCalled(operation, searchTerm));
  return (
    <>
      <p>
        <a href={documentPath}>{localize('document')}</a>
      </p>
      <Field label={localize('find')}>
        <input type="search" value={searchTerm} onChange={(event) => setSearchTerm(event.target.value)} />
      </Field>
      {found.length === 0 ? <p role="status">{localize('none')}</p> : null}
      {document.tags.map(({ name }) => {
        const own = found.filter(({ tag }) => tag === name);
        return own.length === 0 ? null : (
          <section key={name} aria-labelledby={`tag-${name}`}>
            <h2 id={`tag-${name}`} lang="en">
              {name}
            </h2>
            {own.map((operation) => (
              <OperationView
                key={operation.id}
                operation={operation}
                named={document.components.schemas}
                locale={locale}
              />
            ))}
          </section>
        );
      })}
    </>
  );
}

interface OperationViewProps {
  readonly operation: Operation;
  readonly named: OpenApi['components']['schemas'];
  readonly locale: Locale;
}

/** One route; its contents render after it is first opened. */
function OperationView({ operation, named, locale }: OperationViewProps) {
  const localize = useLocalize();
  const [wasOpened, setOpened] = useState(false);
  const { method, path, summary, isOpen, body, answer, status, untried } = operation;
  return (
    <details
      className={styles['operation']}
      onToggle={(event) => setOpened(wasOpened || event.currentTarget.open)}
    >
      <summary>
        <span className={styles['method']} data-method={method}>
          {method.toUpperCase()}
        </span>{' '}
        <code>{path}</code> <span lang="en">{summary}</span>
      </summary>
      {wasOpened ? (
        <div className={styles['inside']}>
          {isOpen ? <p>{localize('isOpen')}</p> : null}
          <h3>{localize('call')}</h3>
          {untried === null ? (
            <TryCall operation={operation} named={named} locale={locale} />
          ) : (
            <p>{localize(untried)}</p>
          )}
          {body === null ? null : (
            <>
              <h3>{localize('body')}</h3>
              <SchemaView schema={body} named={named} />
            </>
          )}
          {answer === null ? null : (
            <>
              <h3>
                {localize('answer')} {status}
              </h3>
              <SchemaView schema={answer} named={named} />
            </>
          )}
        </div>
      ) : null}
    </details>
  );
}
