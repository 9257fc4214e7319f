import { contribution } from './contribution.js';
import type { DemoChallenge } from './demo.types.js';

/** Invented, as are those who speak. */
export const hrChallenges: DemoChallenge[] = [
  {
    network: 'hr',
    by: 'pernille',
    daysAgo: 14,
    title: 'Lederne kommer til HR for å slippe å ta samtalen selv',
    situation:
      'Hver uke får jeg en leder på døren med en sak hun vil at HR skal ta. Det er en medarbeider som ikke leverer, to som ikke går sammen, en som har begynt å lukte alkohol. De har ofte gått med det i månedsvis.\n\nNår jeg spør om de har snakket med vedkommende, sier de «ikke direkte». Da jeg sa nei til å ta en slik samtale i forrige uke, gikk lederen til direktøren, og jeg fikk beskjed om å være mer serviceinnstilt.',
    role: 'Underdirektør for HR. Direktøren er min nærmeste leder.',
    pullA: 'Ledere må lære å stå i dette selv.',
    pullB: 'Medarbeideren det gjelder, fortjener en god samtale nå.',
    tried: 'Kurs i den vanskelige samtalen. Fulltegnet hver gang, med de samme lederne.',
    helpWanted: ['EXPERIENCES', 'IDEAS', 'CHALLENGE_ME'],
    reshare: 'YES',
    lang: 'nb',
    thread: [
      contribution(
        'ragnhild',
        'PERSPECTIVE',
        2,
        'nb',
        'Kurset er fulltegnet av de samme. Kanskje er det et sted å øve seg på å ikke ta samtalen?',
        {
          replies: [contribution('pernille', 'REPLY', 3, 'nb', 'Nå lo jeg høyt på toget.')],
        },
      ),
      contribution(
        'solveig',
        'EXPERIENCE',
        5,
        'nb',
        'Jeg begynte å si: «Jeg blir gjerne med. Du leder, jeg sitter ved siden av.» Og så øvde vi på de tre første setningene. De fleste trengte bare de tre setningene. **Etterpå gikk jeg alltid gjennom det med lederen, ikke med medarbeideren.**',
        {
          replies: [
            contribution('pernille', 'REPLY', 6, 'nb', 'Hva gjorde du hvis lederen stoppet opp?'),
            contribution(
              'solveig',
              'REPLY',
              8,
              'nb',
              'Ingenting. Det var det vanskeligste jeg har gjort, å være stille i femten sekunder.',
            ),
          ],
        },
      ),
      contribution('geir', 'QUESTION', 10, 'nn', 'Kva trur du direktøren er redd for?', {
        replies: [contribution('pernille', 'ANSWER', 12, 'nb', 'Bråk. Og det er jeg også, egentlig.')],
      }),
      contribution(
        'yasmin',
        'IDEA',
        26,
        'nb',
        'Vi gjorde om kurset til par: To ledere møtes hver tredje uke og forbereder hverandre. HR er bare med første gang.',
      ),
      contribution('bjornar', 'PERSPECTIVE', 27, 'nb', 'Be direktøren bli med på en slik øving selv.', {
        edited: { hoursAfter: 28, before: 'Be direktøren ta samtalen selv.' },
      }),
    ],
  },
  {
    network: 'hr',
    by: 'nina',
    daysAgo: 4,
    title: 'Politisk ledelse vil ha hjemmekontoret bort, og fagfolkene mine har alt stemt med føttene',
    situation:
      'Det er kommet tydelige signaler om at vi skal mer på kontoret. Det er ikke en instruks, men alle skjønner den. Samtidig har jeg tall som viser at to av tre av de siste som sluttet, nevnte fleksibilitet.\n\nJeg skal legge fram et forslag for ledergruppen om tre uker. Uansett hva jeg skriver, vil noen si at HR ikke forstår virkeligheten.',
    role: 'HR-direktør. Forslaget er mitt.',
    pullA: 'Vi er en del av staten og skal ta signaler.',
    pullB: 'Mitt faglige råd er et annet.',
    helpWanted: ['QUESTIONS', 'CHALLENGE_ME', 'EXPERIENCES'],
    decideInDays: 19,
    reshare: 'NO',
    lang: 'nb',
    thread: [
      contribution('halvard', 'QUESTION', 5, 'nb', 'Hva ville du foreslått hvis signalet ikke var kommet?', {
        replies: [contribution('nina', 'ANSWER', 7, 'nb', 'At hvert team avtaler det selv, med én fast dag felles.')],
      }),
      contribution(
        'daniel',
        'PERSPECTIVE',
        9,
        'en',
        'Then I would write that first, and after it: "Here is how it can meet the signal we have been given." In that order.',
        {
          replies: [contribution('nina', 'THANKS', 10, 'nb', 'Rekkefølgen. Selvsagt.')],
        },
      ),
      contribution(
        'ragnhild',
        'EXPERIENCE',
        30,
        'nb',
        'Jeg la fram rådet mitt med uenigheten skrevet inn: «Dette taler mot.» Det ble ikke fulgt, men det ble protokollert, og et halvt år senere ble det tatt fram igjen.',
      ),
      contribution('lars', 'QUESTION', 92, 'nb', 'Hvem i ledergruppen bør ha lest det før møtet?'),
    ],
  },
  {
    network: 'hr',
    by: 'turid',
    daysAgo: 1.1,
    title: 'En tillitsvalgt fortalte meg noe i fortrolighet som jeg ikke kan la være å vite',
    situation:
      'Etter et møte ble den tillitsvalgte stående igjen. Hun fortalte at flere i en avdeling opplever at lederen deres kontrollerer dem på en måte de ikke tør si fra om. Hun ba meg om ikke å gjøre noe, fordi de da ville skjønne hvem som har snakket.\n\nJeg har et ansvar for arbeidsmiljøet som ikke forsvinner fordi noen ber meg om det.',
    role: 'Kontorsjef for HR.',
    pullA: 'Tilliten hennes er grunnen til at jeg vet det.',
    pullB: 'Når jeg vet det, må jeg handle.',
    helpWanted: ['QUESTIONS', 'EXPERIENCES', 'IDEAS'],
    decideInDays: 3,
    reshare: 'NO',
    lang: 'nb',
    thread: [],
  },
  {
    network: 'hr',
    by: 'geir',
    daysAgo: 25,
    title: 'Skal eg fortelje dei at omstillinga alt er avgjord?',
    situation:
      'Vi er midt i ein prosess der dei tilsette skal medverke. Det er sett av tid, det er arbeidsgrupper, og folk legg sjela i det. Eg sit i ei styringsgruppe der eg forstår at hovudlinjene er bestemte.\n\nIngen har sagt det rett ut. Men når arbeidsgruppene kjem med noko anna, blir det møtt med «interessant».',
    role: 'Fagdirektør i HR, med ansvar for medverknadsprosessen.',
    pullA: 'Eg vil ikkje vere med på eit skodespel.',
    pullB: 'Eg kan ta feil, og då har eg øydelagt det siste rommet for påverknad.',
    helpWanted: ['CHALLENGE_ME', 'QUESTIONS', 'EXPERIENCES'],
    reshare: 'ASK_ME',
    lang: 'nn',
    thread: [
      contribution(
        'solveig',
        'QUESTION',
        3,
        'nb',
        'Har du spurt styringsgruppen rett ut: Hva er det som fortsatt kan endres?',
        {
          replies: [contribution('geir', 'ANSWER', 5, 'nn', 'Nei. Eg er redd for svaret, trur eg.')],
        },
      ),
      contribution(
        'halvard',
        'EXPERIENCE',
        9,
        'nb',
        'Jeg gjorde det, og fikk en liste på fire punkter. Den delte jeg med gruppene: Dette er åpent, dette er ikke. Først ble de sinte, så ble de effektive.',
        {
          replies: [
            contribution('geir', 'REPLY', 11, 'nn', 'Kor sint var sint?'),
            contribution('halvard', 'REPLY', 12, 'nb', 'To uker. Så ble det bedre enn før.'),
          ],
        },
      ),
      contribution(
        'pernille',
        'PERSPECTIVE',
        15,
        'nb',
        'Du skriver at du kan ta feil. Det er en god grunn til å spørre, og en dårlig grunn til å tie.',
      ),
      contribution(
        'yasmin',
        'EXPERIENCE',
        40,
        'nb',
        'Det finnes en mellomting: Jeg sa til gruppene hva *jeg* visste, hva jeg ikke visste, og at jeg hadde spurt.',
        {
          replies: [
            contribution('geir', 'THANKS', 44, 'nn', 'Eg har spurt no. Det kom tre punkt. Det er meir enn eg trudde.'),
          ],
        },
      ),
    ],
  },
  {
    network: 'hr',
    by: 'daniel',
    daysAgo: 30,
    title: 'Two of my leaders are excellent, and nobody wants to work for them',
    situation:
      'They deliver on everything, and the management group holds them up as examples. In their units the turnover is three times that of the rest. The exit interviews say "new challenges". In the corridor people say something else.\n\nI have been asked to put both in the programme for future top leaders.',
    role: 'Head of section for leadership development.',
    pullA: 'I have the figures and should use them.',
    pullB: 'Figures about people in small units are not anonymous.',
    tried: 'I suggested a leader evaluation for everybody. It was "not the right year".',
    helpWanted: ['EXPERIENCES', 'CHALLENGE_ME', 'QUESTIONS'],
    reshare: 'NO',
    lang: 'en',
    thread: [
      contribution('bjornar', 'QUESTION', 4, 'nb', 'Hva vet de to selv om dette?', {
        replies: [contribution('daniel', 'ANSWER', 6, 'en', 'Nothing from me. That is the uncomfortable answer.')],
      }),
      contribution(
        'nina',
        'EXPERIENCE',
        12,
        'nb',
        'Jeg satte meg ned med en slik leder og sa: «Jeg er bekymret for deg, fordi ingen sier deg imot.» Hun ble stille lenge. Hun er fortsatt krevende, men hun spør nå.',
        {
          replies: [contribution('daniel', 'THANKS', 14, 'en', 'That sentence is a gift.')],
        },
      ),
      contribution(
        'solveig',
        'PERSPECTIVE',
        60,
        'nb',
        'Du er bedt om å ta dem inn i et program. Kan programmet være stedet der de lærer det, eller blir det en premie?',
      ),
    ],
  },
  {
    network: 'hr',
    by: 'ragnhild',
    daysAgo: 9,
    title: 'Jeg fasiliterer et rom der alle er flinkere enn meg til å gi råd',
    situation:
      'Dette handler om oss. Jeg merker at vi ofte går rett til råd, også når den som eier utfordringen, har bedt om spørsmål. Det er godt ment, og rådene er gode.\n\nMen to ganger har jeg sett at den som spurte, ble stille etterpå.',
    role: 'Fasilitator i dette rommet.',
    pullA: 'Jeg vil verne om formen vi har avtalt.',
    pullB: 'Jeg vil ikke bli en trafikkonstabel.',
    helpWanted: ['QUESTIONS', 'IDEAS', 'EXPERIENCES'],
    reshare: 'YES',
    lang: 'nb',
    thread: [
      contribution(
        'pernille',
        'PERSPECTIVE',
        2,
        'nb',
        'Jeg er en av dem. Takk for at du sier det her og ikke bak ryggen min.',
      ),
      contribution(
        'bjornar',
        'IDEA',
        5,
        'nb',
        'En runde bare med spørsmål før noen får komme med noe annet. Jeg kan holde tiden.',
        {
          replies: [contribution('ragnhild', 'THANKS', 6, 'nb', 'Ja takk.')],
        },
      ),
      contribution(
        'halvard',
        'EXPERIENCE',
        20,
        'nb',
        'I et annet nettverk avsluttet vi alltid med at eieren sa hva som hjalp. Etter tre ganger hadde vi lært at det nesten aldri var rådet.',
      ),
    ],
  },
];
