import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Stage } from '@krets/shared/kinds';
import { type Ids, unknownIds } from '../security/api-access/closed-room.js';
import { createProgramme } from './network-lifecycle.js';
import { createAdministrator, createPerson, createSecondAdministrator } from './networks.js';
import { Person } from './person.js';
import type { TestServer } from './server.js';

/** Everything one can be to a network. */
export const membershipStates = [
  'nobody',
  'outsider',
  'applicant',
  'invited',
  'pending',
  'member',
  'onLeave',
  'facilitator',
  'former',
  'administrator',
] as const;
export type MembershipState = (typeof membershipStates)[number];

/** They have the same membership in each room that is made. */
export type People = Record<MembershipState | 'other' | 'second' | 'secondAdministrator', Person> & { effort: string };
export type RoomAround = { ids: Ids; seatOf: (person: Person) => string; vacantSeat: string };

export async function createPeople(server: TestServer): Promise<People> {
  const administrator = await createAdministrator(server);
  const secondAdministrator = await createSecondAdministrator(server);
  const [outsider, applicant, invited, pending, member, onLeave, facilitator, former, other, second] =
    await Promise.all(Array.from({ length: 10 }, () => createPerson(server)));
  const leaders = { outsider, applicant, invited, pending, member, onLeave, facilitator, former, other, second };
  const nobody = new Person(server, 'nobody@example.org');
  return {
    ...(leaders as Record<keyof typeof leaders, Person>),
    administrator,
    secondAdministrator,
    nobody,
    effort: await createProgramme(server),
  };
}

/** A room with a complete form, written past every trigger, since each act is tried in a world of its own. */
export async function insertRoomAround(
  { database }: TestServer,
  people: People,
  { stage = 'ACTIVE', admission = 'FACILITATOR' }: { stage?: Stage; admission?: 'FACILITATOR' | 'MEMBERS' },
): Promise<RoomAround> {
  const { facilitator, second, member, other, pending, onLeave, former, applicant } = people;
  const [network, application, invitation, vacantSeat] = Array.from({ length: 4 }, () => randomUUID());
  const key = randomBytes(24).toString('base64url');
  const ids = { ...unknownIds(), network, application, invitation, key } as Ids;
  const seats = new Map([facilitator, second, member, other, pending, onLeave].map((one) => [one, randomUUID()]));
  const rows = [...seats].map(([person, id]) => {
    const role = person === facilitator || person === second ? 'FACILITATOR' : 'MEMBER';
    const away = person === onLeave ? 'now()' : 'NULL';
    return `('${id}', '${network}', '${person.id}', '${role}', ${person === pending ? 'NULL' : 2}, ${away}, NULL, NULL)`;
  });
  await database.asSuperuser(`
    SET session_replication_role = replica;
    INSERT INTO networks (id, name, purpose, founded_by, created_at, seated_at, stage, charter_version, listed, next_dates, seats_min,
        seats_from, seats_to, seats_warn, organiser_type, organiser_name, organiser_orgnr, programme_id, similar_seen_at, review_by)
      VALUES ('${network}', 'Rommet', 'Å lære', '${facilitator.id}', now(), now(), '${stage}', 2, true,
        ARRAY[current_date + 10, current_date + 50], 2, 2, 8, 10, 'PUBLIC', 'Dømeetaten', '971040238', '${people.effort}', now(), current_date + 100);
    INSERT INTO charters (network_id, version, made_at, purpose, basis, seats_for, expectations, every_weeks, minutes, place, attendance,
        preparation, absence, protocol, rotation, confidence, admission, open_history)
      SELECT '${network}', v, now() - interval '20 days', 'Å lære', '{ROLE}', 'Leiarar', 'Vi lyttar', 6, 120, 'Skjerm', '', '', '',
        'TROIKA', 'NONE', 'THIS_ROOM', '${admission}', true FROM generate_series(1, 2) v;
    INSERT INTO network_counters (network_id, journal_seq, seats_taken, seats_max) VALUES ('${network}', 0, ${rows.length + 1}, 15);
    INSERT INTO seats (id, network_id, person_id, role, role_title, orgnr, taken_at, charter_version, on_leave_at, ended_at, left_as)
      SELECT s.id::uuid, s.network::uuid, p.id, s.role, 'Seksjonssjef', p.orgnr, now() - interval '20 days', s.version::int,
        s.away::timestamptz, s.ended::timestamptz, s.left_as
      FROM (VALUES ${rows.join(', ')},
        ('${vacantSeat}', '${network}', '${former.id}', 'MEMBER', 2, NULL, now(), 'VACANT')
      ) AS s (id, network, person, role, version, away, ended, left_as) JOIN people p ON p.id = s.person::uuid;
    INSERT INTO applications (id, network_id, person_id, network_name, role, role_title, orgnr, reason, questions, answers, in_reporting_line,
        invited, state, applied_at)
      SELECT '${application}', '${network}', id, 'Rommet', 'MEMBER', 'Seksjonssjef', orgnr, '', '{}', '{}', false, false, 'APPLIED', now()
      FROM people WHERE id = '${applicant.id}';
    INSERT INTO invitations (id, network_id, made_by, role, token_hash, created_at, expires_at)
      VALUES ('${invitation}', '${network}', '${facilitator.id}', 'MEMBER', '${createHash('sha256').update(key).digest('hex')}', now(),
        now() + interval '1 day');`);
  const seatOf = (person: Person) => seats.get(person) ?? '';
  ids.seat = seatOf(other);
  ids.person = other.id;
  return { ids, seatOf, vacantSeat: vacantSeat ?? '' };
}
