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

/** Four people to try it as, and the others by room; one button signs in as one of them. */
export function DemoPeople() {
  const t = useTranslate();
  const { refresh } = useSession();
  const { data, apiError, refetch } = useQuery(demoPeopleQuery, {});
  const { mutate, busy, apiError: refused } = useMutation(signInAsDemoMutation);

  const people = data?.demoPeople ?? [];
  const button = (person: DemoPerson) => (
    <li key={person.id}>
      <DemoButton person={person} disabled={busy} onClick={() => void enter(person.id)} />
    </li>
  );

  async function enter(personId: string) {
    if (await mutate({ personId })) await refresh();
  }

  return (
    <Card as="section">
      <h2>{t('identity.demo.title')}</h2>
      <p className="quiet">{t('identity.demo.lead')}</p>
      <ErrorNote apiError={apiError ?? refused} onRetry={refetch} />
      <ul className="plain-list demo-room">{people.filter(({ triesAs }) => triesAs).map(button)}</ul>
      {people.length > 0 ? (
        <details className="demo-others">
          <summary>{t('identity.demo.others')}</summary>
          {roomsOf(people.filter(({ triesAs }) => !triesAs)).map(([room, some]) => (
            <div key={room} className="demo-room">
              <h3>{room || t('identity.demo.administrator')}</h3>
              <ul className="plain-list">{some.map(button)}</ul>
            </div>
          ))}
        </details>
      ) : null}
    </Card>
  );
}

function DemoButton({ person, disabled, onClick }: { person: DemoPerson; disabled: boolean; onClick: () => void }) {
  const t = useTranslate();
  const language = useLanguage();
  return (
    <button type="button" className="demo-person" disabled={disabled} onClick={onClick}>
      <Initials name={person.name} />
      <span>
        {person.triesAs ? <span className="demo-part">{t(`identity.demo.as.${person.triesAs}`)}</span> : null}
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
