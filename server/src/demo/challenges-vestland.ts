import { contribution } from './contribution.js';
import type { DemoChallenge } from './demo.types.js';

/** Invented, as are those who speak. */
export const vestlandChallenges: DemoChallenge[] = [
  {
    network: 'vestland',
    by: 'ingunn',
    daysAgo: 12,
    title: 'Den beste utviklaren min vil ikkje vere leiar, men alle gjer som han seier',
    situation:
      'Eg har ein fagperson som har bygd det meste av plattforma vår. I praksis er det han som avgjer kva som blir prioritert: Folk går innom han før dei kjem til meg, og i møte ventar alle på kva han meiner. Han har sagt tydeleg nei til å bli teamleiar.\n\nI haust har eg merka at dei yngste sluttar å kome med framlegg. Ein av dei sa det rett ut: «Det er vel ikkje noko poeng.» Samstundes er eg heilt avhengig av han, og han gjer ingenting gale. Han svarar berre når folk spør.',
    role: 'Eg er seksjonssjef og har personalansvar for han og sju andre.',
    pullA: 'Eg vil ikkje gjere noko som får han til å slutte.',
    pullB: 'Eg kan ikkje leie ein seksjon der makta ligg ein annan stad enn ansvaret.',
    tried:
      'Eg har snakka med han om at han tek mykje plass. Han vart lei seg og trekte seg heilt unna i tre veker. Då stoppa alt.',
    helpWanted: ['QUESTIONS', 'EXPERIENCES', 'IDEAS'],
    decideInDays: 9,
    reshare: 'ASK_ME',
    lang: 'nn',
    thread: [
      contribution(
        'aud',
        'QUESTION',
        3,
        'nn',
        'Kva trur du han sjølv ville sagt at han treng frå deg? Har du spurt om det, utan å starte med at han tek for mykje plass?',
        {
          replies: [
            contribution(
              'ingunn',
              'ANSWER',
              5.5,
              'nn',
              'Nei. Når eg les spørsmålet ditt, ser eg at eg har snakka *om* verknaden hans og aldri spurt korleis det er å vere han.',
              {
                replies: [contribution('aud', 'THANKS', 6, 'nn', 'Takk for at du svarar så ærleg.')],
              },
            ),
          ],
        },
      ),
      contribution(
        'torleiv',
        'EXPERIENCE',
        8,
        'nn',
        'Eg hadde same situasjonen for tre år sidan. **Kva eg gjorde:** Vi laga ei fagleg rolle med tydeleg mandat – arkitekturansvar – og skreiv ned kva ho *ikkje* omfatta, mellom anna prioritering. **Kva hende:** Han vart letta. Det var ikkje makta han ville ha, det var å sleppe å sjå dårlege val bli tekne. **Kva eg ville gjort igjen:** Skrive det saman med han, ikkje for han.',
        {
          edited: {
            hoursAfter: 9,
            before:
              'Eg hadde same situasjonen for tre år sidan. Vi laga ei fagleg rolle med tydeleg mandat. Det gjekk bra.',
          },
          replies: [
            contribution(
              'ingunn',
              'REPLY',
              20,
              'nn',
              'Kor lang tid tok det før dei andre begynte å gå til deg i staden?',
            ),
            contribution(
              'torleiv',
              'REPLY',
              22,
              'nn',
              'Eit halvt år, om eg skal vere ærleg. Og eg måtte øve meg på å ikkje sende dei vidare til han.',
            ),
          ],
        },
      ),
      contribution(
        'renate',
        'PERSPECTIVE',
        26,
        'nb',
        'Det jeg legger merke til, er at han svarer «når folk spør». Kanskje er det ikke han som holder på makten, men dere andre som leverer den fra dere?',
      ),
      contribution(
        'samir',
        'IDEA',
        31,
        'en',
        'Try a rule for a month: proposals are written down by whoever has them *before* anyone talks to him. He comments in writing, last. We did this with architecture decisions and the quiet ones came back.',
        {
          replies: [contribution('ingunn', 'THANKS', 33, 'nn', 'Denne prøver eg på måndag.')],
        },
      ),
      contribution(
        'eirik',
        'EXPERIENCE',
        40,
        'nn',
        'Eg var «han» i ein tidlegare jobb. Ingen sa det til meg, dei berre slutta å seie imot. Det eg hadde trunge, var ein leiar som sa: eg vil at du skal vere usamd med meg i rommet, ikkje i gangen.',
      ),
      contribution('magne', 'PERSPECTIVE', 41, 'nn', 'Dette hugsar eg godt.', { withdrawnHoursAfter: 44 }),
    ],
  },
  {
    network: 'vestland',
    by: 'magne',
    daysAgo: 1.6,
    title: 'Vi skal kutte to årsverk, og eg må velje kva system som ikkje lenger skal haldast i live',
    situation:
      'Budsjettet for neste år er klart, og vi manglar to årsverk. Leiargruppa har bede meg peike ut «noko vi kan la vere å vedlikehalde». Det finst eit fagsystem med få brukarar som er tungt å halde i live. Men dei få brukarane er inspektørane våre på kysten, og dei har ikkje noko anna.\n\nNår eg seier det høgt i leiargruppa, blir det stilt. Ingen vil eige valet, og eg trur alle håpar at eg berre gjer det.',
    role: 'Eg er fagdirektør for IT og sit i leiargruppa, men har ikkje fagansvaret for systemet.',
    pullA: 'Nokon må velje, og eg ser konsekvensane best.',
    pullB: 'Dette er ikkje eit IT-val. Om eg tek det, har eg skjult eit fagleg val som eit teknisk.',
    tried: 'Eg har lagt fram tre alternativ med kostnad og risiko. Dei vart «tekne til orientering».',
    helpWanted: ['QUESTIONS', 'EXPERIENCES', 'CHALLENGE_ME'],
    decideInDays: 6,
    reshare: 'NO',
    lang: 'nn',
    thread: [],
  },
  {
    network: 'vestland',
    by: 'hege',
    daysAgo: 20,
    title: 'Medarbeidarane brukar KI-verktøy privat til arbeidet, og eg veit om det',
    situation:
      'Fleire i avdelinga skriv utkast med KI-tenester vi ikkje har avtale om. Eg har ikkje spurt, men eg ser det på teksten, og ein har sagt det til meg i kantina. Dei gjer det ikkje for å bryte reglar; dei gjer det fordi køen er lang og det verktøyet vi har bestilt, ikkje kjem før til sommaren.\n\nOm eg tek det opp formelt, må eg melde det som eit avvik. Om eg lèt vere, er eg med på det.',
    role: 'Eg er avdelingsleiar, og det er eg som har skrive under på at vi følgjer retningslinene.',
    pullA: 'Folk må kunne fortelje meg korleis dei faktisk arbeider.',
    pullB: 'Det finst opplysningar i desse utkasta som aldri skal ut av huset.',
    tried: 'Eg har sendt ut retningslinene på nytt. Ingen sa noko.',
    helpWanted: ['EXPERIENCES', 'IDEAS', 'QUESTIONS'],
    reshare: 'YES',
    lang: 'nn',
    thread: [
      contribution(
        'arne',
        'QUESTION',
        4,
        'nn',
        'Veit du kva slags opplysningar det gjeld? Det er stor skilnad på eit utkast til ei orientering og eit vedtak med namn i.',
        {
          replies: [
            contribution(
              'hege',
              'ANSWER',
              7,
              'nn',
              'Nei, og det er nettopp det eg ikkje veit fordi eg ikkje har spurt.',
            ),
            contribution(
              'arne',
              'REPLY',
              8,
              'nn',
              'Då er kanskje det første steget å skaffe deg den kunnskapen på ein måte der folk tør å svare.',
            ),
          ],
        },
      ),
      contribution(
        'kjersti',
        'EXPERIENCE',
        12,
        'nn',
        'Eg sette av eit avdelingsmøte og opna med å fortelje om ein gong *eg* hadde gjort det. Så spurde eg: kva har de prøvd, og kva vart de redde for? Vi fekk ei liste på tretti minutt. Etterpå var det lett å bli samde om tre ting vi aldri limer inn. Eg meldte det som eit samla avvik, utan namn, med tiltaka ved sida av.',
        {
          replies: [
            contribution('hege', 'REPLY', 13, 'nn', 'Korleis reagerte dei på at du melde det?'),
            contribution(
              'kjersti',
              'REPLY',
              15,
              'nn',
              'Dei hadde fått lese meldinga før eg sende ho. Det var nok det som gjorde det.',
            ),
          ],
        },
      ),
      contribution(
        'renate',
        'RESOURCE',
        18,
        'nb',
        'Datatilsynet har samlet veiledning om kunstig intelligens og personvern. Vi brukte den som felles grunnlag da vi skrev våre egne tre setninger.',
        {
          link: 'https://www.datatilsynet.no/',
        },
      ),
      contribution(
        'samir',
        'IDEA',
        25,
        'en',
        'Ask the people who wait for the official tool to pilot it early, with made-up cases. They get something, you get honesty, and the project gets testers.',
      ),
      contribution(
        'torleiv',
        'PERSPECTIVE',
        30,
        'nn',
        'Eg merkar at du skriv «om eg tek det opp formelt». Finst det ein samtale som verken er formell eller å sjå bort?',
        {
          replies: [contribution('hege', 'THANKS', 32, 'nn', '')],
        },
      ),
      contribution(
        'eirik',
        'IDEA',
        34,
        'nn',
        'Gi dei lov til å bruke det på alt som alt er offentleg. Då blir grensa lett å hugse.',
        { withdrawnHoursAfter: 50 },
      ),
    ],
  },
];
