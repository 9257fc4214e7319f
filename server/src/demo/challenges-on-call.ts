import { contribution } from './contribution.js';
import type { DemoChallenge } from './demo.types.js';

/** A long thread. Invented, as are those who speak. */
export const longThread: DemoChallenge = {
  network: 'vestland',
  by: 'torleiv',
  daysAgo: 45,
  title: 'Vaktordninga slit ut dei flinkaste, og ingen andre vil inn i ho',
  situation:
    'Vi har døgnvakt på eit system som ikkje kan stå. Vakta går på fem personar, og dei har gjort det i fire år. To av dei har fått beskjed frå legen om å ta det rolegare. Dei tek det ikkje rolegare.\n\nEg har spurt resten av avdelinga. Dei seier at dei ikkje kan systemet godt nok. Det er sant, og det er òg ein god grunn til å sleppe. Godtgjersla er avtalt sentralt, så eg kan ikkje berre betale meir.',
  role: 'Eg er avdelingsdirektør og har sagt til leiinga at vakta er trygg.',
  pullA: 'Systemet må gå, kvar natt.',
  pullB: 'Dei fem er folk, og eg lever av velviljen deira.',
  tried: 'Kompensasjonsfri, ros, kake. Ei opplæringsveke som vart utsett tre gonger.',
  helpWanted: ['EXPERIENCES', 'QUESTIONS', 'IDEAS', 'CHALLENGE_ME'],
  reshare: 'YES',
  lang: 'nn',
  thread: [
    contribution('aud', 'QUESTION', 2, 'nn', 'Kor mange utrykkingar er det eigentleg i ei vanleg veke?', {
      replies: [
        contribution('torleiv', 'ANSWER', 4, 'nn', 'Fire til seks. Eg måtte sjekke. Eg trudde det var fleire.', {
          replies: [
            contribution('aud', 'REPLY', 5, 'nn', 'Og kor mange av dei var av same grunn?'),
            contribution('torleiv', 'REPLY', 26, 'nn', 'Eg har talt no: over halvparten er same nattjobb som stoppar.'),
          ],
        }),
      ],
    }),
    contribution(
      'ingunn',
      'EXPERIENCE',
      6,
      'nn',
      'Vi hadde det likt. Eg bad vakta skrive éi linje om kvar alarm i to månader. Så brukte vi ein heil månad på berre å fjerne grunnane til dei fire vanlegaste. Alarmane fall til ein tredjedel. **Det viktigaste var at eg sa nei til alt anna den månaden.**',
      {
        replies: [
          contribution('torleiv', 'REPLY', 7, 'nn', 'Kven var det vanskelegast å seie nei til?'),
          contribution(
            'ingunn',
            'REPLY',
            9,
            'nn',
            'Min eigen direktør. Eg tok med lista, og då gjekk det på fem minutt.',
          ),
          contribution('magne', 'REPLY', 12, 'nn', 'Den lista skulle eg hatt for mange år sidan.'),
        ],
      },
    ),
    contribution(
      'samir',
      'EXPERIENCE',
      10,
      'en',
      'We paired every on-call person with a "shadow" for three months. The shadow was never alone and never paid less. After that, seven of nine said yes.',
      {
        replies: [
          contribution('torleiv', 'QUESTION', 11, 'nn', 'Korleis fekk du det inn i avtalen?', {
            replies: [
              contribution(
                'samir',
                'ANSWER',
                18,
                'en',
                'I asked the unions to help me design it, before I had a proposal. They had better ideas than I did.',
              ),
            ],
          }),
        ],
      },
    ),
    contribution(
      'renate',
      'PERSPECTIVE',
      14,
      'nb',
      'Du skriver at de «ikke tar det rolig». Jeg lurer på om de kan det, så lenge det er fem. Er det deres valg, eller ditt?',
      {
        replies: [contribution('torleiv', 'REPLY', 15, 'nn', 'Mitt. Det sit langt inne å skrive det.')],
      },
    ),
    contribution(
      'hege',
      'IDEA',
      20,
      'nn',
      'Spør leiinga om systemet verkeleg må vere oppe klokka tre om natta. Vi spurde, og svaret var nei for to av tre tenester.',
      {
        replies: [
          contribution('torleiv', 'REPLY', 21, 'nn', 'For nokre brukarar må det det.'),
          contribution(
            'hege',
            'REPLY',
            23,
            'nn',
            'Då veit de kven det er, og kan kanskje gi akkurat dei ei anna løysing.',
          ),
        ],
      },
    ),
    contribution('kjersti', 'QUESTION', 24, 'nn', 'Kva vil du svare leiinga neste gong dei spør om vakta er trygg?', {
      replies: [
        contribution('torleiv', 'ANSWER', 28, 'nn', 'Eg trur eg må seie: ho er trygg ut året, og ikkje lenger.'),
      ],
    }),
    contribution(
      'arne',
      'PERSPECTIVE',
      30,
      'nn',
      'Når dei flinkaste ber vakta, lærer resten at vakt er for dei flinkaste. Det er ein fin grunn til aldri å bli flink.',
    ),
    contribution(
      'eirik',
      'EXPERIENCE',
      33,
      'nn',
      'Eg gjekk i ei slik ordning i seks år. Det som fekk meg ut, var ikkje vaktene, men at ingen spurde korleis natta hadde vore. Eg ville hatt ein kaffi klokka ni dagen etter.',
      {
        replies: [
          contribution('torleiv', 'THANKS', 34, 'nn', 'Det kan eg byrje med i morgon.'),
          contribution('aud', 'REPLY', 36, 'nn', 'Den kaffien stel eg òg.'),
        ],
      },
    ),
    contribution(
      'magne',
      'IDEA',
      48,
      'nn',
      'Lag ei sluttdato for kvar i vakta. Ikkje «når vi har fleire», men ein dato. Då blir det ditt problem og ikkje deira.',
      {
        replies: [
          contribution('ingunn', 'REPLY', 50, 'nn', 'Samd. Det er ubehageleg på rett stad.'),
          contribution('torleiv', 'REPLY', 55, 'nn', 'Og om eg ikkje har nokon når datoen kjem?'),
          contribution('magne', 'REPLY', 56, 'nn', 'Då har du noko å leggje fram som er meir enn ei uro.'),
        ],
      },
    ),
    contribution(
      'aud',
      'RESOURCE',
      60,
      'nn',
      'Arbeidstilsynet har samla reglane om arbeidstid og kvile. Greitt å ha lese før ein snakkar med dei tillitsvalde.',
      {
        link: 'https://www.arbeidstilsynet.no/',
      },
    ),
    contribution('renate', 'IDEA', 70, 'nb', 'Slå vakten sammen med en annen etat som har samme plattform.', {
      withdrawnHoursAfter: 90,
    }),
    contribution(
      'torleiv',
      'PERSPECTIVE',
      170,
      'nn',
      'Slik ser det ut etter ei veke: Nattjobben er retta. Vi har hatt to alarmar. Eg har sagt til leiinga det eg skreiv til Kjersti, og det vart mindre bråk enn eg trudde.',
      {
        edited: {
          hoursAfter: 172,
          before: 'Slik ser det ut etter ei veke: Nattjobben er retta. Vi har hatt to alarmar.',
        },
        replies: [
          contribution('kjersti', 'REPLY', 174, 'nn', 'Kva sa dei?'),
          contribution('torleiv', 'REPLY', 176, 'nn', '«Kvifor har du ikkje sagt det før?»', {
            replies: [contribution('hege', 'REPLY', 180, 'nn', 'Det spørsmålet fortener å bli ståande ei stund.')],
          }),
        ],
      },
    ),
    contribution('samir', 'QUESTION', 400, 'en', 'How are the two who were told by their doctor to slow down?', {
      replies: [
        contribution(
          'torleiv',
          'ANSWER',
          405,
          'nn',
          'Dei er ute av vakta frå neste månad. Den eine gret litt. Eg trur det var letta.',
        ),
      ],
    }),
    contribution(
      'ingunn',
      'PERSPECTIVE',
      1040,
      'nn',
      'Eg kjem tilbake hit fordi eg sjølv står i det no. Det er den kaffien klokka ni eg hugsar best av alt de skreiv.',
      {
        replies: [contribution('eirik', 'THANKS', 1060, 'nn', '')],
      },
    ),
  ],
};
