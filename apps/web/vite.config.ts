import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // The gateway allows scripts and images from itself only, so nothing is inlined as data.
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  server: {
    proxy: {
      '/graphql': 'http://127.0.0.1:4000',
      '/live': 'http://127.0.0.1:4000',
      '/demo': 'http://127.0.0.1:4000',
      '/demo.json': 'http://127.0.0.1:4000',
    },
  },
});
