import type { MessageLine } from './messages.js';

export const northMessages: MessageLine[] = [
  [
    'aile',
    62.1,
    'nb',
    'Buorre iđit! Her kan vi snakke mellom møtene. Jeg leser innom morgen og kveld, ikke imellom – ingen trenger å svare med en gang.',
    {
      reactions: [
        ['tone', 'THANKS'],
        ['lars', 'THANKS'],
      ],
    },
  ],
  ['odd', 61.9, 'nb', 'Takk for det siste. Det høres ut som en liten ting, men det er det ikke.'],
  [
    'marit',
    28.2,
    'nn',
    'Veit nokon om ein god møteleiar i Alta som kan ta ein halv dag med ei avdeling som har slutta å snakke saman?',
  ],
  [
    'tone',
    28.1,
    'nb',
    'Jeg har brukt en fra bedriftshelsetjenesten som var flink til å la folk være stille. Skal høre om hun vil at jeg gir deg navnet.',
    { answers: 'Veit nokon om ein god', reactions: [['marit', 'THANKS']] },
  ],
  [
    'jovna',
    28.0,
    'nb',
    'Hos oss hjalp det å flytte møtet ut. Samme folk, det samme å snakke om, men rundt et bål. Jeg vet hvordan det høres ut.',
    {
      answers: 'Veit nokon om ein god',
      reactions: [
        ['marit', 'THINKING'],
        ['aile', 'RECOGNISE'],
        ['odd', 'THINKING'],
      ],
    },
  ],
  ['marit', 27.8, 'nn', 'Det høyrest ut som noko eg ville ledd av for eit år sidan. Eg prøver.'],
  [
    'claire',
    12.3,
    'en',
    'Question for those who have had one: how did you tell your section that you are applying for another job?',
  ],
  [
    'lars',
    12.2,
    'nb',
    'Late. Too late, I think. They had understood it already, and I had lost two months of honest talk.',
    {
      answers: 'Question for those',
      reactions: [
        ['claire', 'THANKS'],
        ['synne', 'THINKING'],
      ],
    },
  ],
  [
    'synne',
    12.1,
    'nb',
    'Jeg fortalte det før jeg visste om jeg fikk den. Det ble rart i tre uker og så ble det helt greit.',
    { answers: 'Question for those', reactions: [['claire', 'THANKS']] },
  ],
  ['claire', 11.9, 'en', 'Thank you both. Three strange weeks I can live with.'],
  ['odd', 4.2, 'nb', 'Flyet til Tromsø på onsdag er innstilt igjen. Tar vi møtet på skjerm, eller venter vi en uke?'],
  [
    'aile',
    4.1,
    'nb',
    'Skjerm. Men da tar vi bare én utfordring, og vi slutter klokka ti på. @Lars Kvamsdal, du eier den?',
    {
      names: ['lars'],
      reactions: [
        ['odd', 'THANKS'],
        ['tone', 'THANKS'],
      ],
    },
  ],
  ['lars', 4.0, 'nb', 'Det gjør jeg.'],
  [
    'tone',
    0.9,
    'nb',
    'Hadde medarbeidersamtale nummer elleve i dag og hørte meg selv si det samme som i nummer én. Tar imot gode spørsmål.',
    {
      reactions: [
        ['jovna', 'RECOGNISE'],
        ['marit', 'RECOGNISE'],
      ],
    },
  ],
  [
    'marit',
    0.8,
    'nn',
    '«Kva har du halde opp med å seie til meg?» Det var stille lenge. Så kom det.',
    {
      answers: 'Hadde medarbeidersamtale',
      reactions: [
        ['tone', 'THANKS'],
        ['aile', 'THINKING'],
      ],
    },
  ],
];
