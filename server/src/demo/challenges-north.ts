import { contribution } from './contribution.js';
import type { DemoChallenge } from './demo.types.js';

/** Invented, as are those who speak. */
export const northChallenges: DemoChallenge[] = [
  {
    network: 'north',
    by: 'lars',
    daysAgo: 10,
    title: 'Hvordan holder jeg motet oppe når halve enheten skal flyttes?',
    situation:
      'Vi fikk vite i høst at oppgavene ved kontoret vårt skal samles et annet sted innen to år. Jeg har tolv medarbeidere. Halvparten kan søke seg med; resten kan det ikke, av familiegrunner.\n\nJeg skal holde produksjonen oppe og samtidig være ærlig. Mye er ikke avgjort, og hver gang jeg sier «det vet jeg ikke», ser jeg at noen tenker at jeg lyver.',
    role: 'Regiondirektør. Jeg er selv blant dem som må flytte hvis jeg vil beholde jobben.',
    pullA: 'De har krav på å vite hva jeg vet.',
    pullB: 'Mye er ikke avgjort, og uro sprer seg fort.',
    tried: 'Allmøte hver måned. De kommer, men ingen spør om noe.',
    helpWanted: ['QUESTIONS', 'EXPERIENCES'],
    decideInDays: 12,
    reshare: 'ASK_ME',
    lang: 'nb',
    thread: [
      contribution(
        'aile',
        'QUESTION',
        3,
        'nb',
        'Vet medarbeiderne selv hvem som kan og hvem som ikke kan flytte med, eller er det bare du som vet det?',
        {
          replies: [
            contribution('lars', 'ANSWER', 4, 'nb', 'De vet det om seg selv, men det er ikke sagt høyt i gruppen.'),
          ],
        },
      ),
      contribution(
        'tone',
        'EXPERIENCE',
        8,
        'nb',
        'Da vi ble flyttet, sluttet jeg med allmøter og tok tolv samtaler i stedet. Jeg spurte om det samme hver gang: Hva er det verste for deg, og hva må jeg ikke glemme? Det tok to uker, og etterpå kom spørsmålene i gruppen også.',
        {
          replies: [
            contribution(
              'lars',
              'REPLY',
              9,
              'nb',
              'Hva gjorde du med det du fikk vite som du ikke kunne gjøre noe med?',
            ),
            contribution(
              'tone',
              'REPLY',
              11,
              'nb',
              'Jeg sa det. «Dette kan jeg ikke gjøre noe med, men jeg skal ikke glemme det.»',
            ),
          ],
        },
      ),
      contribution('marit', 'QUESTION', 20, 'nn', 'Kva har du sjølv fått lov til å seie, og kven avgjer det?', {
        replies: [
          contribution(
            'lars',
            'ANSWER',
            22,
            'nb',
            'Det har jeg ikke spurt om. Jeg har bare gått ut fra at jeg må være forsiktig.',
          ),
        ],
      }),
      contribution(
        'jovna',
        'EXPERIENCE',
        28,
        'nb',
        'Hos oss la vi ut en liste på veggen: det vi vet, det vi ikke vet, og når vi vet det. Den siste kolonnen var den viktigste. Jeg oppdaterte den hver fredag, også når ingenting var nytt.',
      ),
      contribution(
        'odd',
        'EXPERIENCE',
        33,
        'nb',
        'Jeg var en av dem som ikke kunne flytte. Det jeg husker, er lederen som spurte hva jeg ville at de skulle ta med seg fra meg.',
        {
          edited: { hoursAfter: 34, before: 'Jeg var en av dem som ikke kunne flytte.' },
          replies: [contribution('lars', 'THANKS', 35, 'nb', 'Dette traff.')],
        },
      ),
      contribution(
        'claire',
        'QUESTION',
        230,
        'en',
        'And you? Have you decided whether you will move? They will be reading your face.',
      ),
    ],
  },
  {
    network: 'north',
    by: 'jovna',
    daysAgo: 6,
    title: 'Vi har to språk på papiret og ett i møtene',
    situation:
      'Kontoret er tospråklig. Over halvparten av oss snakker samisk hjemme. Likevel går alle møter på norsk så snart én person i rommet ikke forstår, og det er alltid én.\n\nDe som kunne ha brukt språket sitt, har sluttet å prøve. En av de unge sa at hun føler seg som en gjest på eget kontor. Den ene som ikke forstår, er dyktig, og hun gjør sitt beste.',
    role: 'Kontorsjef, selv samisktalende.',
    pullA: 'Språket dør i møterommet hvis jeg ikke gjør noe.',
    pullB: 'Jeg kan ikke gjøre én medarbeider til problemet.',
    helpWanted: ['EXPERIENCES', 'IDEAS', 'QUESTIONS'],
    reshare: 'YES',
    lang: 'nb',
    thread: [
      contribution(
        'aile',
        'EXPERIENCE',
        5,
        'nb',
        'Vi begynte med innsjekken: Alle sier noe på sitt språk, uten oversettelse, ett minutt hver. Det gjorde noe med rommet at det hørtes, selv før det ble forstått.',
        {
          replies: [
            contribution('jovna', 'REPLY', 6, 'nb', 'Hva sa de som ikke forstod?'),
            contribution(
              'aile',
              'REPLY',
              8,
              'nb',
              'At det var uvant å være den som lytter. En av dem har begynt på kurs.',
            ),
          ],
        },
      ),
      contribution(
        'claire',
        'PERSPECTIVE',
        12,
        'en',
        'I am often the one who does not understand. Nobody has ever asked me what I would prefer. I would prefer to be a little lost and part of something real.',
        {
          replies: [contribution('jovna', 'THANKS', 13, 'nb', 'Giitu. Det hadde jeg ikke tenkt på å spørre om.')],
        },
      ),
      contribution(
        'synne',
        'IDEA',
        30,
        'nb',
        'Ett fast møte i måneden på samisk, med referat på norsk dagen etter. Da er regelen møtet, ikke personen.',
      ),
      contribution(
        'marit',
        'RESOURCE',
        50,
        'nn',
        'Språkreglane i samelova er verde å ha for handa når ein skal forklare kvifor dette ikkje er ei smakssak.',
        {
          link: 'https://www.regjeringen.no/',
        },
      ),
    ],
  },
  {
    network: 'north',
    by: 'marit',
    daysAgo: 0.7,
    title: 'Tre sjukmelde på same seksjon, og eg er redd det er noko eg ikkje ser',
    situation:
      'På tre månader har tre av ni vorte borte. Kvar for seg har dei gode forklaringar som ikkje har med arbeidet å gjere. Men eg har vore leiar lenge nok til å bli uroleg av tal.\n\nDei som er att, spring fortare. Når eg spør korleis det går, seier dei «fint». Eg høyrer meg sjølv seie det same oppover.',
    role: 'Seksjonssjef for alle ni.',
    pullA: 'Eg må finne ut om det er noko med måten vi arbeider på.',
    pullB: 'Eg kan ikkje grave i det som er folks eige.',
    tried: 'Medarbeidarsamtalar. Dei handla om fag.',
    helpWanted: ['QUESTIONS', 'EXPERIENCES'],
    reshare: 'NO',
    lang: 'nn',
    thread: [
      contribution(
        'tone',
        'QUESTION',
        4,
        'nb',
        'Hvis en av de seks som er igjen, skulle skrevet denne utfordringen, hva ville det stått i den?',
      ),
      contribution(
        'aile',
        'EXPERIENCE',
        9,
        'nb',
        'Jeg spurte ikke hvordan det gikk, men hva de hadde latt være å gjøre den uken. Da kom det.',
      ),
    ],
  },
  {
    network: 'north',
    by: 'synne',
    daysAgo: 2.5,
    title: 'Ingen søker på stillingene våre, og jeg begynner å senke kravene uten å si det',
    situation:
      'Vi har lyst ut samme stilling tre ganger. Sist hadde vi to søkere, og ingen av dem hadde utdanningen vi ber om. Den ene gjorde et godt inntrykk. Jeg har begynt å omtale kravet som «ønskelig» i samtaler, selv om det står «må» i utlysningen.\n\nHovedkontoret vil at kravene skal være like i hele landet. Her er det 40 mil til nærmeste by som utdanner dem vi trenger.',
    role: 'Prosjektleder med innstillingsrett.',
    pullA: 'Vi må få noen på plass før vinteren.',
    pullB: 'Jeg undergraver regler jeg er satt til å holde.',
    helpWanted: ['CHALLENGE_ME', 'EXPERIENCES'],
    decideInDays: 4,
    reshare: 'ASK_ME',
    lang: 'nb',
    thread: [],
  },
  {
    network: 'north',
    by: 'claire',
    daysAgo: 18,
    title: 'My best adviser retires in spring and everything he knows is in his head',
    situation:
      'He has been here for thirty-one years. He knows which numbers to trust and why a certain form looks the way it does. I have asked him to write it down. He has written four pages, and they are about history.\n\nHis successor starts in January. She is quick, and she thinks most of what he does could be automated. They are polite to each other.',
    role: 'Head of section for both.',
    pullA: 'I want her to build something of her own.',
    pullB: 'I do not want us to learn in June what he knew in May.',
    tried: 'A handover plan with headings. It is still mostly headings.',
    helpWanted: ['EXPERIENCES', 'IDEAS'],
    reshare: 'YES',
    lang: 'en',
    thread: [
      contribution(
        'odd',
        'EXPERIENCE',
        5,
        'nb',
        'Vi sluttet å be folk skrive ned. I stedet tok etterfølgeren vanskelige saker, og den gamle fikk bare lov til å stille spørsmål. Det kom fram mer på tre uker enn på et år med maler.',
        {
          replies: [contribution('claire', 'REPLY', 7, 'en', 'He may only ask questions. I love that rule.')],
        },
      ),
      contribution(
        'lars',
        'IDEA',
        20,
        'nb',
        'Be ham om listen over feil han har gjort. Ingen skriver den i en overleveringsplan, og det er den man trenger.',
        {
          replies: [
            contribution('claire', 'REPLY', 21, 'en', 'He laughed when I asked. Then he talked for two hours.', {
              replies: [contribution('lars', 'THANKS', 22, 'nb', 'Da er du i gang.')],
            }),
          ],
        },
      ),
      contribution(
        'aile',
        'PERSPECTIVE',
        40,
        'nb',
        'De er høflige mot hverandre. Hva ville skje hvis de fikk lov til å være uenige foran deg?',
      ),
      contribution('synne', 'IDEA', 41, 'nb', 'Ta opp samtalene på video.', { withdrawnHoursAfter: 41.2 }),
    ],
  },
];
