import type { Room } from './room.js';

/**
 * One statement the wall must stop: it touches no row, or it is refused. Each probe is built so that the policy it
 * stands under is what stops it; replaced by `true`, the probe gets through.
 */
export type Probe = {
  /** Whom the transaction acts as; nobody when left out. */
  as?: keyof Room;
  /** What the transaction holds up. */
  key?: (room: Room) => string;
  role?: 'krets_owner' | 'krets_app' | 'krets_jobs';
  sql: (room: Room) => string;
};

const from =
  (table: string, where: (room: Room) => string = () => 'true') =>
  (room: Room) =>
    `SELECT 1 FROM ${table} WHERE ${where(room)}`;
const inRoom = (room: Room) => `network_id = '${room.networkId}'`;

const challenge = (room: Room, owner: string, seat: string) =>
  `INSERT INTO challenges (id, network_id, owner_id, seat_id, client_id, title, situation, role, help_wanted, reshare, lang, created_at)
   VALUES (gen_random_uuid(), '${room.networkId}', '${owner}', '${seat}', gen_random_uuid(), 't', 's', 'r', '{IDEAS}', 'NO', 'nn', now())`;
const contribution = (room: Room, challengeId: string, author: string, seat: string) =>
  `INSERT INTO contributions (id, network_id, challenge_id, author_id, seat_id, client_id, kind, body, lang, seq, path, created_at)
   VALUES (gen_random_uuid(), '${room.networkId}', '${challengeId}', '${author}', '${seat}', gen_random_uuid(), 'IDEA', 'b', 'nn', 900, '{900}', now())`;

const consultation = (room: Room, owner: string) =>
  `INSERT INTO consultations (id, network_id, challenge_id, owner_id, client_id, protocol, plan, mode, stage, phase_seq, skip_asked_seq, proposed_at, reminders)
   VALUES (gen_random_uuid(), '${room.networkId}', '${room.challengeId}', '${owner}', gen_random_uuid(), 'TROIKA', '[]', 'LIVE', 'PROPOSED', 0, 0, now(), 0)`;
const participant = (room: Room, person: string, seat: string, participation: string) =>
  `INSERT INTO consultation_participants (consultation_id, person_id, network_id, seat_id, participation, done_seq)
   VALUES ('${room.consultationId}', '${person}', '${room.networkId}', '${seat}', '${participation}', 0)`;
const spoken = (room: Room, author: string, seat: string, phaseSeq = 2) =>
  `INSERT INTO consultation_posts (id, network_id, consultation_id, author_id, seat_id, client_id, phase_seq, role, kind, body, lang, hidden, seq, created_at)
   VALUES (gen_random_uuid(), '${room.networkId}', '${room.consultationId}', '${author}', '${seat}', gen_random_uuid(), ${phaseSeq}, 'PEER', 'EXPERIENCE', 'b', 'nn', true, 900, now())`;
const due = (room: Room) =>
  `INSERT INTO due (task, subject_id, network_id, person_id, number, at) VALUES ('x', gen_random_uuid(), '${room.networkId}', '${room.owner}', 0, now())`;

/** By `table.policy`. */
export const probes: Record<string, Probe[]> = {
  'organisations.organisations_read': [{ sql: from('organisations') }],
  'people.people_join': [
    { as: 'outsider', sql: () => `INSERT INTO people (id, name, role_title) VALUES (gen_random_uuid(), 'x', '')` },
  ],
  'people.people_edit': [{ as: 'peer', sql: (r) => `UPDATE people SET name = 'x' WHERE id = '${r.owner}'` }],
  'people.people_read': [
    { as: 'outsider', sql: (r) => `SELECT 1 FROM people WHERE id = '${r.owner}'` },
    { as: 'administrator', sql: (r) => `SELECT 1 FROM people WHERE id = '${r.owner}'` },
    { sql: from('people') },
  ],
  'people.people_owner': [
    { role: 'krets_owner', as: 'outsider', sql: (r) => `SELECT 1 FROM people WHERE id = '${r.owner}'` },
  ],
  'accounts.accounts_read': [{ as: 'peer', sql: (r) => `SELECT 1 FROM accounts WHERE person_id = '${r.author}'` }],
  'accounts.accounts_join': [
    {
      as: 'outsider',
      key: () => 'ny@example.org',
      sql: (r) =>
        `INSERT INTO accounts (person_id, email, language, is_administrator, created_at) VALUES ('${r.barePersonId}', 'ny@example.org', 'nn', false, now())`,
    },
    {
      as: 'barePersonId',
      key: () => 'ny@example.org',
      sql: (r) =>
        `INSERT INTO accounts (person_id, email, language, is_administrator, created_at) VALUES ('${r.barePersonId}', 'ny@example.org', 'nn', true, now())`,
    },
    {
      as: 'barePersonId',
      key: () => 'min@example.org',
      sql: (r) =>
        `INSERT INTO accounts (person_id, email, language, is_administrator, created_at) VALUES ('${r.barePersonId}', 'din@example.org', 'nn', false, now())`,
    },
  ],
  'accounts.accounts_edit': [
    { as: 'peer', key: (r) => r.email, sql: (r) => `UPDATE accounts SET language = 'en' WHERE email = '${r.email}'` },
  ],
  'accounts.accounts_owner': [
    { role: 'krets_owner', as: 'outsider', sql: (r) => `SELECT 1 FROM accounts WHERE person_id = '${r.author}'` },
  ],
  'sessions.sessions_read': [{ as: 'peer', sql: (r) => `SELECT 1 FROM sessions WHERE person_id = '${r.author}'` }],
  'sessions.sessions_start': [
    {
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO sessions (id, person_id, token_hash, device, started_at, expires_at) VALUES (gen_random_uuid(), '${r.author}', 'x', '', now(), now())`,
    },
  ],
  'sessions.sessions_end': [
    { as: 'peer', key: (r) => r.sessionHash, sql: (r) => `DELETE FROM sessions WHERE token_hash = '${r.sessionHash}'` },
  ],
  'sign_in_codes.sign_in_codes_read': [{ as: 'peer', sql: from('sign_in_codes') }],
  'sign_in_codes.sign_in_codes_send': [
    {
      key: () => 'min@example.org',
      sql: () =>
        `INSERT INTO sign_in_codes (id, email, code_hash, attempts, sent_at) VALUES (gen_random_uuid(), 'din@example.org', 'x', 0, now())`,
    },
  ],
  'sign_in_codes.sign_in_codes_try': [
    { key: () => 'min@example.org', sql: () => 'UPDATE sign_in_codes SET attempts = 0' },
  ],
  'networks.networks_read': [
    { as: 'outsider', sql: from('networks') },
    { as: 'administrator', sql: (r) => `SELECT 1 FROM networks WHERE id = '${r.networkId}'` },
  ],
  'networks.networks_found': [
    {
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO networks (id, name, purpose, founded_by, created_at) VALUES (gen_random_uuid(), 'x', '', '${r.outsider}', now())`,
    },
    {
      as: 'administrator',
      sql: (r) =>
        `INSERT INTO networks (id, name, purpose, founded_by, created_at) VALUES (gen_random_uuid(), 'x', '', '${r.outsider}', now())`,
    },
  ],
  'networks.networks_describe': [{ as: 'peer', sql: () => `UPDATE networks SET name = 'x'` }],
  'networks.networks_owner': [{ role: 'krets_owner', as: 'peer', sql: from('networks') }],
  'network_counters.network_counters_read': [
    { as: 'outsider', sql: from('network_counters') },
    { as: 'administrator', sql: from('network_counters', inRoom) },
  ],
  'network_counters.network_counters_found': [
    {
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO network_counters (network_id, journal_seq, seats_taken, seats_max) VALUES ('${r.bareNetworkId}', 0, 0, 15)`,
    },
  ],
  'network_counters.network_counters_count': [
    { as: 'outsider', sql: () => 'UPDATE network_counters SET journal_seq = 99' },
  ],
  'seats.seats_read': [
    { as: 'outsider', sql: from('seats') },
    { as: 'administrator', sql: from('seats') },
  ],
  'seats.seats_take': [
    {
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO seats (id, network_id, person_id, role, role_title, orgnr, taken_at) VALUES (gen_random_uuid(), '${r.networkId}', '${r.outsider}', 'MEMBER', '', '${r.orgnr}', now())`,
    },
    {
      as: 'administrator',
      sql: (r) =>
        `INSERT INTO seats (id, network_id, person_id, role, role_title, orgnr, taken_at) VALUES (gen_random_uuid(), '${r.networkId}', '${r.administrator}', 'FACILITATOR', '', '${r.orgnr}', now())`,
    },
  ],
  'seats.seats_end': [{ as: 'outsider', sql: () => 'UPDATE seats SET ended_at = now()' }],
  'seats.seats_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('seats') }],
  'invitations.invitations_read': [
    { as: 'outsider', sql: from('invitations') },
    { as: 'peer', sql: from('invitations', (r) => `used_by IS DISTINCT FROM '${r.peer}'`) },
  ],
  'invitations.invitations_make': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO invitations (id, network_id, made_by, role, token_hash, created_at, expires_at) VALUES (gen_random_uuid(), '${r.networkId}', '${r.peer}', 'MEMBER', 'x', now(), now())`,
    },
    {
      as: 'administrator',
      sql: (r) =>
        `INSERT INTO invitations (id, network_id, made_by, role, token_hash, created_at, expires_at) VALUES (gen_random_uuid(), '${r.networkId}', '${r.administrator}', 'FACILITATOR', 'x', now(), now())`,
    },
  ],
  'invitations.invitations_use': [{ as: 'outsider', sql: () => 'UPDATE invitations SET revoked_at = now()' }],
  'journal.journal_read': [
    { as: 'outsider', sql: from('journal') },
    { as: 'administrator', sql: from('journal') },
  ],
  'journal.journal_append': [
    {
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO journal (network_id, seq, topic, subject_id, kind, at) VALUES ('${r.networkId}', 9000, 'NETWORK', gen_random_uuid(), 'x', now())`,
    },
  ],
  'challenges.challenges_read': [
    { as: 'outsider', sql: from('challenges') },
    { as: 'administrator', sql: from('challenges') },
    { as: 'peer', sql: (r) => `SELECT 1 FROM challenges WHERE id = '${r.withdrawnChallengeId}'` },
  ],
  'challenges.challenges_post': [
    { as: 'outsider', sql: (r) => challenge(r, r.outsider, r.ownerSeatId) },
    { as: 'peer', sql: (r) => challenge(r, r.owner, r.ownerSeatId) },
    { as: 'peer', sql: (r) => challenge(r, r.peer, r.ownerSeatId) },
  ],
  'challenges.challenges_revise': [{ as: 'peer', sql: () => `UPDATE challenges SET title = 'x'` }],
  'challenge_versions.challenge_versions_read': [{ as: 'outsider', sql: from('challenge_versions') }],
  'challenge_versions.challenge_versions_keep': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO challenge_versions (challenge_id, version, network_id, content, replaced_at) VALUES ('${r.challengeId}', 9, '${r.networkId}', '{}', now())`,
    },
  ],
  'threads.threads_read': [
    { as: 'outsider', sql: from('threads') },
    { as: 'peer', sql: (r) => `SELECT 1 FROM threads WHERE challenge_id = '${r.withdrawnChallengeId}'` },
  ],
  'threads.threads_open': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO threads (challenge_id, network_id, contributions, answers, last_seq, last_at) VALUES ('${r.bareChallengeId}', '${r.networkId}', 0, 0, 0, now())`,
    },
  ],
  'threads.threads_move': [{ as: 'outsider', sql: () => 'UPDATE threads SET answers = 99' }],
  'contributions.contributions_read': [
    { as: 'outsider', sql: from('contributions') },
    { as: 'administrator', sql: from('contributions') },
  ],
  'contributions.contributions_post': [
    { as: 'outsider', sql: (r) => contribution(r, r.challengeId, r.outsider, r.ownerSeatId) },
    { as: 'peer', sql: (r) => contribution(r, r.challengeId, r.owner, r.ownerSeatId) },
    { as: 'peer', sql: (r) => contribution(r, r.challengeId, r.peer, r.ownerSeatId) },
    { as: 'peer', sql: (r) => contribution(r, r.withdrawnChallengeId, r.peer, r.peerSeatId) },
  ],
  'contributions.contributions_edit': [{ as: 'peer', sql: () => `UPDATE contributions SET body = 'x'` }],
  'contribution_versions.contribution_versions_read': [
    { as: 'outsider', sql: from('contribution_versions') },
    {
      as: 'peer',
      sql: (r) => `SELECT 1 FROM contribution_versions WHERE contribution_id = '${r.withdrawnContributionId}'`,
    },
  ],
  'contribution_versions.contribution_versions_keep': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO contribution_versions (contribution_id, version, network_id, body, replaced_at) VALUES ('${r.contributionId}', 9, '${r.networkId}', 'x', now())`,
    },
  ],
  'contribution_versions.contribution_versions_restore': [
    { as: 'peer', sql: () => 'DELETE FROM contribution_versions' },
  ],
  'read_marks.read_marks_own': [
    { as: 'peer', sql: from('read_marks', (r) => `person_id = '${r.author}'`) },
    { as: 'peer', sql: () => 'UPDATE read_marks SET seq = 0' },
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO read_marks (person_id, challenge_id, network_id, seq) VALUES ('${r.owner}', '${r.challengeId}', '${r.networkId}', 1)`,
    },
  ],
  'consultations.consultations_read': [
    { as: 'outsider', sql: from('consultations') },
    { as: 'administrator', sql: from('consultations') },
    { as: 'peer', sql: (r) => `SELECT 1 FROM consultations WHERE id = '${r.withdrawnConsultationId}'` },
  ],
  'consultations.consultations_propose': [
    { as: 'outsider', sql: (r) => consultation(r, r.outsider) },
    { as: 'peer', sql: (r) => consultation(r, r.peer) },
    { as: 'peer', sql: (r) => consultation(r, r.owner) },
  ],
  'consultations.consultations_move': [
    { as: 'peer', sql: () => `UPDATE consultations SET stage = 'CLOSED'` },
    { as: 'outsider', sql: () => `UPDATE consultations SET stage = 'CLOSED'` },
  ],
  'consultation_participants.consultation_participants_read': [
    { as: 'outsider', sql: from('consultation_participants') },
    { as: 'peer', sql: from('consultation_participants', (r) => `consultation_id = '${r.withdrawnConsultationId}'`) },
  ],
  'consultation_participants.consultation_participants_ask': [
    { as: 'peer', sql: (r) => participant(r, r.peer, r.peerSeatId, 'JOINED') },
    { as: 'peer', sql: (r) => participant(r, r.peer, r.peerSeatId, 'INVITED') },
    { as: 'owner', sql: (r) => participant(r, r.peer, r.peerSeatId, 'JOINED') },
    { as: 'owner', sql: (r) => participant(r, r.peer, r.ownerSeatId, 'INVITED') },
  ],
  'consultation_participants.consultation_participants_reply': [
    {
      as: 'owner',
      sql: (r) => `UPDATE consultation_participants SET participation = 'JOINED' WHERE person_id <> '${r.owner}'`,
    },
  ],
  'consultation_participants.consultation_participants_owner': [
    { role: 'krets_owner', as: 'outsider', sql: from('consultation_participants') },
  ],
  'consultation_posts.consultation_posts_read': [
    { as: 'outsider', sql: from('consultation_posts') },
    { as: 'administrator', sql: from('consultation_posts') },
    { as: 'peer', sql: from('consultation_posts') },
    { as: 'listener', sql: from('consultation_posts', (r) => `author_id = '${r.author}'`) },
    { as: 'owner', sql: (r) => `SELECT 1 FROM consultation_posts WHERE author_id = '${r.author}'` },
  ],
  'consultation_posts.consultation_posts_say': [
    { as: 'peer', sql: (r) => spoken(r, r.peer, r.peerSeatId) },
    { as: 'listener', sql: (r) => spoken(r, r.author, r.listenerSeatId) },
    { as: 'listener', sql: (r) => spoken(r, r.listener, r.ownerSeatId) },
    { as: 'listener', sql: (r) => spoken(r, r.listener, r.listenerSeatId, 1) },
    { as: 'outsider', sql: (r) => spoken(r, r.outsider, r.peerSeatId) },
  ],
  'consultation_posts.consultation_posts_withdraw': [
    { as: 'owner', sql: () => `UPDATE consultation_posts SET body = ''` },
  ],
  'consultation_transitions.consultation_transitions_read': [{ as: 'outsider', sql: from('consultation_transitions') }],
  'consultation_transitions.consultation_transitions_note': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO consultation_transitions (consultation_id, number, network_id, at, why, stage, phase_seq) VALUES ('${r.consultationId}', 900, '${r.networkId}', now(), 'CLOSED', 'CLOSED', 9)`,
    },
    {
      as: 'listener',
      sql: (r) =>
        `INSERT INTO consultation_transitions (consultation_id, number, network_id, at, by_id, why, stage, phase_seq) VALUES ('${r.consultationId}', 900, '${r.networkId}', now(), '${r.owner}', 'CLOSED', 'CLOSED', 9)`,
    },
  ],
  'raised_hands.raised_hands_read': [
    { as: 'outsider', sql: from('raised_hands') },
    { as: 'peer', sql: from('raised_hands') },
  ],
  'raised_hands.raised_hands_raise': [
    {
      as: 'listener',
      sql: (r) =>
        `INSERT INTO raised_hands (consultation_id, person_id, network_id, raised_at) VALUES ('${r.consultationId}', '${r.owner}', '${r.networkId}', now())`,
    },
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO raised_hands (consultation_id, person_id, network_id, raised_at) VALUES ('${r.consultationId}', '${r.peer}', '${r.networkId}', now())`,
    },
  ],
  'raised_hands.raised_hands_lower': [{ as: 'peer', sql: () => 'DELETE FROM raised_hands' }],
  'private_notes.private_notes_own': [
    { as: 'owner', sql: from('private_notes') },
    { as: 'listener', sql: () => 'DELETE FROM private_notes' },
    {
      as: 'listener',
      sql: (r) =>
        `INSERT INTO private_notes (consultation_id, person_id, network_id, content, saved_at) VALUES ('${r.consultationId}', '${r.owner}', '${r.networkId}', 'x', now())`,
    },
  ],
  'due.due_room': [
    { as: 'outsider', sql: from('due') },
    { as: 'administrator', sql: () => 'DELETE FROM due' },
    { as: 'outsider', sql: due },
  ],
  'due.due_jobs': [{ role: 'krets_jobs', sql: from('due', () => `at > now() + interval '1 day'`) }],
  'drafts.drafts_own': [
    { as: 'peer', sql: from('drafts') },
    { as: 'peer', sql: () => 'DELETE FROM drafts' },
    {
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO drafts (person_id, network_id, place, content, saved_at) VALUES ('${r.outsider}', '${r.networkId}', 'x', 'x', now())`,
    },
  ],
};
