import { Link, useParams } from 'react-router';
import { isRefusal } from '../../../app/api/api-error.js';
import { useQuery } from '../../../app/api/useQuery.js';
import { useTranslate } from '../../../app/i18n/messages.js';
import { MissingPage } from '../../../app/MissingPage.js';
import { useRoomClosed } from '../../../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../../../app/realtime/useRoomEvents.js';
import { EmptyState } from '../../../ui/EmptyState.js';
import { ErrorNote } from '../../../ui/ErrorNote.js';
import { Loading } from '../../../ui/Loading.js';
import { NarrowPage } from '../../../ui/Page.js';
import { RoomHeader } from '../../RoomHeader.js';
import { ApplicantItem } from './ApplicantItem.js';
import { admissionQuery } from './operations.js';
import { QuestionsForm } from './QuestionsForm.js';

/** Admission: the applicants, the waiting list and the questions. */
export default function AdmissionPage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(admissionQuery, { id: networkId });
  useRoomEvents(data ? [data.network] : [], () => void refetch());
  useRoomClosed(() => void refetch());
  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { network } = data;
  const applied = network.applicants.filter((one) => one.state === 'APPLIED');
  const waiting = network.applicants.filter((one) => one.state === 'WAITING');
  return (
    <>
      <RoomHeader room={network} page={t('admission.title')} />
      <NarrowPage>
        <h2>{t('admission.title')}</h2>
        <p>{t(`admission.rule.${network.charter.admission}`)}</p>
        <p className="quiet">{t(network.listed ? 'admission.listed' : 'admission.unlisted')}</p>
        {applied.length === 0 ? (
          <EmptyState title={t('admission.nobody')}>
            {network.listed ? <p className="quiet">{t('admission.nobodyText')}</p> : null}
          </EmptyState>
        ) : (
          <section>
            <h3>{t('admission.applied')}</h3>
            <ul className="plain-list divided-list">
              {applied.map((applicant) => (
                <ApplicantItem key={applicant.id} applicant={applicant} onChange={refetch} />
              ))}
            </ul>
          </section>
        )}
        {waiting.length > 0 ? (
          <section>
            <h3>{t('admission.waiting')}</h3>
            <p className="quiet">{t('admission.waiting.lead')}</p>
            <ol className="plain-list divided-list">
              {waiting.map((applicant, i) => (
                <ApplicantItem key={applicant.id} applicant={applicant} place={i + 1} onChange={refetch} />
              ))}
            </ol>
          </section>
        ) : null}
        {network.viewerMay.changeSettings ? (
          <QuestionsForm networkId={network.id} questions={network.questions} onSaved={refetch} />
        ) : null}
        {network.listed ? (
          <p className="small">
            <Link to={`/apply/${network.id}`}>{t('admission.fromOutside')}</Link>
          </p>
        ) : null}
      </NarrowPage>
    </>
  );
}
