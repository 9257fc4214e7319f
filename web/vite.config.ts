import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './build/compress.js';
import { persistedDocuments } from './build/persisted-documents.js';

const server = process.env.KRETS_SERVER ?? 'http://localhost:3000';

export default defineConfig({
  base: '/',
  plugins: [persistedDocuments(), react(), compress()],
  build: {
    outDir: 'dist',
    // `npm run check` reads from it what each page loads.
    manifest: true,
    target: 'es2022',
    // The content security policy allows neither inline scripts nor data: addresses for them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Designsystemet's index names every component; without this the unused ones come along (a combobox, a virtual list).
      treeshake: {
        moduleSideEffects: [
          {
            test: /@digdir\/designsystemet-react|@floating-ui|@tanstack|tabbable|@navikt\/aksel-icons/,
            sideEffects: false,
          },
        ],
      },
    },
  },
  server: {
    proxy: {
      '/graphql': server,
      '/files': server,
      '/socket.io': { target: server, ws: true },
    },
  },
});
