import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './build/compress.js';
import { openPages } from './build/open-pages.js';
import { persistedDocuments } from './build/persisted-documents.js';

const server = process.env.KRETS_SERVER ?? 'http://localhost:3000';

const markdown =
  /node_modules\/(react-markdown|remark|rehype|micromark|mdast|hast|unist|unified|vfile|property-information|html-url|character-entities|decode-named|parse-entities|style-to|inline-style|trough|bail|devlop|zwitch|ccount|markdown-table|longest-streak|trim-lines|(space|comma)-separated|estree-util|is-plain-obj|extend\/|escape-string)/;

/** Forms that one seldom opens, what only they need, and what only the chat needs. */
const apart =
  /\/(ChallengeForm|challenge-form|ClosedToField|Warnings|privacy-warnings|OwnOrganisation|OrganisationField|ResourceFields|resource-form|ChangedSince|chat-follower|message-window|quotes\/operations|useReplaces|organisation-number|note-api|unsaved-texts|consultations\/mutations)\.\w+$/;

/** What the pages that one opens every day share; what only the others share is split by itself. */
const daily = (file: string) =>
  /web\/src\/(?!generated)|\/shared\//.test(file) &&
  !apart.test(file) &&
  !/\/(admin|privacy|discussion\/posts|networks\/(activity|charter|facilitation|governance|lifecycle|membership))\//.test(
    file.replace(
      /\/(EmergencyAccessNote|NetworkKind|PendingMembershipList|SeatName|SizeNote|StageNote|WelcomeNote)\b.*/,
      '',
    ),
  );

export default defineConfig({
  base: '/',
  // Only what writes Markdown needs it, and pages only read it.
  resolve: {
    alias: { 'mdast-util-to-markdown': fileURLToPath(new URL('./build/no-markdown-writer.js', import.meta.url)) },
  },
  plugins: [persistedDocuments(), react(), openPages(), compress()],
  build: {
    outDir: 'dist',
    // `npm run check` reads from it what each page loads.
    manifest: true,
    target: 'es2022',
    // The content security policy allows neither inline scripts nor data: addresses for them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One sheet for all pages is smaller than what ten small ones cost to fetch.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        // Few files: the libraries, what is needed to show what people wrote, what several pages share, and each page.
        codeSplitting: {
          groups: [
            { name: 'markdown', test: markdown, priority: 3 },
            { name: 'vendor', test: /node_modules|vite\/|rolldown/, priority: 2 },
            { name: 'common', test: daily, minShareCount: 2, priority: 1 },
          ],
        },
      },
      // Designsystemet's index names every component; without this the unused ones come along (a combobox, a virtual list).
      treeshake: {
        moduleSideEffects: [
          {
            test: /@digdir\/designsystemet-react|@floating-ui|@tanstack|tabbable|@navikt\/aksel-icons|@u-elements/,
            sideEffects: false,
          },
          // Its index registers every custom element; no page has one of these.
          {
            test: /designsystemet-web\/dist\/esm\/(breadcrumbs|details|error-summary|focusgroup|pagination|popover|suggestion|tabs|toggle-group|tooltip|_vendors\/@oddbird)/,
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
      '/oversyn': server,
      '/socket.io': { target: server, ws: true },
    },
  },
});
