import type { MessageLine } from './messages.js';

export const vestlandMessages: MessageLine[] = [
  [
    'aud',
    86.2,
    'nn',
    'God morgon! Då er samtalen open. Han er for det som er for lite til å vere ei utfordring: ei rask avklaring, noko de har lese, kven som tek med kaffi. Det som er stort nok til å trenge tid, tek vi opp som ei utfordring.',
  ],
  [
    'torleiv',
    86.1,
    'nn',
    'Fint. Då slepp eg å ha fire e-posttrådar om det same.',
    { reactions: [['hege', 'RECOGNISE']] },
  ],
  [
    'samir',
    85.9,
    'en',
    'Good morning from the archive floor. I will write in English when it matters and in my best Norwegian when it does not.',
    {
      reactions: [
        ['aud', 'THANKS'],
        ['renate', 'THANKS'],
      ],
    },
  ],
  ['kjersti', 41.3, 'nn', 'Er det fleire enn meg som har fått spørsmål om å levere plan for «KI-innføring» innan jul?'],
  [
    'magne',
    41.2,
    'nn',
    'Ja. Vi svara at vi først vil finne ut kva vi skal bruke det til.',
    {
      answers: 'Er det fleire enn meg',
      reactions: [
        ['kjersti', 'THANKS'],
        ['ingunn', 'RECOGNISE'],
      ],
    },
  ],
  [
    'renate',
    41.1,
    'nb',
    'Vi lagde en halv side med tre ting vi vil prøve, og to vi ikke vil. Det var nok.',
    {
      answers: 'Er det fleire enn meg',
      reactions: [
        ['kjersti', 'THANKS'],
        ['torleiv', 'THINKING'],
      ],
    },
  ],
  ['kjersti', 41.0, 'nn', 'To vi *ikkje* vil. Det tek eg med meg, takk.'],
  [
    'hege',
    16.4,
    'nn',
    'Eg har byrja å setje av fredag før lunsj til ingenting. Tredje veka no. Det er overraskande vanskeleg å forsvare for meg sjølv.',
    {
      reactions: [
        ['ingunn', 'RECOGNISE'],
        ['eirik', 'RECOGNISE'],
        ['torleiv', 'THINKING'],
      ],
    },
  ],
  ['eirik', 16.3, 'nn', 'Kva gjer du når nokon legg eit møte der likevel?', { answers: 'Eg har byrja å setje av' }],
  [
    'hege',
    16.2,
    'nn',
    'Fyrste gongen sa eg ja. Andre gongen spurde eg om det kunne vente til måndag. Det kunne det.',
    { reactions: [['eirik', 'THANKS']] },
  ],
  [
    'arne',
    9.2,
    'nn',
    'Eg har merka at eg svarar på e-post i møte eg sjølv har kalla inn til. Det seier vel noko om møta, eller om meg.',
    { reactions: [['magne', 'RECOGNISE']] },
  ],
  [
    'ingunn',
    9.1,
    'nn',
    'Eg trur det seier noko om kor lenge sidan det er du har fått arbeide i fred.',
    { answers: 'Eg har merka at eg svarar' },
  ],
  [
    'torleiv',
    5.3,
    'nn',
    'Til samlinga på Voss: Skal vi ta toget 08.40, så får vi ein time til å snakke før vi er framme?',
    {
      reactions: [
        ['aud', 'THANKS'],
        ['samir', 'THANKS'],
      ],
    },
  ],
  ['aud', 5.2, 'nn', 'Ja. Eg ordnar rom i vogna. @Arne Ottar Skår, du går på i Dale?', { names: ['arne'] }],
  ['arne', 5.0, 'nn', 'Det gjer eg, om toget stoggar.'],
  [
    'renate',
    2.4,
    'nb',
    'Noen som har en god måte å si nei til et prosjekt på, når det er en annen etat som eier det og vi bare skal «stille ressurser»?',
  ],
  [
    'magne',
    2.3,
    'nn',
    'Eg seier ja til målet og spør kven som skal sleppe kva. Då blir det stille ei stund.',
    {
      answers: 'Noen som har en god måte',
      reactions: [
        ['renate', 'THANKS'],
        ['hege', 'THINKING'],
      ],
    },
  ],
  [
    'samir',
    2.2,
    'en',
    'We ask for it in writing, with the person’s name and the weeks. Half of the requests never come back.',
    {
      answers: 'Noen som har en god måte',
      reactions: [
        ['renate', 'THANKS'],
        ['magne', 'RECOGNISE'],
      ],
    },
  ],
  [
    'renate',
    2.1,
    'nb',
    'Kanskje dette egentlig er en utfordring og ikke en chat. Jeg sover på det.',
    { reactions: [['aud', 'THINKING']] },
  ],
  [
    'eirik',
    0.5,
    'nn',
    'Eg har trekt meg frå ei arbeidsgruppe for fyrste gong. Ingen døydde.',
    {
      reactions: [
        ['hege', 'THANKS'],
        ['torleiv', 'RECOGNISE'],
      ],
    },
  ],
  [
    'aud',
    0.2,
    'nn',
    'Godt gjort, @Eirik Tveitnes. Neste møte er torsdag kl. 9. Ta med éin ting de har late vere å gjere.',
    { names: ['eirik'] },
  ],
];
