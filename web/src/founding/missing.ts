import type { FormCode } from '@krets/shared/kinds';
import type { FormQuery } from '../generated/graphql.js';

type Network = FormQuery['network'];
type Lack = FormCode | 'F6dates' | 'F9accept' | 'F10similar';

/** What a requirement lacks, and where it is filled in: on the form page, in the charter or by those who are invited. */
export function missingOf(
  code: FormCode,
  { id, charter, programme: effort, similarSeen }: Network,
): { lack: Lack; to: string } {
  const inCharter = `/rooms/${id}/charter`;
  const atSeats = `/rooms/${id}/seats`;
  switch (code) {
    case 'F3':
      return { lack: code, to: '#sizes' };
    case 'F4':
      return { lack: code, to: '#organiser' };
    case 'F6': {
      const hasRhythm = charter.everyWeeks != null && charter.minutes != null && Boolean(charter.place?.trim());
      return hasRhythm ? { lack: 'F6dates', to: '#dates' } : { lack: code, to: inCharter };
    }
    case 'F9':
      return charter.expectations.trim() ? { lack: 'F9accept', to: atSeats } : { lack: code, to: inCharter };
    case 'F10':
      return effort && !similarSeen ? { lack: 'F10similar', to: '#effort' } : { lack: code, to: '#effort' };
    case 'F11':
      return { lack: code, to: '#dates' };
    case 'F12':
      return { lack: code, to: atSeats };
    default:
      return { lack: code, to: inCharter };
  }
}
