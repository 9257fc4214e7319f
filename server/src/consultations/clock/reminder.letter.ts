import type { Language } from '@krets/shared/kinds';
import type { Letter } from '../../platform/mail/mail.js';

export type Reminder = 'HALF' | 'NEARLY' | 'OWNER_AWAY' | 'FOLLOW_UP' | 'FOLLOW_UP_AGAIN';

/** What has fallen due and where; never a word of what is said there. */
const words: Record<Language, { subject: (network: string) => string; text: Record<Reminder, string>; where: string }> =
  {
    nn: {
      subject: (network) => `Frå ${network}`,
      text: {
        HALF: 'Ei kollegarettleiing du er med i, er halvvegs i fasen sin. Dei andre vil gjerne høyre frå deg. Du kan òg stå over.',
        NEARLY:
          'Fasen i ei kollegarettleiing du er med i, tek snart slutt. Vil du seie noko eller stå over, er det tid til det no.',
        OWNER_AWAY:
          'Kollegarettleiinga di står på pause, fordi det var din tur og tida gjekk ut. Du kan halde fram når det passar, eller avslutte.',
        FOLLOW_UP:
          'Kva gjorde du, og kva hende? Gruppa di vil gjerne høyre korleis det gjekk. «Ingenting enno» er òg eit svar.',
        FOLLOW_UP_AGAIN: 'Vi spør ein siste gong korleis det gjekk. Svar om du vil; etter dette lèt vi det liggje.',
      },
      where: 'Du finn henne her:',
    },
    nb: {
      subject: (network) => `Fra ${network}`,
      text: {
        HALF: 'En kollegaveiledning du er med i, er halvveis i fasen sin. De andre vil gjerne høre fra deg. Du kan også stå over.',
        NEARLY:
          'Fasen i en kollegaveiledning du er med i, tar snart slutt. Vil du si noe eller stå over, er det tid til det nå.',
        OWNER_AWAY:
          'Kollegaveiledningen din står på pause, fordi det var din tur og tiden gikk ut. Du kan fortsette når det passer, eller avslutte.',
        FOLLOW_UP:
          'Hva gjorde du, og hva skjedde? Gruppen din vil gjerne høre hvordan det gikk. «Ingenting ennå» er også et svar.',
        FOLLOW_UP_AGAIN: 'Vi spør en siste gang hvordan det gikk. Svar om du vil; etter dette lar vi det ligge.',
      },
      where: 'Du finner den her:',
    },
    en: {
      subject: (network) => `From ${network}`,
      text: {
        HALF: 'A peer consultation you take part in is halfway through its phase. The others would like to hear from you. You may also pass.',
        NEARLY:
          'The phase of a peer consultation you take part in ends soon. If you want to say something or pass, there is time now.',
        OWNER_AWAY:
          'Your peer consultation is paused, because it was your turn and the time ran out. You can go on when it suits you, or close it.',
        FOLLOW_UP:
          'What did you do, and what happened? Your group would like to hear how it went. “Nothing yet” is an answer too.',
        FOLLOW_UP_AGAIN: 'We ask one last time how it went. Answer if you like; after this we let it be.',
      },
      where: 'You find it here:',
    },
  };

export const reminderLetter = (
  to: string,
  network: string,
  link: string,
  language: Language,
  reminder: Reminder,
): Letter => ({
  to,
  subject: words[language].subject(network),
  text: `${words[language].text[reminder]}\n\n${words[language].where} ${link}`,
});
