import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'admin',
  plugins: [react()],
  // The size that counts is checked by scripts/check/check-bundle.ts.
  build: { outDir: '../dist/admin', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1_500 },
});
