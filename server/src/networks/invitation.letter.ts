import type { Language, Stage } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import type { Letter } from '../platform/mail/mail.js';

type Inviting = { name: string; stage: Stage; by: string };
type Said = { subject: string; text: string };

/** Until it has its form it is called what it is; the same in both forms of Norwegian. */
const isForming = ({ stage }: Inviting) => stage === 'DRAFT' || stage === 'FORMING';
const formWord = (inviting: Inviting) => (isForming(inviting) ? 'nettverket under etablering' : 'nettverket');

const words: Record<Language, (inviting: Inviting, link: string) => Said> = {
  nn: (inviting, link) => ({
    subject: `Plass i ${formWord(inviting)} ${inviting.name}`,
    text: `${inviting.by} inviterer deg til ein plass i ${formWord(inviting)} «${inviting.name}».\n\nTa plassen her: ${link}\n\nLenkja gjeld i ${limits.invitationDays} dagar og kan brukast éin gong. Ingen ser at du er invitert utan den som inviterte deg og fasilitatorane i rommet.`,
  }),
  nb: (inviting, link) => ({
    subject: `Plass i ${formWord(inviting)} ${inviting.name}`,
    text: `${inviting.by} inviterer deg til en plass i ${formWord(inviting)} «${inviting.name}».\n\nTa plassen her: ${link}\n\nLenken gjelder i ${limits.invitationDays} dager og kan brukes én gang. Ingen ser at du er invitert utenom den som inviterte deg og fasilitatorene i rommet.`,
  }),
  en: (inviting, link) => ({
    subject: `A seat in ${inviting.name}, a network${isForming(inviting) ? ' being formed' : ''}`,
    text: `${inviting.by} invites you to a seat in “${inviting.name}”, a network${isForming(inviting) ? ' being formed' : ''}.\n\nTake the seat here: ${link}\n\nThe link is valid for ${limits.invitationDays} days and can be used once. Nobody sees that you are invited but the one who invited you and the facilitators of the room.`,
  }),
};

export const invitationLetter = (to: string, inviting: Inviting, link: string, language: Language): Letter => ({
  to,
  ...words[language](inviting, link),
});
