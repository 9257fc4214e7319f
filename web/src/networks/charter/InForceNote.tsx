import { useTranslate } from '../../app/i18n/messages.js';
import type { CharterQuery } from '../../generated/graphql.js';
import { Time } from '../../ui/Time.js';
import { SeatName } from '../membership/SeatName.js';

export type CharterVersion = CharterQuery['network']['charterHistory'][number];

/** Who put a version in force, and when; nobody put the first one in force. */
export function InForceNote({ version: { version, madeAt, maker } }: { version: CharterVersion }) {
  const t = useTranslate();
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
