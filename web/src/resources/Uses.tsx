import { Link } from 'react-router';
import { useDates } from '../app/dates.js';
import { useWords } from '../app/words.js';
import type { ResourceWholeFragment } from '../generated/graphql.js';
import { SeatName } from '../ui/SeatName.js';

type Naming = ResourceWholeFragment['mentionedIn'][number];

/** Where the room makes use of it: challenges, the answers that name it, and the conversation. */
export function Uses({ resource: { usedIn, mentionedIn, network } }: { resource: ResourceWholeFragment }) {
  const t = useWords();
  const dates = useDates();
  const inChat = mentionedIn.filter(({ messageId }) => messageId);
  if (usedIn.length + inChat.length === 0) return null;

  const line = ({ at, by }: Naming) => (
    <>
      {' · '}
      <SeatName seat={by} />
      {' · '}
      <time dateTime={at}>{dates.day(at)}</time>
    </>
  );
  return (
    <section>
      <h2>{t('resources.usedIn')}</h2>
      <ul className="plain-list lines">
        {usedIn.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/challenges/${id}`}>{title}</Link>
            <ul className="plain-list small quiet">
              {mentionedIn
                .filter(({ challengeId }) => challengeId === id)
                .map((one) => (
                  <li key={one.contributionId}>
                    <Link to={`/challenges/${id}#c-${one.contributionId}`}>{t('resources.namedIn.answer')}</Link>
                    {line(one)}
                  </li>
                ))}
            </ul>
          </li>
        ))}
        {inChat.map((one) => (
          <li key={one.messageId}>
            <Link to={`/rooms/${network.id}/chat#m-${one.messageId}`}>{t('resources.namedIn.chat')}</Link>
            <span className="small quiet">{line(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
