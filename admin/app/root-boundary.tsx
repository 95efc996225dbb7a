import { Component, type ReactNode } from 'react';
import { locales, type Locale } from '#domain/texts/text';
import { catalogue } from '../texts/catalogue.ts';
import styles from '../ui/failed.module.css';

interface RootBoundaryProps {
  readonly children: ReactNode;
}

/** The locale from the document, because the provider of the locale may be what failed. */
const localeOfPage = (): Locale => locales.find((locale) => locale === document.documentElement.lang) ?? 'en';

/** Replaces the app after a crash: says what happened and what is stored, and reloads the page. */
export class RootBoundary extends Component<RootBoundaryProps, { readonly hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    const locale = localeOfPage();
    return (
      <div className={styles['failed']} role="alert">
        <p>{catalogue['shell.broken'][locale]}</p>
        <button type="button" onClick={() => location.reload()}>
          {catalogue['shell.reload'][locale]}
        </button>
      </div>
    );
  }
}
