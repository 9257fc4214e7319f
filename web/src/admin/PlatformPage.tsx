import { Link } from 'react-router';
import { useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { MissingPage } from '../app/MissingPage.js';
import { useMe } from '../app/session.js';
import type { PlatformQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { AccountForm } from './AccountForm.js';
import { AdministratorsSection } from './AdministratorsSection.js';
import { DeliverySection } from './DeliverySection.js';
import { EmergencyAccessSection } from './EmergencyAccessSection.js';
import { MailSection } from './MailSection.js';
import { OrganisationForm } from './OrganisationForm.js';
import { platformQuery } from './operations.js';
import { Programmes } from './Programmes.js';
import { SearchSection } from './SearchSection.js';
import './PlatformPage.css';

/** Platform administration: everything around the rooms, and nothing in them. */
export default function PlatformPage() {
  const { isAdministrator } = useMe();
  return isAdministrator ? <Platform /> : <MissingPage />;
}

function Platform() {
  const t = useTranslate();
  const { data, apiError, refetch } = useQuery(platformQuery, {});
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  return (
    <NarrowPage>
      <PageTitle>{t('admin.title')}</PageTitle>
      <p className="quiet">{t('admin.lead')}</p>
      <p>
        <Link to="/founding">{t('admin.found')}</Link>
      </p>
      <p>
        <a href="/oversyn/mine">{t('admin.entryFaults')}</a>
      </p>
      <Overview figures={data.overview} />
      <Programmes programmes={data.programmes} onChange={refetch} />
      <OrganisationForm />
      <AccountForm />
      <AdministratorsSection administrators={data.administrators} onChange={refetch} />
      <SearchSection progress={data.searchProgress} />
      <DeliverySection figures={data.deliveries} />
      <MailSection mail={data.undeliveredMail} />
      <EmergencyAccessSection
        accesses={data.emergencyAccessRequests}
        names={data.overview.flatMap(({ name }) => name ?? [])}
        onChange={refetch}
      />
    </NarrowPage>
  );
}

function Overview({ figures }: { figures: PlatformQuery['overview'] }) {
  const t = useTranslate();
  return (
    <section>
      <h2>{t('admin.overview')}</h2>
      <p className="quiet">{t('admin.overview.lead')}</p>
      {figures.length === 0 ? <p>{t('admin.overview.none')}</p> : null}
      <ul className="plain-list divided-list">
        {figures.map((figure, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is not listed has neither name nor id here
          <li key={place}>
            <p>{figure.name ?? t('admin.overview.unlisted')}</p>
            <p className="small quiet">
              {[
                t(`admin.stage.${figure.stage}`),
                figure.seats === null || figure.seats === undefined
                  ? t(`admin.sizeBand.${figure.band}`)
                  : t('admin.overview.seats', { taken: figure.seats, max: figure.seatsMax }),
                t('admin.overview.form', { met: figure.met }),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
