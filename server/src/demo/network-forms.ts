import type { CharterText } from '../networks/charter/charter.entity.js';
import type { Network } from '../networks/network.entity.js';

type Organiser = { type: NonNullable<Network['organiserType']>; name: string; orgnr: string };

/** The form of an invented network; its purpose is with its name. */
export type DemoForm = {
  charter: Omit<CharterText, 'purpose'>;
  organiser: Organiser;
  /** The key of a programme. */
  effort: string;
  listed: boolean;
  /** The next meetings, and the review, in days from now. */
  meetsInDays: [number, number];
  reviewInDays: number;
};

/** Invented, and such as there could be. */
export const programmes = [
  { key: 'programme', name: 'Leiarprogrammet for staten på Vestlandet', kind: 'PROGRAMME' },
  { key: 'policy', name: 'Arbeidsgiverpolitikk for ledere i distriktene', kind: 'EMPLOYER_POLICY' },
  { key: 'plan', name: 'Plan for lederutvikling i staten', kind: 'PLAN' },
] as const;

const forms: Record<string, DemoForm> = {
  vestland: {
    charter: {
      basis: ['ROLE', 'FUNCTION'],
      seatsFor: 'Leiarar med ansvar for IT og digitalisering i statlege verksemder i Vestland',
      expectations:
        'Vi tek med oss noko som er vanskeleg på ordentleg, og ikkje ei framsyning. Vi lyttar ferdig, spør før vi gir råd, og seier frå når vi har prøvd noko som ikkje gjekk. Kvar av oss tek opp ei utfordring minst to gonger i året.',
      everyWeeks: 4,
      minutes: 90,
      place: 'På skjerm, og ein halv dag saman i Bergen to gonger i året',
      attendance: 'Minst åtte av ti møte. Den halve dagen held vi av frå januar.',
      preparation: 'Les utfordringane på dagsordenen før møtet. Den som tek opp noko, skriv det kvelden før.',
      absence: 'Sei frå dagen før, og les det som kom fram. Er du borte tre gonger på rad, tek fasilitatoren kontakt.',
      protocol: 'PEER_CONSULTATION',
      rotation: 'HALF_YEARLY',
      confidence: 'THIS_ROOM',
      admission: 'FACILITATOR',
      openHistory: false,
    },
    organiser: { type: 'PUBLIC', name: 'Digitaliseringsdirektoratet', orgnr: '991825827' },
    effort: 'programme',
    listed: true,
    meetsInDays: [9, 37],
    reviewInDays: 210,
  },
  north: {
    charter: {
      basis: ['ROLE', 'LEADERSHIP'],
      seatsFor: 'Seksjonssjefer i statlige virksomheter nord for Saltfjellet',
      expectations:
        'Avstandene er lange, så vi stiller når vi har sagt at vi stiller. Vi deler det vi ikke kan spørre om i egen linje, og vi hjelper hverandre til å tenke selv. Alle snakker i hvert møte, også den som har kommet lengst.',
      everyWeeks: 6,
      minutes: 120,
      place: 'Bodø, Tromsø eller på skjerm',
      attendance: 'Minst fire av fem møter',
      preparation: 'Ti minutter på flyet holder: Hva er vanskelig akkurat nå?',
      absence: 'Si fra så snart du vet det, og ta en telefon med en av de andre etterpå.',
      protocol: 'ACTION_LEARNING',
      rotation: 'EACH_MEETING',
      confidence: 'SEALED',
      admission: 'MEMBERS',
      openHistory: false,
    },
    organiser: { type: 'INTEREST_ORG', name: 'Lederforum Nord', orgnr: '100000008' },
    effort: 'policy',
    listed: true,
    meetsInDays: [16, 58],
    reviewInDays: 120,
  },
  hr: {
    charter: {
      basis: ['FUNCTION', 'FIELD'],
      seatsFor: 'Ledere for HR og organisasjon i statlige virksomheter',
      expectations:
        'Vi øver på å spørre før vi gir råd. Vi deler maler og erfaringer, og vi sier hva vi har tatt i bruk hjemme. Partssamarbeid er et felles fag her, ikke en motpart.',
      everyWeeks: 8,
      minutes: 150,
      place: 'Hos hverandre i Oslo, med skjerm for dem som sitter et annet sted',
      attendance: 'Minst fem av seks møter',
      preparation: 'Les det som er lagt fram, og ta med én erfaring som ligner.',
      absence: 'Send en kollega? Nei – plassen følger rollen. Si fra, og les læringspunktene etterpå.',
      protocol: 'EXPERIENCE_ROUND',
      rotation: 'YEARLY',
      confidence: 'LEARNING',
      admission: 'MEMBERS',
      openHistory: true,
    },
    organiser: { type: 'TRADE_ASSOCIATION', name: 'HR-foreningen for staten', orgnr: '100000016' },
    effort: 'plan',
    listed: true,
    meetsInDays: [23, 79],
    reviewInDays: 300,
  },
};

/** By the key of the network. */
export function formOf(network: string): DemoForm {
  const form = forms[network];
  if (!form) throw new Error(`The demo has no form for «${network}».`);
  return form;
}
