import '../browser/without-eval.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { RootBoundary } from './root-boundary.tsx';
import { TextsProvider } from '../texts/locale.tsx';
import { keepFieldVisible } from '../browser/keep-field-visible.ts';
import { showChosenTheme } from '../browser/theme.ts';
import '../ui/tokens.css';

const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 2000, refetchOnWindowFocus: true } },
});

showChosenTheme();
keepFieldVisible();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <RootBoundary>
      <QueryClientProvider client={queryClient}>
        <TextsProvider>
          <App />
        </TextsProvider>
      </QueryClientProvider>
    </RootBoundary>
  </StrictMode>,
);
