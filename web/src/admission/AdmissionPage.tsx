import { Link, useParams } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { useLeft, useNews } from '../live/useNews.js';
import { RoomHead } from '../networks/RoomHead.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { ApplicantItem } from './ApplicantItem.js';
import { admissionQuery } from './graph.js';
import { QuestionsForm } from './QuestionsForm.js';

/** How one gets in: who has asked, who waits, and what is asked of them. */
export default function AdmissionPage() {
  const t = useWords();
  const { networkId = '' } = useParams();
  const { data, trouble, again } = useGraph(admissionQuery, { id: networkId });
  useNews([networkId], () => void again());
  useLeft(() => void again());
  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { network } = data;
  const applied = network.applicants.filter((one) => one.state === 'APPLIED');
  const waiting = network.applicants.filter((one) => one.state === 'WAITING');
  return (
    <>
      <RoomHead room={network} />
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
            <ul className="plain-list lines">
              {applied.map((applicant) => (
                <ApplicantItem key={applicant.id} applicant={applicant} onChange={again} />
              ))}
            </ul>
          </section>
        )}
        {waiting.length > 0 ? (
          <section>
            <h3>{t('admission.waiting')}</h3>
            <p className="quiet">{t('admission.waiting.lead')}</p>
            <ol className="plain-list lines">
              {waiting.map((applicant, i) => (
                <ApplicantItem key={applicant.id} applicant={applicant} place={i + 1} onChange={again} />
              ))}
            </ol>
          </section>
        ) : null}
        {network.viewerMay.changeSettings ? (
          <QuestionsForm networkId={network.id} questions={network.questions} onSaved={again} />
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
