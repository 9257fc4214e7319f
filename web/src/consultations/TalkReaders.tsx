import { PadlockLockedIcon } from '@navikt/aksel-icons';
import { useWords } from '../app/words.js';
import type { TalkFragment } from '../generated/graphql.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import type { Kind } from './Speak.js';

/** What comes out of a talk is for the room; the talk itself is for those who take part. */
const forTheRoom: readonly Kind[] = ['COMMITMENT', 'TAKEAWAY', 'FOLLOW_UP'];

export function TalkReaders({ talk, kind }: { talk: TalkFragment; kind: Kind }) {
  const t = useWords();
  const { network } = talk.challenge;
  if (forTheRoom.includes(kind)) return <ReadersLine {...network.readers} networkName={network.name} />;
  const people = talk.participants.filter(({ participation }) => participation === 'JOINED').length;
  return (
    <p className="readers-line">
      <PadlockLockedIcon aria-hidden fontSize="1.25em" />
      <span>{t('consultations.readers', { people })}</span>
    </p>
  );
}
