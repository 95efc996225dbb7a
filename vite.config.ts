import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'admin',
  plugins: [react()],
  // The size that counts is checked by scripts/check-bundle.ts.
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1_500,
    // The page of the API is a page of its own: nothing of it is in the admin's first load.
    rolldownOptions: { input: [resolve('admin/index.html'), resolve('admin/api-docs/index.html')] },
  },
});
