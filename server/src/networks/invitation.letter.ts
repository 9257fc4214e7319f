import type { Language, Stage } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import type { Letter } from '../platform/mail/mail.js';

type Called = { name: string; stage: Stage };
const forming = ({ stage }: Called) => stage === 'DRAFT' || stage === 'FORMING';

/** What is not yet a network is not called one. */
const words: Record<
  Language,
  { subject: (network: Called) => string; text: (network: Called, link: string) => string }
> = {
  nn: {
    subject: (network) => `Plass i ${forming(network) ? 'nettverk under etablering:' : 'nettverket'} ${network.name}`,
    text: (network, link) =>
      `Du er invitert til ein plass i ${forming(network) ? 'eit nettverk under etablering,' : 'nettverket'} «${network.name}».\n\nTa plassen her: ${link}\n\nLenkja gjeld i ${limits.invitationDays} dagar og kan brukast éin gong. Ingen ser at du er invitert utan den som inviterte deg og fasilitatorane i rommet.`,
  },
  nb: {
    subject: (network) => `Plass i ${forming(network) ? 'nettverk under etablering:' : 'nettverket'} ${network.name}`,
    text: (network, link) =>
      `Du er invitert til en plass i ${forming(network) ? 'et nettverk under etablering,' : 'nettverket'} «${network.name}».\n\nTa plassen her: ${link}\n\nLenken gjelder i ${limits.invitationDays} dager og kan brukes én gang. Ingen ser at du er invitert utenom den som inviterte deg og fasilitatorene i rommet.`,
  },
  en: {
    subject: (network) => `A seat in ${forming(network) ? 'a network being formed:' : 'the network'} ${network.name}`,
    text: (network, link) =>
      `You are invited to a seat in ${forming(network) ? 'a network being formed,' : 'the network'} “${network.name}”.\n\nTake the seat here: ${link}\n\nThe link is valid for ${limits.invitationDays} days and can be used once. Nobody sees that you are invited but the one who invited you and the facilitators of the room.`,
  },
};

export const invitationLetter = (to: string, network: Called, link: string, language: Language): Letter => ({
  to,
  subject: words[language].subject(network),
  text: words[language].text(network, link),
});
