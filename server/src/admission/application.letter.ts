import type { ApplicationState, Language } from '@krets/shared/kinds';
import type { Letter } from '../platform/mail/mail.js';

export type Admitting = {
  state: ApplicationState;
  networkName: string;
  because: string | null;
  warned: boolean;
  email: string;
  language: Language;
  /** Facilitators and colleagues in the room who are warned. */
  beside: { email: string; language: Language }[];
};

type Said = { subject: string; text: string };
type Words = Record<
  'APPLIED' | 'WAITING' | 'DECLINED' | 'WARNED',
  (network: string, because: string | null) => Said
> & {
  ADMITTED: (network: string, warned: boolean) => Said;
};

const words: Record<Language, Words> = {
  nn: {
    APPLIED: (network) => ({
      subject: `Søknaden din til ${network}`,
      text: `Du har søkt plass i «${network}». Dei som avgjer det, ser namnet ditt, rolla di, verksemda og grunngjevinga.\n\nTo frå same verksemd, eller to i same styringslinje, kan gjere det vanskelegare å snakke fritt. Difor ser fasilitatoren etter det før nokon får plass, hos alle som søkjer.\n\nDu kan trekkje søknaden når du vil.`,
    }),
    WAITING: (network) => ({
      subject: `Du står på venteliste i ${network}`,
      text: `Svaret er ja, men alle plassane i «${network}» er tekne no. Du står på ventelista og får plass når det er din tur. Du treng ikkje gjere noko.`,
    }),
    ADMITTED: (network, warned) => ({
      subject: `Du har fått plass i ${network}`,
      text: `Du har fått plass i «${network}». Logg inn i Krets og les nettverksavtalen. Rommet opnar seg når du har godteke han; ingen melder deg inn utan det.${warned ? '\n\nDu bør vite dette først: Nokon i rommet kan vere frå verksemda di eller i same styringslinje som du. Fasilitatoren veit det og har sagt ja.' : ''}`,
    }),
    DECLINED: (network, because) => ({
      subject: `Svar på søknaden din til ${network}`,
      text: `Du fekk ikkje plass i «${network}» denne gongen.${because ? `\n\nFasilitatoren skriv: ${because}` : ''}\n\nTakk for at du ville vere med. I Krets kan du finne andre nettverk som tek imot søknader.`,
    }),
    WARNED: (network) => ({
      subject: `Ein som kan stå nær deg, har søkt plass i ${network}`,
      text: `Ein leiar frå ei verksemd som alt har plass i «${network}», eller i same styringslinje som nokon der, har søkt plass. Fasilitatoren avgjer det. Logg inn i Krets og sjå «Slik kjem ein inn» i rommet; sei frå til fasilitatoren om det gjer det vanskeleg for deg.`,
    }),
  },
  nb: {
    APPLIED: (network) => ({
      subject: `Søknaden din til ${network}`,
      text: `Du har søkt plass i «${network}». De som avgjør det, ser navnet ditt, rollen din, virksomheten og begrunnelsen.\n\nTo fra samme virksomhet, eller to i samme styringslinje, kan gjøre det vanskeligere å snakke fritt. Derfor ser fasilitatoren etter det før noen får plass, hos alle som søker.\n\nDu kan trekke søknaden når du vil.`,
    }),
    WAITING: (network) => ({
      subject: `Du står på venteliste i ${network}`,
      text: `Svaret er ja, men alle plassene i «${network}» er tatt nå. Du står på ventelisten og får plass når det er din tur. Du trenger ikke gjøre noe.`,
    }),
    ADMITTED: (network, warned) => ({
      subject: `Du har fått plass i ${network}`,
      text: `Du har fått plass i «${network}». Logg inn i Krets og les nettverksavtalen. Rommet åpner seg når du har godtatt den; ingen melder deg inn uten det.${warned ? '\n\nDu bør vite dette først: Noen i rommet kan være fra virksomheten din eller i samme styringslinje som deg. Fasilitatoren vet det og har sagt ja.' : ''}`,
    }),
    DECLINED: (network, because) => ({
      subject: `Svar på søknaden din til ${network}`,
      text: `Du fikk ikke plass i «${network}» denne gangen.${because ? `\n\nFasilitatoren skriver: ${because}` : ''}\n\nTakk for at du ville være med. I Krets kan du finne andre nettverk som tar imot søknader.`,
    }),
    WARNED: (network) => ({
      subject: `En som kan stå nær deg, har søkt plass i ${network}`,
      text: `En leder fra en virksomhet som alt har plass i «${network}», eller i samme styringslinje som noen der, har søkt plass. Fasilitatoren avgjør det. Logg inn i Krets og se «Slik kommer en inn» i rommet; si fra til fasilitatoren om det gjør det vanskelig for deg.`,
    }),
  },
  en: {
    APPLIED: (network) => ({
      subject: `Your application to ${network}`,
      text: `You have applied for a seat in “${network}”. Those who decide see your name, your role, your organisation and your reason.\n\nTwo from one organisation, or two in one line of command, can make it harder to speak freely. The facilitator therefore looks for it before anybody gets a seat, with everybody who applies.\n\nYou can withdraw the application at any time.`,
    }),
    WAITING: (network) => ({
      subject: `You are on the waiting list of ${network}`,
      text: `The answer is yes, but all seats in “${network}” are taken now. You are on the waiting list and get a seat when it is your turn. You need not do anything.`,
    }),
    ADMITTED: (network, warned) => ({
      subject: `You have a seat in ${network}`,
      text: `You have a seat in “${network}”. Sign in to Krets and read the network agreement. The room opens when you have accepted it; nobody is enrolled without that.${warned ? '\n\nYou should know this first: somebody in the room may be from your organisation or in the same line of command as you. The facilitator knows it and has said yes.' : ''}`,
    }),
    DECLINED: (network, because) => ({
      subject: `An answer to your application to ${network}`,
      text: `You did not get a seat in “${network}” this time.${because ? `\n\nThe facilitator writes: ${because}` : ''}\n\nThank you for wanting to take part. In Krets you can find other networks that take applications.`,
    }),
    WARNED: (network) => ({
      subject: `Somebody who may stand close to you has applied to ${network}`,
      text: `A leader from an organisation that already has a seat in “${network}”, or in the same line of command as somebody there, has applied for a seat. The facilitator decides. Sign in to Krets and see “How one gets in” in the room; tell the facilitator if it makes it difficult for you.`,
    }),
  },
};

/** To the one it is about, and a warning to those beside whom she would sit. No names and no links. */
export function applicationLetters({
  state,
  networkName,
  because,
  warned,
  email,
  language,
  beside,
}: Admitting): Letter[] {
  if (state === 'WITHDRAWN') return [];
  const own =
    state === 'ADMITTED' ? words[language].ADMITTED(networkName, warned) : words[language][state](networkName, because);
  return [
    { to: email, ...own },
    ...beside.map((reader) => ({ to: reader.email, ...words[reader.language].WARNED(networkName, null) })),
  ];
}
