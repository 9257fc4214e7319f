import { contribution } from './contribution.js';
import type { DemoChallenge } from './demo.types.js';

/** Invented, as are those who speak. */
export const moreVestlandChallenges: DemoChallenge[] = [
  {
    network: 'vestland',
    by: 'kjersti',
    daysAgo: 33,
    title: 'To fagmiljø brukar same system og har slutta å snakke saman',
    situation:
      'Vi deler eit saksflytsystem med ei anna eining i etaten. Kvar gong ei endring blir sett i produksjon hos dei, ryk noko hos oss. Før ringde vi kvarandre. No går alt i eit meldingssystem med kopi til leiarane, og tonen er slik at eg vegrar meg for å opne det.\n\nEg har merka at eg sjølv har begynt å omtale dei som «dei der».',
    role: 'Eg leier den eine eininga. Leiaren for den andre er på same nivå som meg.',
    pullA: 'Folka mine treng at eg står opp for dei.',
    pullB: 'Så lenge eg står opp for dei, blir det ikkje fred.',
    helpWanted: ['QUESTIONS', 'EXPERIENCES', 'CHALLENGE_ME'],
    reshare: 'ASK_ME',
    lang: 'nn',
    thread: [
      contribution(
        'aud',
        'QUESTION',
        2,
        'nn',
        'Når snakka du sist med leiaren for den andre eininga om noko anna enn feil?',
      ),
      contribution(
        'torleiv',
        'PERSPECTIVE',
        5,
        'nn',
        'Du spør om å bli utfordra: Eg høyrer at du ventar på at *dei* skal bli annleis.',
        {
          replies: [
            contribution('kjersti', 'REPLY', 9, 'nn', 'Au. Ja.', {
              replies: [contribution('torleiv', 'REPLY', 10, 'nn', 'Eg seier det fordi eg stod der sjølv i fjor.')],
            }),
          ],
        },
      ),
      contribution(
        'magne',
        'EXPERIENCE',
        14,
        'nn',
        'Vi bytte om to medarbeidarar i fire veker. Det kosta oss eit par forseinkingar og løyste det meste. Det som verka, var ikkje at dei lærte systemet, men at dei åt lunsj saman.',
        {
          edited: { hoursAfter: 16, before: 'Vi bytte om to medarbeidarar i fire veker. Det løyste det meste.' },
        },
      ),
      contribution(
        'ingunn',
        'EXPERIENCE',
        20,
        'nn',
        'Eg skrudde av kopien til leiarane. Berre det. Tonen endra seg på ei veke.',
        {
          replies: [contribution('kjersti', 'THANKS', 22, 'nn', 'Så enkelt, og eg har ikkje tenkt på det.')],
        },
      ),
      contribution(
        'kjersti',
        'PERSPECTIVE',
        190,
        'nn',
        'Ei oppdatering: Vi har teke bort kopien, og eg har bede den andre leiaren på ein gåtur. Vi snakka ikkje om systemet dei første førti minutta.',
      ),
    ],
  },
  {
    network: 'vestland',
    by: 'renate',
    daysAgo: 8,
    title: 'Sikkerhetskravene gjør at jeg må skjerme noen i egen seksjon fra det de selv har bygd',
    situation:
      'Deler av systemet vårt er løftet til et høyere beskyttelsesnivå. Det betyr at tre medarbeidere som har utviklet det i årevis, ikke lenger har tilgang. De er ikke gjort noe galt; de er bare ikke klarert ennå, og det kan ta lang tid.\n\nDe sitter ved siden av kollegaer som jobber videre med koden deres og ikke kan snakke om det. Stemningen er rar. Jeg kan ikke si hvorfor det tar tid, for det vet jeg ikke.',
    role: 'Seksjonssjef, med personalansvar for begge grupper.',
    pullA: 'Jeg vil gi dem noe meningsfullt å gjøre nå.',
    pullB: 'Hvis jeg gir dem noe helt annet, sier jeg samtidig at de ikke kommer tilbake.',
    tried: 'Jeg har vært åpen om at dette er tungt, og at det ikke handler om tillit.',
    helpWanted: ['EXPERIENCES', 'QUESTIONS', 'IDEAS'],
    reshare: 'NO',
    lang: 'nb',
    thread: [
      contribution(
        'samir',
        'EXPERIENCE',
        6,
        'en',
        'What helped us: a named date every two weeks where I told them what I knew, even when it was nothing. The silence had been worse than the waiting.',
        {
          replies: [contribution('renate', 'THANKS', 8, 'nb', 'En fast dato, selv uten nytt. Den tar jeg.')],
        },
      ),
      contribution(
        'hege',
        'QUESTION',
        11,
        'nn',
        'Kva seier dei tre sjølve at dei saknar mest: arbeidet, fellesskapet eller å vite?',
        {
          replies: [
            contribution('renate', 'ANSWER', 13, 'nb', 'Å vite. To av dem har sagt det med nesten de samme ordene.'),
          ],
        },
      ),
      contribution(
        'arne',
        'IDEA',
        28,
        'nn',
        'La dei skrive ned det dei kan, for ein framtidig kollega. Det er nyttig uansett korleis det går, og det seier at kunnskapen deira framleis tel.',
      ),
      contribution(
        'aud',
        'PERSPECTIVE',
        160,
        'nn',
        'Eg tenkjer på dei som sit att og ikkje kan snakke. Kven tek vare på dei?',
      ),
    ],
  },
  {
    network: 'vestland',
    by: 'samir',
    daysAgo: 5,
    title: 'My director promises delivery dates in meetings I am not in',
    situation:
      'Three times this autumn I have learnt from the intranet when my section will deliver something. My director is enthusiastic and well liked by the ministry, and she means well: she says the dates help us focus.\n\nMy people have stopped believing in our own plans. One of them asked me last week why we estimate at all.',
    role: 'Head of section, reporting to her.',
    pullA: 'I want to protect the plan and the people in it.',
    pullB: 'I do not want to be the one who always says no.',
    tried: 'I send her a one-page status every Friday. She thanks me for it.',
    helpWanted: ['QUESTIONS', 'EXPERIENCES', 'CHALLENGE_ME'],
    reshare: 'ASK_ME',
    lang: 'en',
    thread: [
      contribution('torleiv', 'QUESTION', 4, 'nn', 'Kva er det ho treng i dei møta, som ein dato gir henne?', {
        replies: [
          contribution(
            'samir',
            'ANSWER',
            9,
            'en',
            'Good question. I think she needs something to give. A date is the only thing I ever hand her.',
          ),
        ],
      }),
      contribution(
        'ingunn',
        'EXPERIENCE',
        12,
        'nn',
        'Eg begynte å gi direktøren min tre setningar ho kunne bruke: kva som er ferdig, kva vi lærer no, og kva vi veit om neste steg. Utan datoar. Ho brukte dei ordrett.',
        {
          replies: [contribution('samir', 'THANKS', 15, 'en', 'I will write three sentences tonight.')],
        },
      ),
      contribution(
        'magne',
        'PERSPECTIVE',
        110,
        'nn',
        'Du sende henne status kvar fredag. Har du nokon gong bede henne om noko?',
      ),
    ],
  },
  {
    network: 'vestland',
    by: 'eirik',
    daysAgo: 3,
    title: 'Eg skal ta over som leiar for dei eg har vore kollega med i ni år',
    situation:
      'Frå januar er eg teamleiar for dei eg har site saman med i ni år. To av dei søkte same stillinga. Ein av dei er den eg plar køyre til jobb med.\n\nIngen har sagt noko stygt. Det er meir det at samtalane tek slutt når eg kjem, og at eg høyrer meg sjølv le litt for høgt.',
    role: 'Eg er påtroppande teamleiar.',
    pullA: 'Eg vil vere den same som før.',
    pullB: 'Eg kan ikkje vere den same som før.',
    helpWanted: ['LISTEN'],
    reshare: 'NO',
    lang: 'nn',
    thread: [
      contribution(
        'aud',
        'PERSPECTIVE',
        3,
        'nn',
        'Eg les at du sørgjer litt, midt i noko som er bra. Det er det lov til.',
      ),
      contribution('hege', 'QUESTION', 7, 'nn', 'Kva vil du sakne mest frå dei ni åra?', {
        replies: [contribution('eirik', 'ANSWER', 10, 'nn', 'Køyreturen. Det er der eg har tenkt høgt.')],
      }),
      contribution('ingunn', 'PERSPECTIVE', 14, 'nn', 'Eg kjenner att den høge latteren. Du er ikkje åleine om han.', {
        replies: [
          contribution(
            'eirik',
            'THANKS',
            16,
            'nn',
            'Takk. Det hjelpte å få skrive det ned ein stad der ingen skulle løyse det.',
          ),
        ],
      }),
    ],
  },
  {
    network: 'vestland',
    by: 'arne',
    daysAgo: 15,
    title: 'Skal eg seie frå oppover at prosjektet alle rosar, ikkje kjem til å lukkast?',
    situation:
      'Utkast som eg ikkje var klar til å dele. Prosjektet er kjent, og rolla mi gjer at fleire kan kjennast att.',
    role: 'Underdirektør.',
    helpWanted: ['QUESTIONS'],
    reshare: 'NO',
    lang: 'nn',
    withdrawnHoursAfter: 5,
    thread: [contribution('torleiv', 'QUESTION', 2, 'nn', 'Kva er det verste som kan hende om du tek feil?')],
  },
];
