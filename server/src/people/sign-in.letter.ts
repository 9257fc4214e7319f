import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import type { Letter } from '../platform/mail/mail.js';

const words: Record<Language, { subject: string; text: (code: string) => string }> = {
  nn: {
    subject: 'Koden din til Krets',
    text: (code) =>
      `Koden din er ${code}\n\nHan gjeld i ${limits.codeMinutes} minutt og kan brukast éin gong.\nHar du ikkje bede om kode, kan du sjå bort frå denne e-posten.`,
  },
  nb: {
    subject: 'Koden din til Krets',
    text: (code) =>
      `Koden din er ${code}\n\nDen gjelder i ${limits.codeMinutes} minutter og kan brukes én gang.\nHar du ikke bedt om kode, kan du se bort fra denne e-posten.`,
  },
  en: {
    subject: 'Your code for Krets',
    text: (code) =>
      `Your code is ${code}\n\nIt is valid for ${limits.codeMinutes} minutes and can be used once.\nIf you did not ask for a code, you can ignore this e-mail.`,
  },
};

export const signInLetter = (to: string, code: string, language: Language): Letter => ({
  to,
  subject: words[language].subject,
  text: words[language].text(code),
});
