import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { markOutdated } from './app/api/outdated-client.js';
import { initialLanguage } from './app/i18n/language.js';
import { loadLocale } from './app/i18n/messages.js';
import { router } from './app/routes.js';
import { SessionProvider } from './app/session.js';
import './app/style.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');

// A chunk of the page that a newer version has replaced.
window.addEventListener('vite:preloadError', markOutdated);
await loadLocale(initialLanguage());
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </I18nProvider>
  </StrictMode>,
);
