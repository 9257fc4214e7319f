import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import type { Letter } from '../platform/mail/mail.js';

const words: Record<
  Language,
  { subject: (network: string) => string; text: (network: string, link: string) => string }
> = {
  nn: {
    subject: (network) => `Plass i nettverket ${network}`,
    text: (network, link) =>
      `Du er invitert til ein plass i nettverket «${network}».\n\nTa plassen her: ${link}\n\nLenkja gjeld i ${limits.invitationDays} dagar og kan brukast éin gong. Ingen ser at du er invitert utan den som inviterte deg og fasilitatorane i rommet.`,
  },
  nb: {
    subject: (network) => `Plass i nettverket ${network}`,
    text: (network, link) =>
      `Du er invitert til en plass i nettverket «${network}».\n\nTa plassen her: ${link}\n\nLenken gjelder i ${limits.invitationDays} dager og kan brukes én gang. Ingen ser at du er invitert utenom den som inviterte deg og fasilitatorene i rommet.`,
  },
  en: {
    subject: (network) => `A seat in the network ${network}`,
    text: (network, link) =>
      `You are invited to a seat in the network “${network}”.\n\nTake the seat here: ${link}\n\nThe link is valid for ${limits.invitationDays} days and can be used once. Nobody sees that you are invited but the one who invited you and the facilitators of the room.`,
  },
};

export const invitationLetter = (to: string, network: string, link: string, language: Language): Letter => ({
  to,
  subject: words[language].subject(network),
  text: words[language].text(network, link),
});
