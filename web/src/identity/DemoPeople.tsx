import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { useSession } from '../app/session.js';
import type { DemoPeopleQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Initials } from '../ui/Initials.js';
import { Card } from '../ui/Page.js';
import { demoPeopleQuery, signInAsDemoMutation } from './operations.js';
import './DemoPeople.css';

type DemoPerson = DemoPeopleQuery['demoPeople'][number];

/** The demo people by room; one button signs in as one of them. */
export function DemoPeople() {
  const t = useTranslate();
  const { refresh } = useSession();
  const { data, apiError, refetch } = useQuery(demoPeopleQuery, {});
  const { mutate, busy, apiError: refused } = useMutation(signInAsDemoMutation);

  async function enter(personId: string) {
    if (await mutate({ personId })) await refresh();
  }

  return (
    <Card as="section">
      <h2>{t('identity.demo.title')}</h2>
      <p className="quiet">{t('identity.demo.lead')}</p>
      <ErrorNote apiError={apiError ?? refused} onRetry={refetch} />
      {roomsOf(data?.demoPeople ?? []).map(([room, people]) => (
        <div key={room} className="demo-room">
          <h3>{room || t('identity.demo.administrator')}</h3>
          <ul className="plain-list">
            {people.map((person) => (
              <li key={person.id}>
                <DemoButton person={person} disabled={busy} onClick={() => void enter(person.id)} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Card>
  );
}

function DemoButton({ person, disabled, onClick }: { person: DemoPerson; disabled: boolean; onClick: () => void }) {
  const language = useLanguage();
  return (
    <button type="button" className="demo-person" disabled={disabled} onClick={onClick}>
      <Initials name={person.name} />
      <span>
        <strong>
          {person.roleTitle}, {person.organisation[language]}
        </strong>
        <span> · {person.name}</span>
      </span>
    </button>
  );
}

/** Somebody in two rooms is listed in the first. The administrator of the platform is in none. */
function roomsOf(people: readonly DemoPerson[]): [string, DemoPerson[]][] {
  const rooms = new Map<string, DemoPerson[]>();
  for (const person of people) {
    const room = person.networks[0] ?? '';
    rooms.set(room, [...(rooms.get(room) ?? []), person]);
  }
  return [...rooms].sort(([a], [b]) => Number(a === '') - Number(b === ''));
}
