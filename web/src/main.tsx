import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { initialLanguage, savedLanguage } from './app/i18n/language.js';
import { loadLocale } from './app/i18n/messages.js';
import { beginFirstPage, router } from './app/routes.js';
import { askForSession, SessionProvider } from './app/session.js';
import './app/style.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');

const reader = askForSession();
const firstPage = beginFirstPage();
// The catalogue of one language only: on a first visit the reader's own language is waited for.
await loadLocale(savedLanguage() ?? (await reader) ?? initialLanguage());
await firstPage;
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </I18nProvider>
  </StrictMode>,
);
