import { Button, Field, Label } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { NoticeChoicesPartsFragment, NoticeLevel } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { Card, NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { MailChoice } from './MailChoice.js';
import { chooseRoomNoticesMutation, noticeChoicesQuery } from './operations.js';
import { PushSection } from './PushSection.js';
import { ThreadNotices } from './ThreadNotices.js';

const levels: readonly NoticeLevel[] = ['ALL', 'WAITING', 'DIGEST', 'SILENT'];

/** All choices of the reader about notices. */
export default function NoticeSettingsPage() {
  const t = useTranslate();
  const { data, apiError, refetch } = useQuery(noticeChoicesQuery, {});
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { rooms, threads, waitingMail, digest } = data.noticeChoices;
  return (
    <NarrowPage>
      <PageTitle>{t('notices.settings.title')}</PageTitle>
      <p className="quiet">{t('notices.settings.lead')}</p>
      <Card as="section">
        <h2>{t('notices.settings.rooms')}</h2>
        {rooms.length === 0 ? <p>{t('notices.settings.rooms.none')}</p> : null}
        {rooms.map((room) => (
          <RoomChoice
            key={room.networkId}
            room={room}
            threads={threads.filter(({ networkId }) => networkId === room.networkId).length}
            onChange={refetch}
          />
        ))}
      </Card>
      <Card as="section">
        <h2>{t('notices.mail')}</h2>
        <MailChoice waitingMail={waitingMail} digest={digest} onChange={refetch} />
      </Card>
      <PushSection />
      <Card as="section">
        <h2>{t('notices.settings.threads')}</h2>
        {threads.length === 0 ? <p>{t('notices.settings.threads.none')}</p> : null}
        <ul className="plain-list divided-list">
          {threads.map(({ challengeId, title, choice }) => (
            <li key={challengeId}>
              <p>
                <Link to={`/challenges/${challengeId}`}>{title}</Link>
              </p>
              <ThreadNotices challengeId={challengeId} choice={choice} onChange={refetch} />
            </li>
          ))}
        </ul>
      </Card>
    </NarrowPage>
  );
}

type RoomProps = {
  room: NoticeChoicesPartsFragment['rooms'][number];
  /** How many threads of the room have a choice of their own. */
  threads: number;
  onChange: () => Promise<void>;
};

function RoomChoice({ room: { networkId, networkName, level }, threads, onChange }: RoomProps) {
  const t = useTranslate();
  const id = useId();
  const { mutate, busy, apiError } = useMutation(chooseRoomNoticesMutation);
  const [saved, setSaved] = useState(false);
  /** Chosen just now, while threads of the room still have a choice of their own. */
  const [asking, setAsking] = useState(false);

  async function choose(chosen: NoticeLevel, threadsToo = false) {
    setSaved(false);
    if (!(await mutate({ input: { networkId, level: chosen, threadsToo } }))) return;
    setSaved(true);
    setAsking(threads > 0 && !threadsToo);
    await onChange();
  }
  return (
    <div className="form">
      <Field>
        <Label htmlFor={id}>{networkName}</Label>
        <select
          id={id}
          className="ds-input"
          value={level}
          disabled={busy}
          onChange={(event) => void choose(levels.find((one) => one === event.target.value) ?? level)}
        >
          {levels.map((one) => (
            <option key={one} value={one}>
              {t(`notices.level.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      <ErrorNote apiError={apiError} />
      <p role="status" className="small quiet">
        {saved ? t('notices.settings.saved') : ''}
      </p>
      {asking ? (
        <div>
          <p>{t('notices.settings.threadsToo', { count: threads })}</p>
          <div className="buttons">
            <Button variant="secondary" data-size="sm" disabled={busy} onClick={() => void choose(level, true)}>
              {t('notices.settings.threadsToo.yes')}
            </Button>
            <Button variant="tertiary" data-size="sm" onClick={() => setAsking(false)}>
              {t('notices.settings.threadsToo.no')}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}
