import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { pages } from './src/pages.ts';

/** Leaves a brotli and a gzip form beside each text file of the build: the gateway sends them as they are. */
const precompress = (folder: string): Plugin => ({
  name: 'precompress',
  apply: 'build',
  closeBundle: () => {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(html|js|css|svg)$/.test(entry.name)) continue;
      const file = join(entry.parentPath, entry.name);
      const body = readFileSync(file);
      const brotli = brotliCompressSync(body, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      });
      const gzip = gzipSync(body, { level: constants.Z_BEST_COMPRESSION });
      // A form that is not smaller is not worth its header.
      if (brotli.length < body.length) writeFileSync(`${file}.br`, brotli);
      if (gzip.length < body.length) writeFileSync(`${file}.gz`, gzip);
    }
  },
});

/** Tells the gateway which paths are pages. */
const listPages = (): Plugin => ({
  name: 'list-pages',
  apply: 'build',
  generateBundle() {
    const source = JSON.stringify(['/', ...Object.values(pages)]);
    this.emitFile({ type: 'asset', fileName: 'pages.json', source });
  },
});

export default defineConfig({
  plugins: [react(), listPages(), precompress(join(import.meta.dirname, 'dist'))],
  // The client is bundled from its sources, so that a face loads only the operations it asks.
  resolve: { conditions: ['rayon-source', ...defaultClientConditions] },
  // The gateway allows scripts and images from itself only, so nothing is inlined as data.
  build: {
    // The explorer was built into the same folder before (see package.json).
    emptyOutDir: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    // What several faces share comes in one piece: a request costs more than the little that a face may not use. Boxes
    // and switches are in forms that most visitors never open. What parts of the console share is a piece of its own, so
    // that no phone loads it.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'shared',
              minShareCount: 3,
              test: /^(?!.*(InlineInput|faces[\\/]console|operations[\\/]console))/,
            },
            {
              name: 'console',
              minShareCount: 2,
              includeDependenciesRecursively: false,
              test: /faces[\\/]console|operations[\\/]console/,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/graphql': 'http://127.0.0.1:4000',
      '/pictures': 'http://127.0.0.1:4000',
      '/live': 'http://127.0.0.1:4000',
      '/healthz': 'http://127.0.0.1:4000',
      '/demo': 'http://127.0.0.1:4000',
      '/demo.json': 'http://127.0.0.1:4000',
    },
  },
});
