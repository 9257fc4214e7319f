import { useEffect } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { useLeft, useNews } from '../live/useNews.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import { Checklist } from './Checklist.js';
import { ClosingSection } from './ClosingSection.js';
import { DatesForm } from './DatesForm.js';
import { EffortForm } from './EffortForm.js';
import { formQuery } from './graph.js';
import { LifeSection } from './LifeSection.js';
import { NetworkKind } from './NetworkKind.js';
import { OrganiserForm } from './OrganiserForm.js';
import { SizeLine } from './SizeLine.js';
import { SizesForm } from './SizesForm.js';
import './FormPage.css';

/** The form of the network: what makes a network of a group, and how it stands with it. */
export default function FormPage() {
  const t = useWords();
  const { networkId = '' } = useParams();
  const { data, trouble, again } = useGraph(formQuery, { id: networkId });
  useNews([networkId], () => void again());
  useLeft(() => void again());
  const { hash } = useLocation();
  // The sections are not there when the page is: the browser cannot find them by itself.
  useEffect(() => {
    if (data && hash) document.querySelector<HTMLElement>(`${hash} h2`)?.focus();
  }, [data, hash]);
  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { network } = data;
  const own = { network, onSaved: again };
  return (
    <NarrowPage>
      <p className="small">
        <Link to={`/rooms/${networkId}`}>{network.name}</Link>
      </p>
      <PageTitle title={`${t('founding.form.title')}: ${network.name}`}>{t('founding.form.title')}</PageTitle>
      <NetworkKind {...network} />
      <p className="quiet">{t('founding.form.lead')}</p>
      <SizeLine seats={network.seats.length} seatsWarn={network.seatsWarn} seatsMax={network.seatsMax} />
      <div className="form-parts">
        <Checklist network={network} />
        <LifeSection network={network} onChange={again} />
        {network.viewerMay.changeSettings ? (
          <>
            <ReadersLine {...network.readers} networkName={network.name} />
            <OrganiserForm {...own} />
            <EffortForm {...own} />
            <DatesForm {...own} />
            <SizesForm {...own} />
          </>
        ) : null}
        <ClosingSection network={network} onChange={again} />
      </div>
    </NarrowPage>
  );
}
