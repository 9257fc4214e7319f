import { Link } from 'react-router';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { openNetworksQuery } from './graph.js';
import { ListedLine } from './ListedLine.js';
import { isOpen, OwnState } from './OwnState.js';

/** Networks that take applications, by what may be known of them. */
export default function OpenNetworksPage() {
  const t = useWords();
  const { data, trouble, again } = useGraph(openNetworksQuery, {});
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { openNetworks, myApplications } = data;
  const mine = myApplications.filter(isOpen);
  return (
    <NarrowPage>
      <PageTitle>{t('admission.find.title')}</PageTitle>
      <p className="quiet">{t('admission.find.lead')}</p>
      {mine.length > 0 ? (
        <section>
          <h2>{t('admission.mine')}</h2>
          <ul className="plain-list lines">
            {mine.map((application) => (
              <li key={application.id}>
                <h3>
                  <Link to={`/apply/${application.networkId}`}>{application.networkName}</Link>
                </h3>
                <OwnState application={application} />
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
        <ul className="plain-list lines">
          {openNetworks.map((network) => (
            <ListedLine key={network.id} network={network} />
          ))}
        </ul>
      </section>
    </NarrowPage>
  );
}
