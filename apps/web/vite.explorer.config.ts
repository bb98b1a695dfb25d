import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The explorer of the API: a page built by itself, so that no face shares a piece with it. */
export default defineConfig({
  plugins: [react()],
  build: {
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input: 'graphql.html' },
  },
});
