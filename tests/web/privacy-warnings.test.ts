import { describe, expect, it } from '@jest/globals';
import { warningsIn } from '../../web/src/discussion/challenges/privacy-warnings.js';

const signs = (text: string, own: string[] = []) => warningsIn(text, own).map(({ kind, found }) => `${kind}: ${found}`);

describe('warnings on the device', () => {
  it.each([
    ['Skriv til kari.d@etat.example.no i dag', 'email: kari.d@etat.example.no'],
    ['Ring 22 33 44 55 før tolv', 'phone: 22 33 44 55'],
    ['Ring 91234567', 'phone: 91234567'],
    ['Nummeret er +47 912 34 567', 'phone: +47 912 34 567'],
    ['Fødselsnummer 01017012345 stod i brevet', 'nationalId: 01017012345'],
    ['Fødselsnummer 010170 12345', 'nationalId: 010170 12345'],
    ['Eg snakka med Kari Dømesen om det', 'name: Kari Dømesen'],
    ['Då Áile Biret Guttorm kom', 'name: Áile Biret Guttorm'],
    ['Ho er sjukmeld att', 'sickLeave: sjukmeld'],
    ['Han ble sykemeldt i mai', 'sickLeave: sykemeldt'],
    ['She is on sick leave', 'sickLeave: sick leave'],
  ])('see «%s»', (text, warning) => {
    expect(signs(text)).toContain(warning);
  });

  it('see the own agency in every language it has a name in', () => {
    expect(signs('Her i kartverket er det slik', ['Kartverket', 'The Norwegian Mapping Authority'])).toEqual([
      'ownAgency: Kartverket',
    ]);
  });

  it.each([
    'Vi skal kutte to årsverk innan 2027.',
    'Budsjettet er 12 500 000 kroner, og 2 000 000 er brukt.',
    'Nord Noreg har lange avstandar.',
    'Eg har prøvd i tre år. Det hjelpte ikkje.',
    'I 2024–2025 var vi 14 tilsette.',
  ])('leave «%s» in peace', (text) => {
    expect(signs(text)).toEqual([]);
  });

  it('say each thing once', () => {
    expect(signs('Kari Dømesen og Kari Dømesen')).toEqual(['name: Kari Dømesen']);
  });
});
