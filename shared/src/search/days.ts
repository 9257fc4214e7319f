const written = /^(?<year>(?:19|20)\d\d)(?:-(?<month>\d\d?)(?:-(?<day>\d\d?))?)?$/;
const writtenInNorway = /^(?:(?:(?<day>\d\d?)\.)?(?<month>\d\d?)\.)?(?<year>(?:19|20)\d\d)$/;

/**
 * The first day of a year, a month or a day, written as `2026`, `2026-11`, `2026-11-28`, `11.2026` or `28.11.2026`.
 *
 * @returns as `2026-11-28`, in no time zone; null when it is none of these, or no day of the calendar
 */
export function dayIn(text: string | undefined): string | null {
  const {
    year = '',
    month = '1',
    day = '1',
  } = (written.exec(text ?? '') ?? writtenInNorway.exec(text ?? ''))?.groups ?? {};
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${found}T00:00:00Z`);
  return year !== '' && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(found) ? found : null;
}
