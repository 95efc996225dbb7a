import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'admin',
  plugins: [react()],
  build: { outDir: '../dist/admin', emptyOutDir: true, target: 'es2023' },
});
