import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { isRefusal } from '../../app/api/api-error.js';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { MissingPage } from '../../app/MissingPage.js';
import { useRoomClosed } from '../../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../../app/realtime/useRoomEvents.js';
import type { RoomReportsQuery } from '../../generated/graphql.js';
import { RoomHeader } from '../../networks/RoomHeader.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { TextDialog } from '../../ui/TextDialog.js';
import { Time } from '../../ui/Time.js';
import { reportsQuery, resolveReportMutation } from './operations.js';
import '../../networks/facilitation/facilitation.css';

type Concern = RoomReportsQuery['network']['reports'][number];

/** The reader's own reports and, for a facilitator, those they have received. */
export default function ReportsPage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(reportsQuery, { id: networkId });
  useRoomEvents(data ? [data.network] : [], () => void refetch());
  useRoomClosed(() => void refetch());
  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { reports: concerns } = data.network;
  return (
    <>
      <RoomHeader room={data.network} page={t('moderation.reports')} />
      <NarrowPage>
        <h2>{t('moderation.reports')}</h2>
        <p className="quiet">{t('moderation.reports.lead')}</p>
        {concerns.length === 0 ? <EmptyState title={t('moderation.reports.none')} /> : null}
        <ul className="plain-list divided-list">
          {concerns.map((report) => (
            <ReportItem key={report.id} report={report} networkId={networkId} onSettled={refetch} />
          ))}
        </ul>
      </NarrowPage>
    </>
  );
}

type Props = { report: Concern; networkId: string; onSettled: () => Promise<void> };

function ReportItem({ report, networkId, onSettled }: Props) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const { mutate, busy, apiError } = useMutation(resolveReportMutation);
  const { challengeId, contributionId, resolvedAt } = report;

  async function settle(answer: string) {
    if (!(await mutate({ input: { reportId: report.id, answer } }))) return;
    setAsking(false);
    await onSettled();
  }

  return (
    <li>
      <p className="small quiet">
        {report.mine ? `${t('moderation.reports.yours')} · ` : null}
        <Time at={report.raisedAt} />
      </p>
      <h3>
        <Link to={`/challenges/${challengeId}${contributionId ? `#c-${contributionId}` : ''}`}>
          {report.challengeTitle}
        </Link>
      </h3>
      <blockquote className="quoted-statement">{report.reason}</blockquote>
      {resolvedAt ? (
        <>
          <p className="small quiet">
            {t('moderation.reports.answer')} <Time at={resolvedAt} />
          </p>
          <blockquote className="quoted-statement">{report.answer}</blockquote>
        </>
      ) : (
        <p className="small quiet">{t('moderation.reports.open')}</p>
      )}
      {report.mine && !resolvedAt && !report.reachesFacilitator ? (
        <p className="small">
          {t('moderation.report.unheard')} <Link to={`/rooms/${networkId}/about`}>{t('moderation.report.elect')}</Link>
        </p>
      ) : null}
      {report.mayResolve ? (
        <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
          {t('moderation.reports.settle')}
        </Button>
      ) : null}
      {asking ? (
        <TextDialog
          title={t('moderation.reports.settle')}
          label={t('moderation.reports.label')}
          action={t('moderation.reports.send')}
          limit={limits.shortAnswer}
          busy={busy}
          apiError={apiError}
          onSend={(answer) => void settle(answer)}
          onClose={() => setAsking(false)}
        >
          <p className="small quiet">{t('moderation.reports.readers')}</p>
        </TextDialog>
      ) : null}
    </li>
  );
}
