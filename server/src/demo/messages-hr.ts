import type { MessageLine } from './messages.js';

export const hrMessages: MessageLine[] = [
  [
    'ragnhild',
    74.2,
    'nb',
    'Velkommen til samtalen. To ting vi ble enige om: ingen navn på ansatte, og ingen konkrete personalsaker. Spør heller «hvordan gjør dere …».',
    {
      reactions: [
        ['nina', 'THANKS'],
        ['geir', 'THANKS'],
      ],
    },
  ],
  [
    'yasmin',
    33.3,
    'nb',
    'Hvordan gjør dere det med drøftingsmøter når halve ledergruppa er ny og ikke vet forskjell på drøfting og forhandling?',
  ],
  [
    'geir',
    33.2,
    'nn',
    'Vi spelar eit. Ein time, leiarane spelar tillitsvalde og omvendt. Dei tillitsvalde har det mykje morosamt.',
    {
      answers: 'Hvordan gjør dere det med drøftingsmøter',
      reactions: [
        ['yasmin', 'THANKS'],
        ['solveig', 'THINKING'],
        ['bjornar', 'THINKING'],
      ],
    },
  ],
  [
    'pernille',
    33.1,
    'nb',
    'Vi inviterte tillitsvalgte til å holde innføringen. Det ga en annen tone fra første dag.',
    { answers: 'Hvordan gjør dere det med drøftingsmøter', reactions: [['yasmin', 'THANKS']] },
  ],
  ['yasmin', 32.9, 'nb', 'Begge deler. Jeg stjeler begge deler.'],
  [
    'daniel',
    19.2,
    'en',
    'Does anybody have a short text in English about what an employee conversation is for? Ours reads like a tax form.',
    { reactions: [['turid', 'RECOGNISE']] },
  ],
  [
    'halvard',
    19.1,
    'nb',
    'We cut ours to four questions. I can bring it on paper to the next meeting.',
    {
      answers: 'Does anybody have a short text',
      reactions: [
        ['daniel', 'THANKS'],
        ['nina', 'THANKS'],
      ],
    },
  ],
  [
    'solveig',
    8.4,
    'nb',
    'Lederutviklingsprogrammet vårt har 94 % fornøyde deltakere og ingen vi kan se gjør noe annerledes. Jeg vet ikke om jeg skal le.',
    {
      reactions: [
        ['nina', 'RECOGNISE'],
        ['halvard', 'RECOGNISE'],
        ['lars', 'RECOGNISE'],
      ],
    },
  ],
  [
    'nina',
    8.3,
    'nb',
    'Vi har sluttet å spørre om de er fornøyde. Vi spør medarbeiderne deres etter tre måneder: Hva har du merket?',
    {
      answers: 'Lederutviklingsprogrammet',
      reactions: [
        ['solveig', 'THINKING'],
        ['ragnhild', 'THANKS'],
      ],
    },
  ],
  ['lars', 8.1, 'nb', 'Og hva svarer de?'],
  ['nina', 8.0, 'nb', '«Ingenting» i halvparten av tilfellene. Men den andre halvparten er veldig konkrete.'],
  [
    'turid',
    3.2,
    'nb',
    'Noen som har erfaring med å flytte folk sammen i åpent landskap uten at det blir det eneste man snakker om i et år?',
  ],
  [
    'geir',
    3.1,
    'nn',
    'Nei. Men eg har erfaring med året.',
    {
      answers: 'Noen som har erfaring',
      reactions: [
        ['turid', 'RECOGNISE'],
        ['pernille', 'THANKS'],
        ['bjornar', 'RECOGNISE'],
      ],
    },
  ],
  [
    'bjornar',
    0.6,
    'nb',
    'Minner om møtet neste tirsdag. Tar du med de fire spørsmålene, @Halvard Sunde?',
    { names: ['halvard'] },
  ],
  ['halvard', 0.4, 'nb', 'De ligger i veska.', { reactions: [['daniel', 'THANKS']] }],
];
