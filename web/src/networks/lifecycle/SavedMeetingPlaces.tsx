import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { Time } from '../../ui/Time.js';
import { discardMeetingPlaceMutation, savedMeetingPlacesQuery } from './operations.js';

/** Meeting places saved for later. Nobody else sees them. */
export function SavedMeetingPlaces() {
  const t = useTranslate();
  const { data, refetch } = useQuery(savedMeetingPlacesQuery, {});
  const { mutate, busy } = useMutation(discardMeetingPlaceMutation);
  if (!data || data.savedMeetingPlaces.length === 0) return null;
  return (
    <section>
      <h2>{t('lifecycle.savedMeetingPlaces.title')}</h2>
      <p className="small quiet">{t('lifecycle.savedMeetingPlaces.lead')}</p>
      <ul className="plain-list divided-list">
        {data.savedMeetingPlaces.map(({ id, name, purpose, savedAt }) => (
          <li key={id}>
            <h3>{name}</h3>
            <p>{purpose}</p>
            <p className="small quiet">
              <Time at={savedAt} day />{' '}
              <Button
                variant="tertiary"
                data-size="sm"
                disabled={busy}
                aria-label={`${t('lifecycle.savedMeetingPlaces.discard')}: ${name}`}
                onClick={() => void mutate({ id }).then(refetch)}
              >
                {t('lifecycle.savedMeetingPlaces.discard')}
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
