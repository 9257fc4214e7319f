import type { CastMember } from './demo.types.js';

type Row = [
  key: string,
  name: string,
  roleTitle: string,
  orgnr: string,
  county: string,
  lang: CastMember['language'],
  lastVisitDaysAgo: number,
];

/** Everybody here is invented. The organisations exist; nobody in them said any of this. */
const rows: Row[] = [
  ['aud', 'Aud Bjørgheim', 'Seksjonssjef', '974760673', '46', 'nn', 1.2],
  ['torleiv', 'Torleiv Myklebust', 'Avdelingsdirektør', '974761076', '46', 'nn', 0.6],
  ['ingunn', 'Ingunn Hestad', 'Seksjonssjef', '971349077', '46', 'nn', 2.1],
  ['magne', 'Magne Ådland', 'Fagdirektør', '971203420', '46', 'nn', 4.4],
  ['renate', 'Renate Solvik', 'Seksjonssjef', '889640782', '46', 'nb', 0.9],
  ['eirik', 'Eirik Tveitnes', 'Teamleiar', '874783242', '46', 'nn', 3.3],
  ['hege', 'Hege Nordal Lunde', 'Avdelingsleiar', '921627009', '46', 'nn', 1.8],
  ['kjersti', 'Kjersti Fjellanger', 'Instituttleiar', '970018131', '46', 'nn', 6.5],
  ['samir', 'Samir Haddad', 'Seksjonssjef', '971032081', '46', 'en', 2.6],
  ['arne', 'Arne Ottar Skår', 'Underdirektør', '974761467', '46', 'nn', 9.0],
  ['aile', 'Áile Biret Guttorm', 'Seksjonssjef', '985399077', '56', 'nb', 0.8],
  ['lars', 'Lars Kvamsdal', 'Regiondirektør', '971040238', '18', 'nb', 1.5],
  ['marit', 'Marit Hansteen', 'Seksjonssjef', '974761211', '55', 'nn', 2.2],
  ['jovna', 'Jovna Ánde Somby', 'Kontorsjef', '971032146', '56', 'nb', 5.1],
  ['tone', 'Tone Elvemo', 'Seksjonssjef', '982531950', '55', 'nb', 3.7],
  ['odd', 'Odd Martin Breivoll', 'Avdelingsleder', '981105516', '18', 'nb', 0.7],
  ['synne', 'Synne Rødberg', 'Prosjektleder', '971278374', '55', 'nb', 7.9],
  ['claire', 'Claire Whitcombe', 'Head of section', '983744516', '55', 'en', 1.1],
  ['ragnhild', 'Ragnhild Storfjell', 'Avdelingsdirektør', '974760967', '03', 'nb', 0.5],
  ['bjornar', 'Bjørnar Haukedal', 'Seksjonssjef', '986252932', '03', 'nb', 1.9],
  ['nina', 'Nina Cathrine Vold', 'HR-direktør', '971032081', '50', 'nb', 2.8],
  ['yasmin', 'Yasmin Karimi', 'Seksjonssjef', '974760746', '03', 'nb', 1.0],
  ['geir', 'Geir Atle Monsås', 'Fagdirektør', '974761076', '34', 'nn', 4.0],
  ['solveig', 'Solveig Tangerud', 'Avdelingsdirektør', '983544622', '32', 'nb', 3.2],
  ['pernille', 'Pernille Aas Brekke', 'Underdirektør', '889640782', '03', 'nb', 0.4],
  ['daniel', 'Daniel Okonkwo', 'Seksjonssjef', '970018131', '03', 'en', 6.1],
  ['turid', 'Turid Lyngset', 'Kontorsjef', '942114184', '50', 'nb', 8.3],
  ['halvard', 'Halvard Sunde', 'Assisterende direktør', '985399077', '34', 'nb', 2.4],
];

export const people: CastMember[] = [
  ...rows.map(([key, name, roleTitle, orgnr, county, language, lastVisitDaysAgo]) => ({
    key,
    name,
    roleTitle,
    orgnr,
    county,
    language,
    email: `${key}@example.org`,
    lastVisitDaysAgo,
  })),
  {
    key: 'platform',
    name: 'Vigdis Haraldseth',
    roleTitle: 'Seniorrådgjevar',
    orgnr: '991825827',
    county: '03',
    language: 'nn',
    email: 'platform@example.org',
    lastVisitDaysAgo: 0,
    isAdministrator: true,
  },
];
