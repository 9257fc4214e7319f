import type { Language } from '@krets/shared/kinds';
import { licence } from './open-data.js';
import { wordsIn } from './words.js';

type Operator = { name: string | undefined; contact: string | undefined };

const languages: Language[] = ['nn', 'nb', 'en'];

const inLanguages = (key: 'list.title' | 'list.lead' | 'occurrences.title' | 'occurrences.lead') =>
  languages.map((language) => ({ '@language': language, '@value': wordsIn(language).t(key) }));

/**
 * The overview as one dataset in a catalogue, in the terms of DCAT-AP-NO, for data.norge.no and other catalogues that fetch descriptions.
 * @param site address of the first page @param modified when an entry was last published or changed
 */
export function catalogueOf(site: string, operator: Operator, modified: Date | undefined): string {
  const overview = `${site}/oversyn`;
  const publisher = { '@type': 'foaf:Agent', 'foaf:name': operator.name ?? 'Krets' };
  const contactPoint = {
    '@type': 'vcard:Organization',
    'vcard:fn': operator.name ?? 'Krets',
    'vcard:hasURL': { '@id': site },
    ...(operator.contact && { 'vcard:hasEmail': { '@id': `mailto:${operator.contact}` } }),
  };
  const described = {
    'dct:title': inLanguages('list.title'),
    'dct:description': inLanguages('list.lead'),
    'dct:publisher': publisher,
    'dcat:contactPoint': contactPoint,
  };
  const distribution = (
    file: string,
    format: string,
    mediaType: string,
    of: 'list' | 'occurrences' = 'list',
    page = overview,
  ) => ({
    '@id': `${site}/${file}`,
    '@type': 'dcat:Distribution',
    'dct:title': inLanguages(`${of}.title`),
    'dct:description': inLanguages(`${of}.lead`),
    'dcat:accessURL': { '@id': page },
    'dcat:downloadURL': { '@id': `${site}/${file}` },
    'dct:license': { '@id': licence },
    'dct:format': { '@id': `http://publications.europa.eu/resource/authority/file-type/${format}` },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaType}` },
  });
  return JSON.stringify({
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      vcard: 'http://www.w3.org/2006/vcard/ns#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `${site}/oversyn.dcat.jsonld`,
    '@type': 'dcat:Catalog',
    ...described,
    'dcat:dataset': {
      '@id': `${overview}#dataset`,
      '@type': 'dcat:Dataset',
      ...described,
      'dcat:theme': { '@id': 'http://publications.europa.eu/resource/authority/data-theme/GOVE' },
      'dct:accessRights': { '@id': 'http://publications.europa.eu/resource/authority/access-right/PUBLIC' },
      'dct:accrualPeriodicity': { '@id': 'http://publications.europa.eu/resource/authority/frequency/CONT' },
      'dct:spatial': { '@id': 'http://publications.europa.eu/resource/authority/country/NOR' },
      ...(modified && { 'dct:modified': { '@type': 'xsd:dateTime', '@value': modified.toISOString() } }),
      'dcat:distribution': [
        distribution('oversyn.csv', 'CSV', 'text/csv'),
        distribution('oversyn.jsonld', 'JSON_LD', 'application/ld+json'),
        distribution('moteplassar.ics', 'ICS', 'text/calendar', 'occurrences', `${overview}/samlingar`),
      ],
    },
  });
}
