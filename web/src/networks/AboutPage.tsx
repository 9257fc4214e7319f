import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { isRefusal } from '../app/api/api-error.js';
import { useQuery } from '../app/api/useQuery.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useRoomClosed } from '../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../app/realtime/useRoomEvents.js';
import { RoomCopySection } from '../privacy/RoomCopySection.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { Time } from '../ui/Time.js';
import { ClosedRoom } from './charter/ClosedRoom.js';
import { FacilitationSection } from './facilitation/FacilitationSection.js';
import { nextMeeting } from './lifecycle/StageNote.js';
import { aboutQuery } from './operations.js';
import { RenameForm } from './RenameForm.js';
import { RoomHeader } from './RoomHeader.js';
import './AboutPage.css';

/** What kind of network this is, with links to everything agreed in it. */
export default function AboutPage() {
  const t = useTranslate();
  const dates = useDates();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(aboutQuery, { id: networkId });
  const refresh = useCallback(() => void refetch(), [refetch]);
  useRoomEvents(data ? [data.network] : [], refresh);
  useRoomClosed(refresh);
  if (isRefusal(apiError, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={refetch} />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { network } = data;
  const { stage, createdAt, seatsMax, readers, charter, applicants, formRequirements, vacantSeats } = network;
  const next = network.nextMeeting
    ? dates.deadline(network.nextMeeting.startsAt)
    : nextMeeting(network.nextDates, dates.daysUntil);
  const waiting = applicants.filter(({ state }) => state === 'APPLIED').length;
  const met = formRequirements.filter((one) => one.met).length;
  // In the order of what people come for.
  const ways = [
    {
      to: 'seats',
      name: t('networks.about.seats.title'),
      text: t('networks.about.seats.text'),
      state: [
        t('networks.about.sitting', { taken: readers.people, max: seatsMax }),
        vacantSeats.length > 0 && t('networks.about.vacant', { count: vacantSeats.length }),
      ]
        .filter(Boolean)
        .join(' · '),
    },
    {
      to: 'charter',
      name: t('charter.title'),
      text: t('networks.about.charter.text'),
      state: t('networks.about.charter.state', { day: dates.day(charter.madeAt) }),
    },
    {
      to: 'admission',
      name: t('networks.about.admission'),
      text: t('networks.about.admission.text'),
      state: t('networks.about.applicants', { count: waiting }),
    },
    { to: 'welcome', name: t('facilitation.welcome'), text: t('networks.about.welcome.text') },
    { to: 'concerns', name: t('moderation.reports'), text: t('networks.about.concerns.text') },
    { to: 'log', name: t('networks.about.log'), text: t('networks.about.log.text') },
    {
      to: 'form',
      name: t('networks.about.form'),
      text: t('networks.about.form.text'),
      state: t('networks.about.form.state', { met, all: formRequirements.length }),
    },
    ...(network.split || (network.viewerMay.changeSettings && stage === 'ACTIVE')
      ? [{ to: 'split', name: t('networks.about.split'), text: t('networks.about.split.text') }]
      : []),
  ];
  const facts = [
    { name: t('networks.about.stage'), words: t(`networks.stage.${stage}`) },
    { name: t('networks.about.since'), words: <Time at={createdAt} day /> },
    ...(next ? [{ name: t('networks.about.next'), words: network.nextMeeting ? next : dates.full(next) }] : []),
    {
      name: t('charter.field.everyWeeks'),
      words: charter.everyWeeks ? t('charter.everyWeeks.text', { weeks: charter.everyWeeks }) : t('charter.notAgreed'),
    },
    { name: t('charter.field.confidence'), words: t(`charter.confidence.${charter.confidence}`) },
  ];
  return (
    <>
      <RoomHeader room={network} page={t('networks.tab.about')} />
      <NarrowPage>
        <h2>{t('networks.about.facts')}</h2>
        <dl className="about-facts">
          {facts.map(({ name, words }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <ul className="plain-list divided-list">
          {ways.map(({ to, name, text, state }) => (
            <li key={to}>
              <h3>
                <Link to={`/rooms/${network.id}/${to}`}>{name}</Link>
              </h3>
              {state ? <p className="small">{state}</p> : null}
              <p className="small quiet">{text}</p>
            </li>
          ))}
        </ul>
        <FacilitationSection networkId={network.id} onChange={refetch} />
        {network.viewerMay.changeSettings ? <RenameForm network={network} onSaved={refetch} /> : null}
        {network.viewerMay.changeSettings ? <RoomCopySection networkId={network.id} /> : null}
      </NarrowPage>
    </>
  );
}
