import { Link } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { useMe } from '../app/session.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { PlatformQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { AccountForm } from './AccountForm.js';
import { AdministratorsSection } from './AdministratorsSection.js';
import { Efforts } from './Efforts.js';
import { GlassSection } from './GlassSection.js';
import { platformQuery } from './graph.js';
import { MailSection } from './MailSection.js';
import { OrganisationForm } from './OrganisationForm.js';
import './PlatformPage.css';

/** What the administrator of the platform looks after: everything around the rooms, and nothing in them. */
export default function PlatformPage() {
  const { isAdministrator } = useMe();
  return isAdministrator ? <Platform /> : <MissingPage />;
}

function Platform() {
  const t = useWords();
  const { data, trouble, again } = useGraph(platformQuery, {});
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  return (
    <NarrowPage>
      <PageTitle>{t('administration.title')}</PageTitle>
      <p className="quiet">{t('administration.lead')}</p>
      <p>
        <Link to="/founding">{t('administration.found')}</Link>
      </p>
      <Overview figures={data.overview} />
      <Efforts efforts={data.programmes} onChange={again} />
      <OrganisationForm />
      <AccountForm />
      <AdministratorsSection administrators={data.administrators} onChange={again} />
      <MailSection mail={data.undeliveredMail} />
      <GlassSection openings={data.emergencyAccessRequests} onChange={again} />
    </NarrowPage>
  );
}

function Overview({ figures }: { figures: PlatformQuery['overview'] }) {
  const t = useWords();
  return (
    <section>
      <h2>{t('administration.overview')}</h2>
      <p className="quiet">{t('administration.overview.lead')}</p>
      {figures.length === 0 ? <p>{t('administration.overview.none')}</p> : null}
      <ul className="plain-list lines">
        {figures.map((figure, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is not listed has neither name nor id here
          <li key={place}>
            <p>{figure.name ?? t('administration.overview.unlisted')}</p>
            <p className="small quiet">
              {[
                t(`administration.stage.${figure.stage}`),
                figure.seats === null || figure.seats === undefined
                  ? t(`administration.band.${figure.band}`)
                  : t('administration.overview.seats', { taken: figure.seats, max: figure.seatsMax }),
                t('administration.overview.form', { met: figure.met }),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
