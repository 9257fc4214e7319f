import type { Language } from '@krets/shared/kinds';
import type { Letter } from '../platform/mail/mail.js';

const words: Record<Language, { subject: (network: string) => string; text: (network: string) => string }> = {
  nn: {
    subject: (network) => `Det er teke ein kopi av rommet til ${network}`,
    text: (network) =>
      `Ein fasilitator har teke ein kopi av det som står i rommet til nettverket «${network}». Kven og når står i loggen i rommet.`,
  },
  nb: {
    subject: (network) => `Det er tatt en kopi av rommet til ${network}`,
    text: (network) =>
      `En fasilitator har tatt en kopi av det som står i rommet til nettverket «${network}». Hvem og når står i loggen i rommet.`,
  },
  en: {
    subject: (network) => `A copy has been taken of the room of ${network}`,
    text: (network) =>
      `A facilitator has taken a copy of what stands in the room of the network “${network}”. Who and when stands in the log of the room.`,
  },
};

export const roomCopyLetter = (to: string, language: Language, network: string): Letter => ({
  to,
  subject: words[language].subject(network),
  text: words[language].text(network),
});
