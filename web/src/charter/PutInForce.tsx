import { useWords } from '../app/words.js';
import type { CharterQuery } from '../generated/graphql.js';
import { SeatName } from '../ui/SeatName.js';
import { Time } from '../ui/Time.js';

export type CharterVersion = CharterQuery['network']['charterHistory'][number];

/** Who put a version in force, and when; nobody put the first one in force. */
export function PutInForce({ version: { version, madeAt, maker } }: { version: CharterVersion }) {
  const t = useWords();
  return (
    <p className="small quiet">
      {t('charter.version', { version })} · {maker ? t('charter.inForceBy') : t('charter.inForceSince')}{' '}
      {maker ? (
        <>
          <SeatName seat={maker} />,{' '}
        </>
      ) : null}
      <Time at={madeAt} day />
    </p>
  );
}
