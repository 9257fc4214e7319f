import { Link } from 'react-router';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { ResourceDetailsFragment } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';

type Mention = ResourceDetailsFragment['mentionedIn'][number];

/** Where the room uses it: challenges, contributions and the chat. */
export function ResourceUses({ resource: { usedIn, mentionedIn, network } }: { resource: ResourceDetailsFragment }) {
  const t = useTranslate();
  const dates = useDates();
  const inChat = mentionedIn.filter(({ messageId }) => messageId);
  if (usedIn.length + inChat.length === 0) return null;

  const line = ({ at, by }: Mention) => (
    <>
      {' · '}
      <SeatName seat={by} />
      {' · '}
      <time dateTime={at}>{dates.day(at)}</time>
    </>
  );
  return (
    <section>
      <h2>{t('library.usedIn')}</h2>
      <ul className="plain-list divided-list">
        {usedIn.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/challenges/${id}`}>{title}</Link>
            <ul className="plain-list small quiet">
              {mentionedIn
                .filter(({ challengeId }) => challengeId === id)
                .map((one) => (
                  <li key={one.contributionId}>
                    <Link to={`/challenges/${id}#c-${one.contributionId}`}>{t('library.mentionedIn.answer')}</Link>
                    {line(one)}
                  </li>
                ))}
            </ul>
          </li>
        ))}
        {inChat.map((one) => (
          <li key={one.messageId}>
            <Link to={`/rooms/${network.id}/chat#m-${one.messageId}`}>{t('library.mentionedIn.chat')}</Link>
            <span className="small quiet">{line(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
