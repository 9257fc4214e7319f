import { useEffect } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { isRefusal } from '../../app/api/api-error.js';
import { useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { MissingPage } from '../../app/MissingPage.js';
import { useRoomClosed } from '../../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../../app/realtime/useRoomEvents.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { ClosingSection } from '../governance/ClosingSection.js';
import { ReadersNote } from '../ReadersNote.js';
import { Checklist } from './Checklist.js';
import { DatesForm } from './DatesForm.js';
import { ListingForm } from './ListingForm.js';
import { NetworkKind } from './NetworkKind.js';
import { OrganiserForm } from './OrganiserForm.js';
import { formQuery } from './operations.js';
import { ProgrammeForm } from './ProgrammeForm.js';
import { ReviewQuestion } from './ReviewQuestion.js';
import { SizeNote } from './SizeNote.js';
import { SizesForm } from './SizesForm.js';
import { StageSection } from './StageSection.js';
import './FormRequirementsPage.css';

/** The form requirements of the network, and which of them it meets. */
export default function FormRequirementsPage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(formQuery, { id: networkId });
  useRoomEvents(data ? [data.network] : [], () => void refetch());
  useRoomClosed(() => void refetch());
  const { hash } = useLocation();
  // The sections are rendered after the page, so the browser cannot scroll to the fragment by itself.
  useEffect(() => {
    if (data && hash) document.querySelector<HTMLElement>(`${hash} h2`)?.focus();
  }, [data, hash]);
  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { network } = data;
  const own = { network, onSaved: refetch };
  return (
    <NarrowPage>
      <p className="small">
        <Link to={`/rooms/${networkId}`}>{network.name}</Link>
      </p>
      <PageTitle title={`${t('lifecycle.formRequirements.title')}: ${network.name}`}>
        {t('lifecycle.formRequirements.title')}
      </PageTitle>
      <NetworkKind {...network} />
      <p className="quiet">{t('lifecycle.formRequirements.lead')}</p>
      <SizeNote seats={network.seats.length} seatsWarn={network.seatsWarn} seatsMax={network.seatsMax} />
      <div className="form-parts">
        <ReviewQuestion network={network} onChange={refetch} />
        <Checklist network={network} />
        <StageSection network={network} onChange={refetch} />
        {network.viewerMay.changeSettings ? (
          <>
            <ReadersNote {...network.readers} networkName={network.name} />
            <OrganiserForm {...own} />
            <ProgrammeForm {...own} />
            <DatesForm {...own} />
            <SizesForm {...own} />
            <ListingForm {...own} />
          </>
        ) : null}
        <ClosingSection network={network} onChange={refetch} />
      </div>
    </NarrowPage>
  );
}
