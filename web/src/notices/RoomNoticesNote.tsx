import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { NoticeLevel } from '../generated/graphql.js';
import { chooseRoomNoticesMutation } from './operations.js';

type Props = { networkId: string; level: NoticeLevel | null | undefined; onDone: () => Promise<void> };

/** Asks a new member once how much they want to be told of. */
export function RoomNoticesNote({ networkId, level, onDone }: Props) {
  const t = useTranslate();
  const { mutate, busy } = useMutation(chooseRoomNoticesMutation);
  if (level) return null;
  async function agree() {
    if (await mutate({ input: { networkId, level: 'WAITING', threadsToo: false } })) await onDone();
  }
  return (
    <div className="small">
      <p>{t('notices.room.asked')}</p>
      <div className="buttons">
        <Button variant="secondary" data-size="sm" disabled={busy} onClick={() => void agree()}>
          {t('notices.room.fine')}
        </Button>
        <Link to="/notices/settings">{t('notices.room.other')}</Link>
      </div>
    </div>
  );
}
