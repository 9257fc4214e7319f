import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { dayIn } from '@krets/shared/search/days';
import { isListed } from '@krets/shared/search/fold';
import { passageKeys } from '@krets/shared/search/passage';
import { questionOf } from '@krets/shared/search/question';
import { keysOfWord } from '@krets/shared/search/words';

const key = (word: string) => keysOfWord(word, false)[0];

describe('the two written forms', () => {
  it.each([
    ['leder', 'leiar'],
    ['lederne', 'leiarane'],
    ['ledelse', 'leiing'],
    ['virksomheten', 'verksemda'],
    ['virksomheter', 'verksemder'],
    ['sykefravær', 'sjukefråvær'],
    ['sykefraværet', 'sjukefråværet'],
    ['ikke', 'ikkje'],
    ['hvordan', 'korleis'],
    ['hvorfor', 'kvifor'],
    ['uker', 'veker'],
    ['måneder', 'månader'],
    ['muligheter', 'moglegheiter'],
    ['tjenesten', 'tenesta'],
    ['kollegaveiledning', 'kollegarettleiing'],
    ['utfordringene', 'utfordringane'],
    ['oppgaver', 'oppgåver'],
    ['løsninger', 'løysingar'],
    ['høring', 'høyring'],
    ['åpenhet', 'openheit'],
    ['arbeidsgiver', 'arbeidsgivar'],
    ['medarbeidersamtaler', 'medarbeidarsamtalar'],
    ['forutsetninger', 'føresetnader'],
    ['beslutningen', 'avgjerda'],
    ['tilbakemeldinger', 'tilbakemeldingar'],
    ['endringene', 'endringane'],
    ['myndighet', 'styresmakt'],
    ['enheten', 'eininga'],
    ['sikkerhet', 'tryggleik'],
    ['hjemmekontor', 'heimekontor'],
    ['fremtiden', 'framtida'],
    ['sammenheng', 'samanheng'],
    ['selvstendig', 'sjølvstendig'],
    ['hovedmål', 'hovudmål'],
    ['kunnskap', 'kunnskap'],
    ['erfaringer', 'erfaringar'],
    ['vanskelige', 'vanskelege'],
    ['forskjellig', 'ulik'],
    ['lederen', 'leiaren'],
    ['mellomlederne', 'mellomleiarane'],
    ['avgjør', 'avgjer'],
    ['nettleseren', 'nettlesaren'],
    ['planlagte', 'planlagde'],
    ['vedlegget', 'vedlegget'],
    ['forhåndsvisning', 'førehandsvising'],
    ['foreslår', 'føreslår'],
    ['arbeidstiden', 'arbeidstida'],
    ['publisert', 'publisere'],
    ['innholdet', 'innhaldet'],
    ['nærheten', 'nærleiken'],
    ['ønsket', 'ønskt'],
    ['vokser', 'veks'],
    ['ubetydelig', 'ubetydeleg'],
  ])('«%s» is found by «%s»', (bokmaal, nynorsk) => expect(key(bokmaal)).toBe(key(nynorsk)));

  it('are what the search of the open overview leads together, which is in SQL', () => {
    const file = new URL('../../migrations/functions/open.fold.sql', import.meta.url);
    const listed = [...readFileSync(fileURLToPath(file), 'utf8').matchAll(/\['([^']+)', '([^']+)'\]/g)];
    expect(listed.length).toBeGreaterThan(30);
    // These two are endings, which have no key of their own.
    for (const [, nynorsk = '', bokmaal = ''] of listed)
      if (!nynorsk.startsWith('leg')) expect([nynorsk, key(nynorsk)]).toEqual([nynorsk, key(bokmaal)]);
  });

  it('do not lead other words together', () => {
    for (const [one, other] of [
      ['leder', 'lærer'],
      ['møte', 'mot'],
      ['ledig', 'leder'],
      ['vann', 'vanlig'],
      ['barn', 'brann'],
      ['tillit', 'tilsyn'],
      ['vedlegg', 'ved'],
      ['fram', 'forslag'],
      ['laste', 'lese'],
    ] as const)
      expect(key(one)).not.toBe(key(other));
  });
});

describe('a word', () => {
  it('is found by the parts of a compound', () => {
    expect(keysOfWord('sykefraværsoppfølging', false)).toContain(key('fråvær'));
    expect(keysOfWord('leiargruppa', false)).toContain(key('leder'));
    expect(keysOfWord('arbeidstid', false)).toEqual(expect.arrayContaining([key('arbeid'), key('tid')]));
  });

  it('is not taken apart into what it does not hold', () => {
    for (const word of ['konvertert', 'publisering', 'dokument', 'tjenesten', 'versjonane'])
      expect(keysOfWord(word, false)).toHaveLength(1);
  });

  it('with a hyphen or a dot is whole and split', () => {
    expect(keysOfWord('e-post', false)).toEqual(expect.arrayContaining([key('epost'), key('post')]));
    expect(keysOfWord('sess.foo', false)).toContain('foo');
  });

  it('that is a number or a code is what it is', () => {
    expect(keysOfWord('2024/1234', false)[0]).toBe('2024/1234');
    expect(keysOfWord('NS-EN-1090', false)[0]).toBe('ns-en-1090');
    expect(keysOfWord('1234567', false)).toEqual(['1234567']);
  });

  it('of an English text is left alone by Norwegian rules', () => {
    expect(passageKeys({ body: 'The leaders have the meetings and the other things that they should' })).toContain(
      'leader',
    );
    expect(keysOfWord('meetings', true)).toEqual(['meet']);
  });
});

describe('a question', () => {
  it('has filters, phrases and an unfinished last word', () => {
    const { words, phrases, filters } = questionOf('«følgje opp» frå:"Kari Nordmann" i:vest før:2026-11-01 sjukefr');
    expect(words.map(({ word }) => word)).toEqual(['følgje', 'sjukefr']);
    expect(filters).toEqual({ from: 'Kari Nordmann', in: 'vest', before: '2026-11-01' });
    expect(phrases).toHaveLength(1);
  });

  it('without its small words means the same', () => {
    expect(questionOf('kva gjer vi med budsjettet ').words.map(({ word }) => word)).toEqual(['budsjettet']);
    expect(questionOf('ikkje').words).toHaveLength(1);
  });
});

describe('a day in a question', () => {
  it.each([
    ['2026', '2026-01-01'],
    ['2026-11', '2026-11-01'],
    ['2026-11-28', '2026-11-28'],
    ['28.11.2026', '2026-11-28'],
    ['3.2026', '2026-03-01'],
    ['2026-02-30', null],
    ['31.13.2026', null],
    ['0000', null],
    ['i går', null],
    ['', null],
  ])('«%s»', (text, day) => expect(dayIn(text)).toBe(day));
});

describe('a word that nothing holds', () => {
  it.each(['sykefravær', 'leiarane', 'arbeidsavtale', 'leiarmøte'])('is no slip when it is listed: %s', (word) => {
    expect(isListed(word)).toBe(true);
  });

  it.each(['sykefarvær', 'leiaarne', 'arbeidsavtlae', 'leiarmtøe'])('may be a slip when it is not: %s', (word) => {
    expect(isListed(word)).toBe(false);
  });
});
