export const searchFilters = ['from', 'in', 'before', 'after'] as const;
export type SearchFilter = (typeof searchFilters)[number];
export type WrittenFilter = { filter: SearchFilter; value: string; text: string };

/** How a filter is written in the three languages. */
const filterWords: Record<string, SearchFilter> = {
  frå: 'from',
  fra: 'from',
  from: 'from',
  i: 'in',
  in: 'in',
  før: 'before',
  before: 'before',
  etter: 'after',
  after: 'after',
};
const filterPattern = new RegExp(`(?<=^|\\s)(${Object.keys(filterWords).join('|')}):("[^"]*"|«[^»]*»|\\S+)`, 'giu');

/** The filters that somebody has typed into a question, and the rest of it. */
export function takeFilters(question: string): { written: WrittenFilter[]; rest: string } {
  const written: WrittenFilter[] = [];
  const rest = question.replace(filterPattern, (text, name: string, value: string) => {
    const filter = filterWords[name.toLowerCase()];
    if (filter) written.push({ filter, value: value.replace(/["«»]/g, ''), text });
    return ' ';
  });
  return { written, rest };
}
