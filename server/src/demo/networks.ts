import type { DemoNetwork } from './demo.types.js';

const members = (...keys: string[]) => keys.map((person) => ({ person, role: 'MEMBER' as const }));
const facilitator = (person: string) => ({ person, role: 'FACILITATOR' as const });

/** Invented networks, the last of them still being formed. Nobody sits in one with a colleague from the same organisation. */
export const networks: DemoNetwork[] = [
  {
    key: 'vestland',
    name: 'IT-leiarar i Vestland',
    purpose:
      'For leiarar med ansvar for IT og digitalisering i statlege verksemder i Vestland. Vi møtest for å bli tryggare i leiarrolla når teknologien går fortare enn organisasjonen: kort på skjerm kvar månad, ein halv dag saman to gonger i året.',
    seats: [
      facilitator('aud'),
      ...members('torleiv', 'ingunn', 'magne', 'renate', 'eirik', 'hege', 'kjersti', 'samir', 'arne'),
    ],
  },
  {
    key: 'north',
    name: 'Seksjonssjefer i nord',
    purpose:
      'Vi leder seksjoner nord for Saltfjellet, med lange avstander og små fagmiljøer. Her hjelper vi hverandre med det vi ikke kan spørre om i egen linje. Møtes hver sjette uke, i Bodø, Tromsø eller på skjerm.',
    seats: [facilitator('aile'), ...members('lars', 'marit', 'jovna', 'tone', 'odd', 'synne', 'claire', 'eirik')],
  },
  {
    key: 'hr',
    name: 'HR-ledere i staten',
    purpose:
      'For deg som leder HR eller organisasjon i en statlig virksomhet. Vi deler erfaringer fra omstilling, medbestemmelse og lederutvikling, og øver oss på å spørre før vi gir råd.',
    seats: [
      facilitator('ragnhild'),
      facilitator('bjornar'),
      ...members('nina', 'yasmin', 'geir', 'solveig', 'pernille', 'daniel', 'turid', 'halvard', 'lars'),
    ],
  },
  {
    key: 'new',
    name: 'Nye avdelingsdirektører',
    isForming: true,
    purpose:
      'For deg som har ledet ledere i mindre enn to år. Vi vil bli tryggere på det som ingen forteller deg når du går fra fag til ledelse av andre ledere.',
    seats: [facilitator('solveig'), ...members('pernille', 'geir')],
  },
];
