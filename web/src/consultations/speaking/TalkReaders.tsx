import { PadlockLockedIcon } from '@navikt/aksel-icons';
import { useWords } from '../../app/words.js';
import { ReadersLine } from '../../ui/ReadersLine.js';
import type { Talk } from '../talk.js';
import type { Kind } from './Speak.js';

/** What comes out of a talk is for the room; the talk itself is for those who take part. */
const forTheRoom: readonly Kind[] = ['COMMITMENT', 'TAKEAWAY', 'FOLLOW_UP'];

function readersOf({ participants, challenge }: Talk, kind: Kind): number {
  if (forTheRoom.includes(kind)) return challenge.network.readers.people;
  return participants.filter(({ participation }) => participation === 'JOINED').length;
}

/** How many will read it, the writer not counted. */
export const othersReading = (talk: Talk, kind: Kind) => Math.max(0, readersOf(talk, kind) - 1);

export function TalkReaders({ talk, kind }: { talk: Talk; kind: Kind }) {
  const t = useWords();
  const { network } = talk.challenge;
  if (forTheRoom.includes(kind)) return <ReadersLine {...network.readers} networkName={network.name} />;
  return (
    <p className="readers-line">
      <PadlockLockedIcon aria-hidden fontSize="1.25em" />
      <span>{t('consultations.readers', { people: readersOf(talk, kind) })}</span>
    </p>
  );
}
