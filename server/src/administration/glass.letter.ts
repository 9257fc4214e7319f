import type { Language } from '@krets/shared/kinds';
import type { Letter } from '../platform/mail/mail.js';

type Opened = { network: string; reason: string; hours: number };

const words: Record<Language, { subject: (network: string) => string; text: (opened: Opened) => string }> = {
  nn: {
    subject: (network) => `Rommet til ${network} er opna`,
    text: ({ network, reason, hours }) =>
      `To administratorar av plattforma har opna rommet til nettverket «${network}» for lesing i ${hours} timar.\n\nGrunngjevinga dei har skrive: ${reason}\n\nDet står òg i loggen i rommet. Ta kontakt med dei som driv plattforma om du har spørsmål.`,
  },
  nb: {
    subject: (network) => `Rommet til ${network} er åpnet`,
    text: ({ network, reason, hours }) =>
      `To administratorer av plattformen har åpnet rommet til nettverket «${network}» for lesing i ${hours} timer.\n\nBegrunnelsen de har skrevet: ${reason}\n\nDet står også i loggen i rommet. Ta kontakt med dem som driver plattformen hvis du har spørsmål.`,
  },
  en: {
    subject: (network) => `The room of ${network} has been opened`,
    text: ({ network, reason, hours }) =>
      `Two administrators of the platform have opened the room of the network “${network}” for reading, for ${hours} hours.\n\nThe reason they have stated: ${reason}\n\nIt also stands in the log of the room. Contact those who run the platform if you have questions.`,
  },
};

export const glassLetter = (to: string, language: Language, opened: Opened): Letter => ({
  to,
  subject: words[language].subject(opened.network),
  text: words[language].text(opened),
});
