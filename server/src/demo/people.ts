import type { CastMember } from './demo.types.js';
export const people: CastMember[] = [
  {
    key: 'siri',
    name: 'Siri Aune',
    roleTitle: 'Seksjonssjef',
    orgnr: '971040238',
    county: '46',
    language: 'nn',
    email: 'siri.aune@example.org',
    lastVisitDaysAgo: 1,
  },
  {
    key: 'admin',
    name: 'Admin',
    roleTitle: 'Rådgjevar',
    orgnr: '971040238',
    county: '46',
    language: 'nn',
    email: 'admin@example.org',
    lastVisitDaysAgo: 1,
    isAdministrator: true,
  },
];
