import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { showChosenTheme } from '../browser/theme.ts';
import { ApiDocs } from './api-docs.tsx';
import '../ui/tokens.css';

showChosenTheme();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <ApiDocs />
  </StrictMode>,
);
