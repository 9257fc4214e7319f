import { Button } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { apiClient } from '../app/api/api-client.js';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { connection } from '../app/realtime/connection.js';
import { useSession } from '../app/session.js';
import type { NoticePartsFragment } from '../generated/graphql.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { StatusTag } from '../ui/StatusTag.js';
import { Time } from '../ui/Time.js';
import {
  chooseNoticeMailMutation,
  markAllNoticesReadMutation,
  markNoticesReadMutation,
  noticesQuery,
} from './operations.js';
import { placeOf } from './places.js';

/** What the reader has been told of, each with a link to its very place. */
export default function NoticesPage() {
  const t = useTranslate();
  const { data, apiError, refetch } = useQuery(noticesQuery, {});
  const { mailPage } = useSession();
  const { mutate, busy } = useMutation(markAllNoticesReadMutation);
  const mail = useMutation(chooseNoticeMailMutation);
  useEffect(() => connection.onNoticesChanged(() => void refetch()), [refetch]);
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { notices, noticeChoices } = data;
  const newest = notices[0]?.at;
  async function readAll() {
    if (newest && (await mutate({ until: newest }))) await refetch();
  }
  async function getMailAgain() {
    if (await mail.mutate({ input: { ...noticeChoices, waitingMail: true } })) await refetch();
  }
  return (
    <NarrowPage>
      <PageTitle>{t('notices.title')}</PageTitle>
      <p className="quiet">{t('notices.lead')}</p>
      <div className="page-bar">
        <Link to="/notices/settings">{t('notices.choose')}</Link>
        <Link to="/saved">{t('saved.title')}</Link>
        {mailPage ? <a href={mailPage}>{t('notices.ownMail')}</a> : null}
        {notices.some(({ read }) => !read) ? (
          <Button variant="secondary" data-size="sm" disabled={busy} onClick={() => void readAll()}>
            {t('notices.readAll')}
          </Button>
        ) : null}
      </div>
      {noticeChoices.waitingMail ? null : (
        <div className="page-bar">
          <span>{t('notices.mail.off')}</span>
          <Button variant="tertiary" data-size="sm" disabled={mail.busy} onClick={() => void getMailAgain()}>
            {t('notices.mail.on')}
          </Button>
        </div>
      )}
      {notices.length === 0 ? (
        <EmptyState title={t('notices.none')}>
          <p>{t('notices.none.text')}</p>
        </EmptyState>
      ) : null}
      <ul className="plain-list divided-list">
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </ul>
    </NarrowPage>
  );
}

function NoticeRow({ notice }: { notice: NoticePartsFragment }) {
  const t = useTranslate();
  const { id, kind, title, networkName, at, read } = notice;
  const markRead = () => {
    if (!read) void apiClient.mutation(markNoticesReadMutation, { ids: [id] }).toPromise();
  };
  return (
    <li>
      <p>
        {read ? null : (
          <>
            <StatusTag tone="multe">{t('notices.new')}</StatusTag>{' '}
          </>
        )}
        <Link to={placeOf(notice)} onClick={markRead}>
          {t(`notices.kind.${kind}`)}
        </Link>
      </p>
      <p className="small quiet">
        {title ? `${title} · ` : ''}
        {networkName ? `${networkName} · ` : ''}
        <Time at={at} />
      </p>
    </li>
  );
}
