/** Counties of Norway by number. Names: Kartverket, CC BY 4.0. */
export const counties = [
  { number: '03', name: 'Oslo' },
  { number: '11', name: 'Rogaland' },
  { number: '15', name: 'Møre og Romsdal' },
  { number: '18', name: 'Nordland – Nordlánnda' },
  { number: '31', name: 'Østfold' },
  { number: '32', name: 'Akershus' },
  { number: '33', name: 'Buskerud' },
  { number: '34', name: 'Innlandet' },
  { number: '39', name: 'Vestfold' },
  { number: '40', name: 'Telemark' },
  { number: '42', name: 'Agder' },
  { number: '46', name: 'Vestland' },
  { number: '50', name: 'Trøndelag – Trööndelage' },
  { number: '55', name: 'Troms – Romsa – Tromssa' },
  { number: '56', name: 'Finnmark – Finnmárku – Finmarkku' },
] as const;
