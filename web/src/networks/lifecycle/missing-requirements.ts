import type { FormCode } from '@krets/shared/kinds';
import type { FormRequirementsQuery } from '../../generated/graphql.js';

type Network = FormRequirementsQuery['network'];
type MissingCode = FormCode | 'F6dates' | 'F9accept' | 'F10similar';

/** What a requirement lacks, and where it is filled in: on the form page, in the charter or by inviting. */
export function missingFor(
  code: FormCode,
  { id, charter, programme: effort, similarSeen }: Network,
): { missing: MissingCode; to: string } {
  const inCharter = `/rooms/${id}/charter`;
  const atSeats = `/rooms/${id}/seats`;
  switch (code) {
    case 'F3':
      return { missing: code, to: '#sizes' };
    case 'F4':
      return { missing: code, to: '#organiser' };
    case 'F6': {
      const hasRhythm = charter.everyWeeks != null && charter.minutes != null && Boolean(charter.place?.trim());
      return hasRhythm ? { missing: 'F6dates', to: '#dates' } : { missing: code, to: inCharter };
    }
    case 'F9':
      return charter.expectations.trim() ? { missing: 'F9accept', to: atSeats } : { missing: code, to: inCharter };
    case 'F10':
      return effort && !similarSeen ? { missing: 'F10similar', to: '#effort' } : { missing: code, to: '#effort' };
    case 'F11':
      return { missing: code, to: '#dates' };
    case 'F12':
      return { missing: code, to: atSeats };
    default:
      return { missing: code, to: inCharter };
  }
}
