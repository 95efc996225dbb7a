import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { pendingEdits } from './api/edit-queue.ts';
import { App } from './app.tsx';
import { TextsProvider } from './texts/locale.tsx';
import { showChosenTheme } from './ui/theme.ts';
import './ui/tokens.css';

const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 2000, refetchOnWindowFocus: true } },
});

// The browser asks before it leaves a page whose edits have no answer yet.
addEventListener('beforeunload', (event) => {
  if (pendingEdits() > 0) event.preventDefault();
});

showChosenTheme();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <TextsProvider>
        <App />
      </TextsProvider>
    </QueryClientProvider>
  </StrictMode>,
);
