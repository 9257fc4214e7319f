import { Link } from 'react-router';
import { useQuery } from '../../../app/api/useQuery.js';
import { useTranslate } from '../../../app/i18n/messages.js';
import { EmptyState } from '../../../ui/EmptyState.js';
import { ErrorNote } from '../../../ui/ErrorNote.js';
import { Loading } from '../../../ui/Loading.js';
import { NarrowPage } from '../../../ui/Page.js';
import { PageTitle } from '../../../ui/PageTitle.js';
import { ListedNetwork } from './ListedNetwork.js';
import { isOpen, OwnApplicationState } from './OwnApplicationState.js';
import { openNetworksQuery } from './operations.js';

/** Networks that take applications, with what outsiders may know of them. */
export default function OpenNetworksPage() {
  const t = useTranslate();
  const { data, apiError, refetch } = useQuery(openNetworksQuery, {});
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { openNetworks, myApplications } = data;
  const mine = myApplications.filter(isOpen);
  return (
    <NarrowPage>
      <PageTitle>{t('admission.find.title')}</PageTitle>
      <p className="quiet">{t('admission.find.lead')}</p>
      {mine.length > 0 ? (
        <section>
          <h2>{t('admission.mine')}</h2>
          <ul className="plain-list divided-list">
            {mine.map((application) => (
              <li key={application.id}>
                <h3>
                  <Link to={`/apply/${application.networkId}`}>{application.networkName}</Link>
                </h3>
                <OwnApplicationState application={application} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>{t('admission.find.open')}</h2>
        {openNetworks.length === 0 ? (
          <EmptyState title={t('admission.find.none')}>
            <p className="quiet">{t('admission.find.noneText')}</p>
          </EmptyState>
        ) : null}
        <ul className="plain-list divided-list">
          {openNetworks.map((network) => (
            <ListedNetwork key={network.id} network={network} />
          ))}
        </ul>
      </section>
    </NarrowPage>
  );
}
