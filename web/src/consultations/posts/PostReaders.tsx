import { PadlockLockedIcon } from '@navikt/aksel-icons';
import { useTranslate } from '../../app/i18n/messages.js';
import { ReadersNote } from '../../networks/ReadersNote.js';
import type { Consultation, PostKind } from '../consultation.js';

/** The outcome is for the room; the posts are for those who take part. */
const roomKinds: readonly PostKind[] = ['COMMITMENT', 'TAKEAWAY', 'FOLLOW_UP'];

function readerCount({ participants, challenge }: Consultation, kind: PostKind): number {
  if (roomKinds.includes(kind)) return challenge.network.readers.people;
  return participants.filter(({ participation }) => participation === 'JOINED').length;
}

/** How many will read it, the author not counted. */
export const otherReaders = (consultation: Consultation, kind: PostKind) =>
  Math.max(0, readerCount(consultation, kind) - 1);

export function PostReaders({ consultation, kind }: { consultation: Consultation; kind: PostKind }) {
  const t = useTranslate();
  const { network } = consultation.challenge;
  if (roomKinds.includes(kind)) return <ReadersNote {...network.readers} networkName={network.name} />;
  return (
    <p className="readers-note">
      <PadlockLockedIcon aria-hidden fontSize="1.25em" />
      <span>{t('consultations.readers', { people: readerCount(consultation, kind) })}</span>
    </p>
  );
}
