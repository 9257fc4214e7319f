import type { Room } from './room.js';

/**
 * One statement that row-level security must stop: it touches no row, or it is refused. Each probe is built so that the policy it
 * is listed under is what stops it; with that policy replaced by `true`, the probe succeeds.
 */
export type Probe = {
  /** Who the transaction acts as; nobody when left out. */
  as?: keyof Room;
  /** The access key of the transaction. */
  key?: (room: Room) => string;
  role?: 'krets_owner' | 'krets_app' | 'krets_jobs';
  sql: (room: Room) => string;
};

const from =
  (table: string, where: (room: Room) => string = () => 'true') =>
  (room: Room) =>
    `SELECT 1 FROM ${table} WHERE ${where(room)}`;
const inRoom = (room: Room) => `network_id = '${room.networkId}'`;

const challenge = (room: Room, owner: string, seat: string, column = '', value = '') =>
  `INSERT INTO challenges (id, network_id, owner_id, seat_id, client_id, title, situation, role, help_wanted, reshare, lang, created_at${column})
   VALUES (gen_random_uuid(), '${room.networkId}', '${owner}', '${seat}', gen_random_uuid(), 't', 's', 'r', '{IDEAS}', 'NO', 'nn', now()${value})`;
const contribution = (room: Room, challengeId: string, author: string, seat: string) =>
  `INSERT INTO contributions (id, network_id, challenge_id, author_id, seat_id, client_id, kind, body, lang, seq, path, created_at)
   VALUES (gen_random_uuid(), '${room.networkId}', '${challengeId}', '${author}', '${seat}', gen_random_uuid(), 'IDEA', 'b', 'nn', 900, '{900}', now())`;

const consultation = (room: Room, owner: string) =>
  `INSERT INTO consultations (id, network_id, challenge_id, owner_id, client_id, protocol, plan, mode, stage, phase_seq, skip_asked_seq, proposed_at, reminders)
   VALUES (gen_random_uuid(), '${room.networkId}', '${room.challengeId}', '${owner}', gen_random_uuid(), 'TROIKA', '[]', 'LIVE', 'PROPOSED', 0, 0, now(), 0)`;
const participant = (room: Room, person: string, seat: string, participation: string) =>
  `INSERT INTO consultation_participants (consultation_id, person_id, network_id, seat_id, participation, last_completed_phase)
   VALUES ('${room.consultationId}', '${person}', '${room.networkId}', '${seat}', '${participation}', 0)`;
const spoken = (room: Room, author: string, seat: string, phaseSeq = 2) =>
  `INSERT INTO consultation_posts (id, network_id, consultation_id, author_id, seat_id, client_id, phase_seq, role, kind, body, lang, hidden, seq, created_at)
   VALUES (gen_random_uuid(), '${room.networkId}', '${room.consultationId}', '${author}', '${seat}', gen_random_uuid(), ${phaseSeq}, 'PEER', 'EXPERIENCE', 'b', 'nn', true, 900, now())`;
const concern = (room: Room, by: string, about: string) =>
  `INSERT INTO reports (id, network_id, contribution_id, about, raised_by, raised_at, reason)
   VALUES (gen_random_uuid(), '${room.networkId}', '${room.contributionId}', '${about}', '${by}', now(), 'x')`;

const network = (founder: string, stage: string) =>
  `INSERT INTO networks (id, name, purpose, founded_by, created_at, stage, charter_version, listed, next_dates, seats_min, seats_from, seats_to, seats_warn)
   VALUES (gen_random_uuid(), 'x', '', '${founder}', now(), '${stage}', 1, false, '{}', 4, 6, 8, 10)`;
const charter = (networkId: string) =>
  `INSERT INTO charters (network_id, version, made_at, purpose, basis, seats_for, expectations, attendance, preparation, absence, rotation, confidence, admission, open_history)
   VALUES ('${networkId}', 99, now(), 'x', '{}', '', '', '', '', '', 'NONE', 'LEARNING', 'FACILITATOR', true)`;
const proposal = (room: Room, seat: string) =>
  `INSERT INTO proposals (id, network_id, kind, subject_id, made_by, made_at) VALUES (gen_random_uuid(), '${room.networkId}', 'ELECT', '${room.peerSeatId}', '${seat}', now())`;

const needRequest = (room: Room, by: string, theme = 'CHANGE') =>
  `INSERT INTO need_requests VALUES (gen_random_uuid(), '${room.networkId}', 'THEME', '', '${theme}', '${by}', now())`;

const opening = (room: Room, by: string) =>
  `INSERT INTO emergency_accesses (id, network_id, reason, hours, requested_by, requested_at) VALUES (gen_random_uuid(), '${room.networkId}', 'x', 1, '${by}', now())`;
const application = (networkId: string, person: string, changes: { state?: string; invited?: boolean } = {}) =>
  `INSERT INTO applications (id, network_id, person_id, network_name, role, role_title, orgnr, reason, questions, answers, in_reporting_line, invited, state, applied_at)
   SELECT gen_random_uuid(), '${networkId}', '${person}', '', 'MEMBER', '', (SELECT orgnr FROM organisations LIMIT 1), '', '{}', '{}', false, ${changes.invited ?? false}, '${changes.state ?? 'APPLIED'}', now()`;
const split = (room: Room, seat: string) =>
  `INSERT INTO splits (id, network_id, name_a, name_b, made_by, made_at) VALUES (gen_random_uuid(), '${room.networkId}', 'a', 'b', '${seat}', now())`;
const message = (room: Room, author: string, seat: string) =>
  `INSERT INTO messages (id, network_id, seq, author_id, seat_id, client_id, body, lang, mentions, retention_days, created_at)
   VALUES (gen_random_uuid(), '${room.networkId}', 900, '${author}', '${seat}', gen_random_uuid(), 'b', 'nn', '{}', 90, now())`;
const reactionBy = (room: Room, messageId: string, person: string, seat: string) =>
  `INSERT INTO reactions (message_id, person_id, kind, network_id, seat_id)
   VALUES ('${messageId}', '${person}', 'THINKING', '${room.networkId}', '${seat}')`;
const quote = (
  room: Room,
  challengeId: string,
  messageId: string,
  author: string,
  seat: string,
  words: string | null,
) =>
  `INSERT INTO quotes (id, network_id, challenge_id, message_id, author_id, seat_id, seq, written_at, answer, body, lang)
   VALUES (gen_random_uuid(), '${room.networkId}', '${challengeId}', '${messageId}', '${author}', '${seat}', 1, now(),
           ${words === null ? `'ASKED', NULL` : `'AGREED', '${words}'`}, 'nn')`;
const reaction = (room: Room, contributionId: string, person: string, seat: string) =>
  `INSERT INTO contribution_reactions (contribution_id, person_id, kind, network_id, seat_id)
   VALUES ('${contributionId}', '${person}', 'THINKING', '${room.networkId}', '${seat}')`;
const resource = (room: Room, adder: string, seat: string) =>
  `INSERT INTO resources (id, network_id, added_by, seat_id, client_id, kind, tags, lang, version, created_at, changed_at)
   VALUES (gen_random_uuid(), '${room.networkId}', '${adder}', '${seat}', gen_random_uuid(), 'NOTE', '{}', 'nn', 1, now(), now())`;
const version = (room: Room, resourceId: string, author: string, seat: string) =>
  `INSERT INTO resource_versions (resource_id, version, network_id, author_id, seat_id, title, why, made_at)
   VALUES ('${resourceId}', 9, '${room.networkId}', '${author}', '${seat}', 't', 'w', now())`;
const file = (room: Room, uploader: string, seat: string) =>
  `INSERT INTO files (id, network_id, uploaded_by, seat_id, content_id, name, created_at)
   VALUES (gen_random_uuid(), '${room.networkId}', '${uploader}', '${seat}', '${room.contentId}', 'x.pdf', now())`;
const attachment = (room: Room, challengeId: string, resourceId: string) =>
  `INSERT INTO attachments (challenge_id, resource_id, network_id, attached_at)
   VALUES ('${challengeId}', '${resourceId}', '${room.networkId}', now())`;

const anExport = (person: string, networkId: string | null, state = 'WAITING') =>
  `INSERT INTO data_exports (id, person_id, network_id, state, requested_at${state === 'READY' ? ', ready_at, bytes' : ''})
   VALUES (gen_random_uuid(), '${person}', ${networkId ? `'${networkId}'` : 'NULL'}, '${state}', now()${state === 'READY' ? ', now(), 1' : ''})`;

const picture = (room: Room, author: string, fileId: string) =>
  `INSERT INTO message_images (message_id, place, network_id, author_id, file_id, alt)
   VALUES ('${room.messageId}', 9, '${room.networkId}', '${author}', '${fileId}', 'x')`;

const shownPicture = (room: Room, contributionId: string, author: string) =>
  `INSERT INTO contribution_images (contribution_id, place, network_id, author_id, file_id, alt)
   VALUES ('${contributionId}', 9, '${room.networkId}', '${author}', '${room.loosePictureId}', 'x')`;

const passage = (room: Room, author: string, seat: string) =>
  `INSERT INTO passages (id, network_id, kind, challenge_id, author_id, seat_id, created_at, shown, has_file, keys)
   VALUES ('${room.bareChallengeId}', '${room.networkId}', 'CHALLENGE', '${room.bareChallengeId}', '${author}', '${seat}', now(), true, false, 'x')`;

const fileText = (room: Room) =>
  `INSERT INTO file_texts (content_id, network_id, state, at) VALUES ('${room.looseContentId}', '${room.networkId}', 'READ', now())`;
const fileTextPiece = (room: Room) =>
  `INSERT INTO file_text_pieces (content_id, piece, network_id, text) VALUES ('${room.contentId}', 7, '${room.networkId}', 'x')`;

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
  'people.people_applying': [
    { as: 'outsider', sql: (r) => `SELECT 1 FROM people WHERE id = '${r.applicant}'` },
    { as: 'pending', sql: (r) => `SELECT 1 FROM people WHERE id = '${r.applicant}'` },
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
    {
      as: 'peer',
      key: (r) => r.email,
      sql: (r) => `UPDATE accounts SET language = language WHERE email = '${r.email}'`,
    },
  ],
  'accounts.accounts_owner': [
    { role: 'krets_owner', as: 'outsider', sql: (r) => `SELECT 1 FROM accounts WHERE person_id = '${r.author}'` },
  ],
  'accounts.accounts_maintenance': [
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
  'sessions.sessions_use': [
    {
      as: 'peer',
      key: (r) => r.sessionHash,
      sql: (r) => `UPDATE sessions SET last_used_at = now() WHERE token_hash = '${r.sessionHash}'`,
    },
  ],
  'known_browsers.known_browsers_read': [
    { as: 'peer', sql: from('known_browsers', (r) => `person_id = '${r.author}'`) },
  ],
  'known_browsers.known_browsers_add': [
    {
      as: 'outsider',
      sql: (r) => `INSERT INTO known_browsers (person_id, browser_hash, seen_at) VALUES ('${r.author}', 'x', now())`,
    },
  ],
  'known_browsers.known_browsers_use': [
    {
      as: 'peer',
      key: (r) => r.email,
      sql: (r) =>
        `UPDATE known_browsers SET seen_at = now() WHERE person_id IN (SELECT person_id FROM accounts WHERE email = '${r.email}')`,
    },
  ],
  'known_browsers.known_browsers_owner': [
    { role: 'krets_owner', as: 'peer', sql: from('known_browsers', (r) => `person_id = '${r.author}'`) },
  ],
  'sessions.sessions_expired': [
    { role: 'krets_owner', as: 'outsider', sql: from('sessions', (r) => `person_id = '${r.author}'`) },
  ],
  'sign_in_codes.sign_in_codes_expired': [{ role: 'krets_owner', sql: from('sign_in_codes') }],
  'known_browsers.known_browsers_expired': [{ role: 'krets_owner', sql: from('known_browsers') }],
  'invitations.invitations_expired': [{ role: 'krets_owner', sql: from('invitations') }],
  'accounts.accounts_expired': [{ role: 'krets_owner', sql: from('accounts') }],
  'seats.seats_expired': [{ role: 'krets_owner', sql: from('seats') }],
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
    { as: 'outsider', sql: (r) => network(r.owner, 'FORMING') },
    { as: 'administrator', sql: (r) => network(r.outsider, 'FORMING') },
    { as: 'outsider', sql: (r) => network(r.outsider, 'ACTIVE') },
    { sql: (r) => network(r.outsider, 'DRAFT') },
  ],
  'networks.networks_describe': [{ as: 'peer', sql: () => `UPDATE networks SET name = 'x'` }],
  'networks.networks_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('networks') }],
  'networks.networks_listed': [{ role: 'krets_owner', as: 'outsider', sql: from('networks') }],
  'charters.charters_listed': [{ role: 'krets_owner', as: 'outsider', sql: from('charters') }],
  'network_counters.network_counters_listed': [{ role: 'krets_owner', as: 'outsider', sql: from('network_counters') }],
  'saved_meeting_places.saved_meeting_places_own': [
    { as: 'outsider', sql: from('saved_meeting_places') },
    { as: 'administrator', sql: from('saved_meeting_places') },
    {
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO saved_meeting_places (id, person_id, name, purpose, saved_at) VALUES (gen_random_uuid(), '${r.owner}', 'x', 'x', now())`,
    },
  ],
  'review_answers.review_answers_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('review_answers') }],
  'review_answers.review_answers_counted': [{ role: 'krets_owner', as: 'outsider', sql: from('review_answers') }],
  'review_answers.review_answers_expired': [{ role: 'krets_owner', as: 'outsider', sql: from('review_answers') }],
  'review_voters.review_voters_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('review_voters') }],
  'needs.needs_own': [
    { as: 'outsider', sql: from('needs') },
    { as: 'facilitator', sql: from('needs') },
    { as: 'administrator', sql: () => 'DELETE FROM needs' },
  ],
  'needs.needs_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('needs') }],
  'needs.needs_read': [{ role: 'krets_owner', as: 'outsider', sql: from('needs') }],
  'needs.needs_expired': [{ role: 'krets_owner', as: 'outsider', sql: from('needs') }],
  'need_requests.need_requests_make': [
    { as: 'outsider', sql: (room) => needRequest(room, room.outsider) },
    { as: 'owner', sql: (room) => needRequest(room, room.owner) },
    { as: 'facilitator', sql: (room) => needRequest(room, room.facilitator, 'ECONOMY') },
  ],
  'need_requests.need_requests_read': [
    { as: 'outsider', sql: from('need_requests') },
    { as: 'owner', sql: from('need_requests') },
  ],
  'need_requests.need_requests_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('need_requests') }],
  'need_requests.need_requests_asked': [{ role: 'krets_owner', as: 'outsider', sql: from('need_requests') }],
  'need_requests.need_requests_expired': [{ role: 'krets_owner', as: 'outsider', sql: from('need_requests') }],
  'need_questions.need_questions_read': [
    { as: 'outsider', sql: from('need_questions') },
    { as: 'facilitator', sql: from('need_questions') },
  ],
  'need_questions.need_questions_answer': [
    { as: 'outsider', sql: () => 'UPDATE need_questions SET accepted = true' },
    { as: 'facilitator', sql: () => 'UPDATE need_questions SET accepted = true' },
  ],
  'need_questions.need_questions_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('need_questions') }],
  'need_questions.need_questions_ask': [{ role: 'krets_owner', as: 'outsider', sql: from('need_questions') }],
  'need_questions.need_questions_due': [{ role: 'krets_owner', as: 'outsider', sql: from('need_questions') }],
  'need_questions.need_questions_expired': [{ role: 'krets_owner', as: 'outsider', sql: from('need_questions') }],
  'entry_editors.entry_editors_own': [
    { as: 'outsider', sql: from('entry_editors') },
    { as: 'administrator', sql: from('entry_editors') },
  ],
  'entry_editors.entry_editors_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('entry_editors') }],
  'entry_editors.entry_editors_due': [{ role: 'krets_owner', as: 'outsider', sql: from('entry_editors') }],
  'entry_editors.entry_editors_joined': [{ role: 'krets_owner', as: 'outsider', sql: from('entry_editors') }],
  'signups.signups_own': [
    { as: 'outsider', sql: from('signups') },
    { as: 'administrator', sql: from('signups') },
  ],
  'signups.signups_told': [{ as: 'outsider', sql: () => 'UPDATE signups SET tell = NULL' }],
  'signups.signups_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('signups') }],
  'signups.signups_handled': [{ role: 'krets_owner', as: 'outsider', sql: from('signups') }],
  'signups.signups_due': [{ role: 'krets_owner', as: 'outsider', sql: from('signups') }],
  'signups.signups_expired': [{ role: 'krets_owner', as: 'outsider', sql: from('signups') }],
  'coffee_pairs.coffee_pairs_own': [
    { as: 'outsider', sql: from('coffee_pairs') },
    { as: 'administrator', sql: from('coffee_pairs') },
  ],
  'coffee_pairs.coffee_pairs_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('coffee_pairs') }],
  'coffee_pairs.coffee_pairs_handled': [{ role: 'krets_owner', as: 'outsider', sql: from('coffee_pairs') }],
  'coffee_pairs.coffee_pairs_expired': [{ role: 'krets_owner', as: 'outsider', sql: from('coffee_pairs') }],
  'coffee_blocks.coffee_blocks_own': [
    { as: 'outsider', sql: from('coffee_blocks') },
    { as: 'administrator', sql: from('coffee_blocks') },
    {
      as: 'outsider',
      sql: (r) => `INSERT INTO coffee_blocks (person_id, apart_from, since) VALUES ('${r.owner}', 'x', now())`,
    },
  ],
  'coffee_blocks.coffee_blocks_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('coffee_blocks') }],
  'coffee_blocks.coffee_blocks_handled': [{ role: 'krets_owner', as: 'outsider', sql: from('coffee_blocks') }],
  'people.people_signed_up': [{ role: 'krets_owner', as: 'outsider', sql: from('people', (r) => `id = '${r.owner}'`) }],
  'accounts.accounts_signed_up': [
    { role: 'krets_owner', as: 'outsider', sql: from('accounts', (r) => `person_id = '${r.owner}'`) },
  ],
  'entry_letters.entry_letters_presented': [
    { as: 'outsider', sql: from('entry_letters') },
    { as: 'administrator', sql: from('entry_letters') },
  ],
  'entry_letters.entry_letters_send': [
    {
      as: 'outsider',
      sql: () => `INSERT INTO entry_letters (key_hash, entry_id, sent_at) VALUES ('y', gen_random_uuid(), now())`,
    },
  ],
  'entry_letters.entry_letters_key': [{ role: 'krets_owner', as: 'outsider', sql: from('entry_letters') }],
  'entry_letters.entry_letters_due': [{ role: 'krets_owner', as: 'outsider', sql: from('entry_letters') }],
  'entry_letters.entry_letters_expired': [{ role: 'krets_owner', as: 'outsider', sql: from('entry_letters') }],
  'entry_faults.entry_faults_report': [
    {
      as: 'outsider',
      sql: () =>
        `INSERT INTO entry_faults (id, entry_id, body, reported_at) VALUES (gen_random_uuid(), gen_random_uuid(), 'x', now())`,
    },
  ],
  'entry_faults.entry_faults_read': [{ as: 'outsider', sql: from('entry_faults') }],
  'entry_faults.entry_faults_answer': [{ as: 'outsider', sql: () => 'UPDATE entry_faults SET answered_at = now()' }],
  'entry_faults.entry_faults_due': [{ role: 'krets_owner', as: 'outsider', sql: from('entry_faults') }],
  'entry_faults.entry_faults_expired': [{ role: 'krets_owner', as: 'outsider', sql: from('entry_faults') }],
  'networks.networks_maintenance': [
    { role: 'krets_owner', as: 'outsider', sql: from('networks') },
    { role: 'krets_owner', as: 'outsider', sql: () => `UPDATE networks SET name = 'x'` },
  ],
  'admission_questions.admission_questions_listed': [
    { role: 'krets_owner', as: 'outsider', sql: from('admission_questions') },
  ],
  'admission_questions.admission_questions_read': [
    { as: 'outsider', sql: from('admission_questions') },
    { as: 'pending', sql: from('admission_questions') },
  ],
  'admission_questions.admission_questions_ask': [
    {
      as: 'peer',
      sql: (r) => `INSERT INTO admission_questions (network_id, questions) VALUES ('${r.bareNetworkId}', '{}')`,
    },
  ],
  'admission_questions.admission_questions_change': [
    { as: 'peer', sql: () => `UPDATE admission_questions SET questions = '{}'` },
  ],
  'applications.applications_read': [
    { as: 'outsider', sql: from('applications') },
    { as: 'administrator', sql: from('applications') },
    { as: 'pending', sql: from('applications') },
  ],
  'applications.applications_make': [
    { as: 'outsider', sql: (r) => application(r.networkId, r.outsider) },
    { as: 'outsider', sql: (r) => application(r.networkId, r.outsider, { invited: true }) },
    { as: 'outsider', sql: (r) => application(r.networkId, r.owner) },
    { as: 'outsider', sql: (r) => application(r.networkId, r.outsider, { state: 'ADMITTED' }) },
  ],
  'applications.applications_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('applications') }],
  'applications.applications_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('applications') }],
  'invitations.invitations_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('invitations') }],
  'journal.journal_maintenance': [
    {
      role: 'krets_owner',
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO journal (network_id, seq, topic, subject_id, kind, at) VALUES ('${r.networkId}', 9000, 'NETWORK', gen_random_uuid(), 'x', now())`,
    },
  ],
  'network_counters.network_counters_maintenance': [
    { role: 'krets_owner', as: 'outsider', sql: from('network_counters') },
  ],
  'administrators.administrators_read': [{ as: 'peer', sql: from('administrators') }],
  'administrators.administrators_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('administrators') }],
  'accounts.accounts_administered': [
    { role: 'krets_owner', as: 'outsider', sql: (r) => `SELECT 1 FROM accounts WHERE person_id = '${r.author}'` },
  ],
  'people.people_administered': [
    { role: 'krets_owner', as: 'outsider', sql: (r) => `SELECT 1 FROM people WHERE id = '${r.author}'` },
  ],
  'seats.seats_administered': [{ role: 'krets_owner', as: 'outsider', sql: from('seats') }],
  'applications.applications_administered': [{ role: 'krets_owner', as: 'outsider', sql: from('applications') }],
  'sessions.sessions_administered': [
    { role: 'krets_owner', as: 'outsider', sql: (r) => `SELECT 1 FROM sessions WHERE person_id = '${r.author}'` },
  ],
  'emergency_accesses.emergency_accesses_administered': [
    { role: 'krets_owner', as: 'outsider', sql: from('emergency_accesses') },
  ],
  'emergency_accesses.emergency_accesses_maintenance': [
    { role: 'krets_owner', as: 'outsider', sql: from('emergency_accesses') },
  ],
  'seats.seats_maintenance': [
    { role: 'krets_owner', as: 'outsider', sql: from('seats') },
    { role: 'krets_owner', as: 'outsider', sql: () => 'UPDATE seats SET left_as = NULL' },
  ],
  'programmes.programmes_read': [{ sql: from('programmes') }],
  'programmes.programmes_make': [
    {
      as: 'owner',
      sql: () => `INSERT INTO programmes (id, name, kind, made_at) VALUES (gen_random_uuid(), 'x', 'PLAN', now())`,
    },
  ],
  'programmes.programmes_end': [{ as: 'owner', sql: () => 'UPDATE programmes SET ended_at = now()' }],
  'charters.charters_read': [
    { as: 'outsider', sql: from('charters') },
    { as: 'administrator', sql: from('charters', inRoom) },
  ],
  'charters.charters_make': [
    { as: 'peer', sql: (r) => charter(r.networkId) },
    { as: 'administrator', sql: (r) => charter(r.networkId) },
  ],
  'charters.charters_draft': [
    { as: 'peer', sql: () => `UPDATE charters SET expectations = 'x'` },
    { as: 'facilitator', sql: () => `UPDATE charters SET expectations = 'x'` },
  ],
  'charters.charters_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('charters') }],
  'charters.charters_split': [{ role: 'krets_owner', as: 'outsider', sql: (r) => charter(r.networkId) }],
  'splits.splits_read': [
    { as: 'outsider', sql: from('splits') },
    { as: 'pending', sql: from('splits') },
  ],
  'splits.splits_propose': [
    { as: 'peer', sql: (r) => split(r, r.peerSeatId) },
    { as: 'facilitator', sql: (r) => split(r, r.peerSeatId) },
  ],
  'splits.splits_close_choices': [
    { as: 'peer', sql: () => 'UPDATE splits SET choices_closed_at = now()' },
    // Proposed just now.
    { as: 'facilitator', sql: () => 'UPDATE splits SET choices_closed_at = now()' },
  ],
  'splits.splits_maintenance': [
    { role: 'krets_owner', as: 'outsider', sql: from('splits') },
    { role: 'krets_owner', as: 'outsider', sql: () => 'UPDATE splits SET network_a = NULL' },
  ],
  'split_choices.split_choices_read': [{ as: 'outsider', sql: from('split_choices') }],
  'split_choices.split_choices_add': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO split_choices (split_id, seat_id, network_id, side, at) VALUES ('${r.splitId}', '${r.pendingSeatId}', '${r.networkId}', 'A', now())`,
    },
  ],
  'split_choices.split_choices_change': [{ as: 'peer', sql: () => `UPDATE split_choices SET side = 'A'` }],
  'split_choices.split_choices_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('split_choices') }],
  'charter_acceptances.charter_acceptances_read': [{ as: 'outsider', sql: from('charter_acceptances') }],
  'charter_acceptances.charter_acceptances_add': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO charter_acceptances (seat_id, version, network_id, at) SELECT id, 1, network_id, now() FROM seats
         WHERE id = '${r.pendingSeatId}'`,
    },
  ],
  'room_log.room_log_read': [
    { as: 'outsider', sql: from('room_log') },
    { as: 'administrator', sql: from('room_log') },
    { as: 'pending', sql: from('room_log') },
    {
      as: 'late',
      sql: (r) =>
        `SELECT 1 FROM room_log l WHERE l.network_id = '${r.networkId}'
         AND l.at < (SELECT reads_from FROM seats WHERE id = '${r.lateSeatId}')`,
    },
  ],
  'room_log.room_log_write': [
    {
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO room_log (id, network_id, at, kind) VALUES (gen_random_uuid(), '${r.networkId}', now(), 'RENAMED')`,
    },
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO room_log (id, network_id, at, kind, by_seat_id) VALUES (gen_random_uuid(), '${r.networkId}', now(), 'RENAMED', '${r.ownerSeatId}')`,
    },
  ],
  'room_log.room_log_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('room_log') }],
  'proposals.proposals_read': [{ as: 'outsider', sql: from('proposals') }],
  'proposals.proposals_make': [
    { as: 'outsider', sql: (r) => proposal(r, r.peerSeatId) },
    { as: 'peer', sql: (r) => proposal(r, r.ownerSeatId) },
  ],
  'proposals.proposals_drop': [{ as: 'peer', sql: () => 'UPDATE proposals SET dropped_at = now()' }],
  'proposals.proposals_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('proposals') }],
  'proposal_votes.proposal_votes_read': [{ as: 'outsider', sql: from('proposal_votes') }],
  'proposal_votes.proposal_votes_add': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO proposal_votes (proposal_id, seat_id, network_id, yes, at) VALUES ('${r.proposalId}', '${r.pendingSeatId}', '${r.networkId}', true, now())`,
    },
  ],
  'proposal_votes.proposal_votes_change': [{ as: 'peer', sql: () => 'UPDATE proposal_votes SET yes = false' }],
  'proposal_votes.proposal_votes_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('proposal_votes') }],
  'organisations.organisations_add': [
    {
      as: 'owner',
      sql: () => `INSERT INTO organisations (orgnr, name_nn, name_nb, name_en) VALUES ('900000001', 'x', 'x', 'x')`,
    },
  ],
  'organisations.organisations_add_own': [
    {
      sql: () =>
        `INSERT INTO organisations (orgnr, name_nn, name_nb, name_en, listed) VALUES ('900000001', 'x', 'x', 'x', false)`,
    },
    {
      as: 'outsider',
      sql: () =>
        `INSERT INTO organisations (orgnr, name_nn, name_nb, name_en, listed, aliases) VALUES ('900000001', 'x', 'x', 'x', false, '{NAV}')`,
    },
  ],
  'accounts.accounts_disable': [
    {
      as: 'peer',
      key: (r) => r.email,
      sql: (r) => `UPDATE accounts SET language = language WHERE email = '${r.email}'`,
    },
  ],
  'people.people_maintenance': [
    { role: 'krets_owner', as: 'outsider', sql: (r) => `SELECT 1 FROM people WHERE id = '${r.author}'` },
  ],
  'sessions.sessions_owner': [
    { role: 'krets_owner', as: 'peer', sql: from('sessions', (r) => `person_id = '${r.author}'`) },
  ],
  'networks.networks_overview': [{ role: 'krets_owner', as: 'outsider', sql: from('networks') }],
  'challenges.challenges_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('challenges') }],
  'contributions.contributions_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('contributions') }],
  'emergency_accesses.emergency_accesses_read': [
    { as: 'outsider', sql: from('emergency_accesses') },
    { as: 'peer', sql: from('emergency_accesses', () => 'approved_at IS NULL') },
  ],
  'emergency_accesses.emergency_accesses_ask': [
    { as: 'owner', sql: (r) => opening(r, r.owner) },
    { as: 'administrator', sql: (r) => opening(r, r.owner) },
  ],
  'emergency_accesses.emergency_accesses_owner': [
    { role: 'krets_owner', as: 'owner', sql: from('emergency_accesses') },
  ],
  'messages.messages_own': [
    // A job may delete expired rows whoever it acts as.
    { role: 'krets_owner', as: 'outsider', sql: from('messages', () => `created_at > now() - interval '1 day'`) },
  ],
  'withdrawn_messages.withdrawn_messages_owner': [
    { role: 'krets_owner', as: 'outsider', sql: from('withdrawn_messages') },
  ],
  'quotes.quotes_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('quotes') }],
  'reactions.reactions_own': [{ role: 'krets_owner', as: 'outsider', sql: from('reactions') }],
  'contribution_reactions.contribution_reactions_own': [
    { role: 'krets_owner', as: 'outsider', sql: from('contribution_reactions') },
  ],
  'chat_read_marks.chat_read_marks_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('chat_read_marks') }],
  'resources.resources_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('resources') }],
  'resource_versions.resource_versions_owner': [
    { role: 'krets_owner', as: 'outsider', sql: from('resource_versions') },
  ],
  'applications.applications_own': [{ role: 'krets_owner', as: 'outsider', sql: from('applications') }],
  'hidden_contributions.hidden_contributions_owner': [
    { role: 'krets_owner', as: 'outsider', sql: from('hidden_contributions') },
  ],
  'challenges.challenges_own': [{ role: 'krets_owner', as: 'outsider', sql: from('challenges') }],
  'challenge_versions.challenge_versions_own': [
    { role: 'krets_owner', as: 'outsider', sql: from('challenge_versions') },
  ],
  'contributions.contributions_own': [{ role: 'krets_owner', as: 'outsider', sql: from('contributions') }],
  'contribution_versions.contribution_versions_own': [
    { role: 'krets_owner', as: 'outsider', sql: from('contribution_versions') },
  ],
  'threads.threads_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('threads') }],
  'drafts.drafts_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('drafts') }],
  'read_marks.read_marks_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('read_marks') }],
  'journal.journal_maintenance_read': [{ role: 'krets_owner', as: 'outsider', sql: from('journal') }],
  'sessions.sessions_own': [
    { role: 'krets_owner', as: 'peer', sql: from('sessions', (r) => `person_id = '${r.author}'`) },
  ],
  'sign_in_codes.sign_in_codes_owner': [
    { role: 'krets_owner', as: 'peer', sql: from('sign_in_codes', (r) => `email = '${r.email}'`) },
  ],
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
  ],
  'seats.seats_end': [{ as: 'outsider', sql: () => 'UPDATE seats SET left_as = NULL' }],
  'seats.seats_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('seats') }],
  'invitations.invitations_addressed': [{ role: 'krets_owner', as: 'outsider', sql: from('invitations') }],
  'saved_meeting_places.saved_meeting_places_owner': [
    { role: 'krets_owner', as: 'outsider', sql: from('saved_meeting_places') },
  ],
  'invitations.invitations_read': [
    { as: 'outsider', sql: from('invitations') },
    { as: 'peer', sql: from('invitations') },
  ],
  'invitations.invitations_of_network': [{ role: 'krets_owner', as: 'outsider', sql: from('invitations') }],
  'invitations.invitations_of_inviter': [{ role: 'krets_owner', as: 'outsider', sql: from('invitations') }],
  'networks.networks_of_inviter': [{ role: 'krets_owner', as: 'outsider', sql: from('networks') }],
  'accounts.accounts_of_makers': [
    { role: 'krets_owner', as: 'outsider', sql: (r) => `SELECT 1 FROM accounts WHERE person_id = '${r.facilitator}'` },
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
  'invitations.invitations_announced': [
    {
      as: 'initiator',
      sql: (r) =>
        `INSERT INTO invitations (id, network_id, made_by, role, token_hash, created_at, expires_at) VALUES (gen_random_uuid(), '${r.draftNetworkId}', '${r.initiator}', 'MEMBER', 'x', now(), now())`,
    },
  ],
  'invitations.invitations_revoke': [{ as: 'outsider', sql: () => 'UPDATE invitations SET revoked_at = now()' }],
  'journal.journal_read': [
    { as: 'outsider', sql: from('journal') },
    { as: 'administrator', sql: from('journal') },
    { as: 'peer', sql: (r) => `SELECT 1 FROM journal WHERE subject_id = '${r.closedChallengeId}'` },
    {
      as: 'late',
      sql: (r) =>
        `SELECT 1 FROM journal j WHERE j.network_id = '${r.networkId}'
         AND j.at < (SELECT reads_from FROM seats WHERE id = '${r.lateSeatId}')`,
    },
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
    { as: 'peer', sql: (r) => `SELECT 1 FROM challenges WHERE id = '${r.closedChallengeId}'` },
  ],
  'challenges.challenges_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('challenges', inRoom) }],
  'challenges.challenges_post': [
    { as: 'outsider', sql: (r) => challenge(r, r.outsider, r.ownerSeatId) },
    { as: 'peer', sql: (r) => challenge(r, r.owner, r.ownerSeatId) },
    { as: 'peer', sql: (r) => challenge(r, r.peer, r.ownerSeatId) },
  ],
  'challenges.challenges_revise': [{ as: 'peer', sql: () => `UPDATE challenges SET title = 'x'` }],
  'challenge_versions.challenge_versions_read': [{ as: 'outsider', sql: from('challenge_versions') }],
  'challenge_versions.challenge_versions_add': [
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
    { as: 'author', sql: (r) => `SELECT 1 FROM contributions WHERE challenge_id = '${r.withdrawnChallengeId}'` },
  ],
  'contributions.contributions_post': [
    { as: 'outsider', sql: (r) => contribution(r, r.challengeId, r.outsider, r.ownerSeatId) },
    { as: 'peer', sql: (r) => contribution(r, r.challengeId, r.owner, r.ownerSeatId) },
    { as: 'peer', sql: (r) => contribution(r, r.challengeId, r.peer, r.ownerSeatId) },
    { as: 'peer', sql: (r) => contribution(r, r.withdrawnChallengeId, r.peer, r.peerSeatId) },
    { as: 'peer', sql: (r) => contribution(r, r.lockedChallengeId, r.peer, r.peerSeatId) },
    { as: 'owner', sql: (r) => contribution(r, r.lockedChallengeId, r.owner, r.ownerSeatId) },
  ],
  'contributions.contributions_edit': [
    { as: 'peer', sql: () => `UPDATE contributions SET body = 'x' WHERE hidden_at IS NULL` },
  ],
  'contribution_versions.contribution_versions_read': [
    { as: 'outsider', sql: from('contribution_versions') },
    {
      as: 'peer',
      sql: (r) => `SELECT 1 FROM contribution_versions WHERE contribution_id = '${r.withdrawnContributionId}'`,
    },
  ],
  'contribution_versions.contribution_versions_add': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO contribution_versions (contribution_id, version, network_id, body, replaced_at) VALUES ('${r.contributionId}', 9, '${r.networkId}', 'x', now())`,
    },
  ],
  'contribution_versions.contribution_versions_restore': [
    { as: 'peer', sql: () => 'DELETE FROM contribution_versions' },
  ],
  'challenges.challenges_plain': [
    { as: 'owner', sql: (r) => challenge(r, r.owner, r.ownerSeatId, ', pinned_at', ', now()') },
    { as: 'owner', sql: (r) => challenge(r, r.owner, r.ownerSeatId, ', locked_at', ', now()') },
  ],
  'contribution_versions.contribution_versions_shown': [
    {
      as: 'peer',
      sql: (r) => `SELECT 1 FROM contribution_versions WHERE contribution_id = '${r.hiddenContributionId}'`,
    },
    {
      as: 'facilitator',
      sql: (r) => `SELECT 1 FROM contribution_versions WHERE contribution_id = '${r.hiddenContributionId}'`,
    },
  ],
  'read_marks.read_marks_maintenance': [
    { role: 'krets_owner', as: 'peer', sql: from('read_marks', (r) => `person_id = '${r.author}'`) },
  ],
  'hidden_contributions.hidden_contributions_read': [
    { as: 'peer', sql: from('hidden_contributions') },
    { as: 'facilitator', sql: from('hidden_contributions') },
    { as: 'administrator', sql: from('hidden_contributions') },
  ],
  'hidden_contributions.hidden_contributions_edit': [
    { as: 'facilitator', sql: () => `UPDATE hidden_contributions SET body = 'x'` },
  ],
  'hidden_contributions.hidden_contributions_maintenance': [
    { role: 'krets_owner', as: 'outsider', sql: from('hidden_contributions') },
  ],
  'reports.reports_read': [
    { as: 'peer', sql: from('reports') },
    { as: 'author', sql: from('reports') },
    { as: 'administrator', sql: from('reports') },
  ],
  'reports.reports_raise': [
    { as: 'peer', sql: (r) => concern(r, r.owner, r.author) },
    { as: 'peer', sql: (r) => concern(r, r.peer, r.owner) },
    { as: 'author', sql: (r) => concern(r, r.author, r.author) },
    { as: 'outsider', sql: (r) => concern(r, r.outsider, r.author) },
  ],
  'reports.reports_resolve': [{ as: 'owner', sql: () => `UPDATE reports SET answer = 'x'` }],
  'facilitation_offers.facilitation_offers_read': [{ as: 'outsider', sql: from('facilitation_offers') }],
  'facilitation_offers.facilitation_offers_make': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO facilitation_offers (network_id, seat_id, offered_by, offered_at) VALUES ('${r.networkId}', '${r.peerSeatId}', '${r.peerSeatId}', now())`,
    },
    {
      as: 'facilitator',
      sql: (r) =>
        `INSERT INTO facilitation_offers (network_id, seat_id, offered_by, offered_at) VALUES ('${r.networkId}', '${r.peerSeatId}', '${r.peerSeatId}', now())`,
    },
  ],
  'facilitation_offers.facilitation_offers_end': [{ as: 'outsider', sql: () => 'DELETE FROM facilitation_offers' }],
  'facilitation_offers.facilitation_offers_maintenance': [
    { role: 'krets_owner', as: 'outsider', sql: from('facilitation_offers') },
  ],
  'welcomes.welcomes_read': [
    { as: 'outsider', sql: from('welcomes') },
    { as: 'administrator', sql: from('welcomes') },
  ],
  'welcomes.welcomes_write': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO welcomes (network_id, words, lang, written_by, written_at) VALUES ('${r.networkId}', 'x', 'nn', '${r.peerSeatId}', now())`,
    },
  ],
  'welcomes.welcomes_rewrite': [{ as: 'outsider', sql: () => `UPDATE welcomes SET words = 'x'` }],
  'dismissed_welcomes.dismissed_welcomes_own': [{ as: 'outsider', sql: from('dismissed_welcomes') }],
  'notices.notices_own': [
    { as: 'peer', sql: from('notices', (r) => `person_id = '${r.owner}'`) },
    { as: 'facilitator', sql: from('notices', (r) => `person_id = '${r.owner}'`) },
    { as: 'administrator', sql: from('notices') },
    { as: 'peer', sql: (r) => `UPDATE notices SET seen_at = now() WHERE person_id = '${r.owner}'` },
  ],
  'notices.notices_due': [{ role: 'krets_owner', as: 'outsider', sql: from('notices') }],
  'accounts.accounts_due': [
    { role: 'krets_owner', as: 'outsider', sql: from('accounts', (r) => `person_id = '${r.owner}'`) },
  ],
  'notices.notices_expired': [{ role: 'krets_owner', as: 'outsider', sql: from('notices') }],
  'notices.notices_maintenance': [
    { role: 'krets_owner', as: 'peer', sql: from('notices', (r) => `person_id = '${r.owner}'`) },
  ],
  'notices.notices_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('notices') }],
  'room_notice_choices.room_notice_choices_own': [
    { as: 'peer', sql: from('room_notice_choices', (r) => `person_id = '${r.owner}'`) },
    { as: 'facilitator', sql: from('room_notice_choices', (r) => `person_id = '${r.owner}'`) },
    {
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO room_notice_choices (person_id, network_id, level) VALUES ('${r.outsider}', '${r.networkId}', 'ALL')`,
    },
  ],
  'room_notice_choices.room_notice_choices_maintenance': [
    { role: 'krets_owner', as: 'outsider', sql: from('room_notice_choices') },
  ],
  'room_notice_choices.room_notice_choices_owner': [
    { role: 'krets_owner', as: 'outsider', sql: from('room_notice_choices') },
  ],
  'thread_notice_choices.thread_notice_choices_own': [
    { as: 'peer', sql: from('thread_notice_choices', (r) => `person_id = '${r.owner}'`) },
    { as: 'facilitator', sql: from('thread_notice_choices', (r) => `person_id = '${r.owner}'`) },
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO thread_notice_choices (person_id, challenge_id, network_id, choice)
         VALUES ('${r.peer}', '${r.closedChallengeId}', '${r.networkId}', 'FOLLOW')`,
    },
  ],
  'thread_notice_choices.thread_notice_choices_maintenance': [
    { role: 'krets_owner', as: 'outsider', sql: from('thread_notice_choices') },
  ],
  'thread_notice_choices.thread_notice_choices_owner': [
    { role: 'krets_owner', as: 'outsider', sql: from('thread_notice_choices') },
  ],
  'push_failures.push_failures_count': [{ as: 'owner', sql: from('push_failures') }],
  'push_failures.push_failures_write': [
    { sql: () => `INSERT INTO push_failures (id, day, outcome) VALUES (gen_random_uuid(), current_date, 'GONE')` },
  ],
  'push_failures.push_failures_expired': [{ role: 'krets_owner', as: 'outsider', sql: from('push_failures') }],
  'saved_items.saved_items_own': [
    { as: 'peer', sql: from('saved_items', (r) => `person_id = '${r.owner}'`) },
    { as: 'facilitator', sql: from('saved_items', (r) => `person_id = '${r.owner}'`) },
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO saved_items (person_id, subject_id, network_id, challenge_id, saved_at)
         VALUES ('${r.peer}', '${r.closedChallengeId}', '${r.networkId}', '${r.closedChallengeId}', now())`,
    },
  ],
  'saved_items.saved_items_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('saved_items') }],
  'saved_items.saved_items_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('saved_items') }],
  'quotes.quotes_maintenance': [{ role: 'krets_owner', as: 'peer', sql: from('quotes') }],
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
    { as: 'late', sql: from('consultations', (r) => `id = '${r.consultationId}'`) },
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
    { as: 'late', sql: () => `UPDATE consultations SET stage = 'CLOSED'` },
    { as: 'peer', sql: () => `UPDATE consultations SET stage = 'CLOSED'` },
    { as: 'outsider', sql: () => `UPDATE consultations SET stage = 'CLOSED'` },
  ],
  'consultation_participants.consultation_participants_read': [
    { as: 'late', sql: from('consultation_participants', (r) => `consultation_id = '${r.consultationId}'`) },
    { as: 'outsider', sql: from('consultation_participants') },
    { as: 'peer', sql: from('consultation_participants', (r) => `consultation_id = '${r.withdrawnConsultationId}'`) },
  ],
  'consultation_participants.consultation_participants_ask': [
    {
      as: 'owner',
      sql: (r) => participant({ ...r, consultationId: r.withdrawnConsultationId }, r.late, r.lateSeatId, 'INVITED'),
    },
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
    { as: 'late', sql: from('consultation_posts') },
    { as: 'outsider', sql: from('consultation_posts') },
    { as: 'administrator', sql: from('consultation_posts') },
    { as: 'peer', sql: from('consultation_posts') },
    { as: 'listener', sql: from('consultation_posts', (r) => `author_id = '${r.author}'`) },
    { as: 'owner', sql: (r) => `SELECT 1 FROM consultation_posts WHERE author_id = '${r.author}'` },
  ],
  'consultation_posts.consultation_posts_add': [
    { as: 'late', sql: (r) => spoken(r, r.late, r.lateSeatId) },
    { as: 'peer', sql: (r) => spoken(r, r.peer, r.peerSeatId) },
    { as: 'listener', sql: (r) => spoken(r, r.author, r.listenerSeatId) },
    { as: 'listener', sql: (r) => spoken(r, r.listener, r.ownerSeatId) },
    { as: 'listener', sql: (r) => spoken(r, r.listener, r.listenerSeatId, 1) },
    { as: 'outsider', sql: (r) => spoken(r, r.outsider, r.peerSeatId) },
  ],
  'consultation_posts.consultation_posts_withdraw': [
    { as: 'owner', sql: () => `UPDATE consultation_posts SET body = ''` },
  ],
  'consultation_transitions.consultation_transitions_read': [
    { as: 'late', sql: from('consultation_transitions') },
    { as: 'outsider', sql: from('consultation_transitions') },
  ],
  'consultation_transitions.consultation_transitions_note': [
    {
      as: 'late',
      sql: (r) =>
        `INSERT INTO consultation_transitions (consultation_id, number, network_id, at, why, stage, phase_seq) VALUES ('${r.consultationId}', 900, '${r.networkId}', now(), 'CLOSED', 'CLOSED', 9)`,
    },
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
  'meetings.meetings_read': [
    { as: 'outsider', sql: from('meetings') },
    { as: 'pending', sql: from('meetings') },
  ],
  'meetings.meetings_call': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO meetings (id, network_id, called_by, client_id, called_at, stage, day, time, zone, minutes, starts_at, ends_at, place, preparation, version, time_version, picks_open_at, picks_close_at, seed)
         VALUES (gen_random_uuid(), '${r.networkId}', '${r.peerSeatId}', gen_random_uuid(), now(), 'CALLED', current_date + 9, '10:00', 'Europe/Oslo', 60, now() + interval '9 days', now() + interval '10 days', 'x', '', 1, 1, now(), now(), '00')`,
    },
  ],
  'meetings.meetings_change': [{ as: 'peer', sql: () => `UPDATE meetings SET place = 'Ein annan stad'` }],
  'meetings.meetings_maintenance': [{ role: 'krets_owner', sql: from('meetings') }],
  'meetings.meetings_near': [{ role: 'krets_owner', sql: from('meetings') }],
  'meetings.meetings_past': [{ role: 'krets_owner', sql: from('meetings') }],
  'meeting_answers.meeting_answers_read': [{ as: 'outsider', sql: from('meeting_answers') }],
  'meeting_answers.meeting_answers_give': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO meeting_answers (meeting_id, seat_id, network_id, answer, time_version) VALUES ('${r.meetingId}', '${r.listenerSeatId}', '${r.networkId}', 'NO', 1)`,
    },
  ],
  'meeting_answers.meeting_answers_change': [{ as: 'peer', sql: () => `UPDATE meeting_answers SET answer = 'NO'` }],
  'meeting_answers.meeting_answers_maintenance': [{ role: 'krets_owner', sql: from('meeting_answers') }],
  'meeting_answers.meeting_answers_past': [{ role: 'krets_owner', sql: from('meeting_answers') }],
  'date_polls.date_polls_read': [{ as: 'outsider', sql: from('date_polls') }],
  'date_polls.date_polls_propose': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO date_polls (id, network_id, made_by, client_id, made_at, stage, minutes, place, preparation, closes_at)
         VALUES (gen_random_uuid(), '${r.networkId}', '${r.peerSeatId}', gen_random_uuid(), now(), 'NO_DATE', 60, 'x', '', now() + interval '1 day')`,
    },
  ],
  'date_polls.date_polls_withdraw': [
    { as: 'peer', sql: () => `UPDATE date_polls SET stage = 'WITHDRAWN'` },
    { as: 'facilitator', sql: () => `UPDATE date_polls SET stage = 'CHOSEN'` },
  ],
  'date_polls.date_polls_maintenance': [{ role: 'krets_owner', sql: from('date_polls') }],
  'date_polls.date_polls_near': [{ role: 'krets_owner', sql: from('date_polls') }],
  'date_polls.date_polls_past': [{ role: 'krets_owner', sql: from('date_polls') }],
  'date_slots.date_slots_read': [{ as: 'outsider', sql: from('date_slots') }],
  'date_slots.date_slots_propose': [
    {
      // To a poll that has been sent.
      as: 'facilitator',
      sql: (r) =>
        `INSERT INTO date_slots (id, poll_id, network_id, day, time, starts_at, ends_at)
         VALUES (gen_random_uuid(), '${r.pollId}', '${r.networkId}', current_date + 50, '10:00', now() + interval '50 days', now() + interval '51 days')`,
    },
  ],
  'date_slots.date_slots_maintenance': [{ role: 'krets_owner', sql: from('date_slots') }],
  'date_slots.date_slots_past': [{ role: 'krets_owner', sql: from('date_slots') }],
  'date_answers.date_answers_read': [
    { as: 'outsider', sql: from('date_answers') },
    // Who has not answered.
    { as: 'peer', sql: from('date_answers') },
    { as: 'facilitator', sql: from('date_answers') },
  ],
  'date_answers.date_answers_give': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO date_answers (slot_id, seat_id, poll_id, network_id, person_id, answer)
         VALUES ('${r.slotId}', '${r.ownerSeatId}', '${r.pollId}', '${r.networkId}', '${r.peer}', 'NO') ON CONFLICT DO NOTHING`,
    },
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO date_answers (slot_id, seat_id, poll_id, network_id, person_id, answer)
         VALUES ('${r.slotId}', '${r.listenerSeatId}', '${r.pollId}', '${r.networkId}', '${r.peer}', 'NO')`,
    },
  ],
  'date_answers.date_answers_change': [{ as: 'peer', sql: () => `UPDATE date_answers SET answer = 'NO'` }],
  'date_answers.date_answers_maintenance': [{ role: 'krets_owner', sql: from('date_answers') }],
  'date_answers.date_answers_own': [{ role: 'krets_owner', as: 'outsider', sql: from('date_answers') }],
  'date_answers.date_answers_past': [{ role: 'krets_owner', sql: from('date_answers') }],
  'meeting_runs.meeting_runs_read': [{ as: 'outsider', sql: from('meeting_runs') }],
  'meeting_runs.meeting_runs_start': [
    {
      // Long before it begins.
      as: 'peer',
      sql: (r) =>
        `INSERT INTO meeting_runs (meeting_id, network_id, steps, step, step_started_at, step_ends_at, extensions, version, started_at)
         VALUES ('${r.meetingId}', '${r.networkId}', '[]', 0, now(), now(), 0, 1, now())`,
    },
  ],
  'meeting_runs.meeting_runs_move': [{ as: 'outsider', sql: () => 'UPDATE meeting_runs SET step = 1' }],
  'meeting_runs.meeting_runs_maintenance': [{ role: 'krets_owner', sql: from('meeting_runs') }],
  'meeting_attendees.meeting_attendees_read': [{ as: 'peer', sql: from('meeting_attendees') }],
  'meeting_attendees.meeting_attendees_come': [
    {
      // For somebody else.
      as: 'peer',
      sql: (r) =>
        `INSERT INTO meeting_attendees (meeting_id, seat_id, network_id, came_at) VALUES ('${r.liveMeetingId}', '${r.listenerSeatId}', '${r.networkId}', now())`,
    },
  ],
  'meeting_attendees.meeting_attendees_answer': [
    { as: 'peer', sql: () => 'UPDATE meeting_attendees SET holds = false' },
  ],
  'meeting_attendees.meeting_attendees_maintenance': [{ role: 'krets_owner', sql: from('meeting_attendees') }],
  'meeting_attendees.meeting_attendees_past': [{ role: 'krets_owner', sql: from('meeting_attendees') }],
  'meeting_trios.meeting_trios_read': [{ as: 'peer', sql: from('meeting_trios') }],
  'meeting_trios.meeting_trios_maintenance': [{ role: 'krets_owner', sql: from('meeting_trios') }],
  'meeting_trios.meeting_trios_past': [{ role: 'krets_owner', sql: from('meeting_trios') }],
  'meeting_votes.meeting_votes_read': [{ as: 'peer', sql: from('meeting_votes') }],
  'meeting_votes.meeting_votes_give': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO meeting_votes (meeting_id, seat_id, step, extension, network_id, more) VALUES ('${r.liveMeetingId}', '${r.listenerSeatId}', 0, 0, '${r.networkId}', false)`,
    },
  ],
  'meeting_votes.meeting_votes_change': [{ as: 'peer', sql: () => 'UPDATE meeting_votes SET more = false' }],
  'meeting_votes.meeting_votes_maintenance': [{ role: 'krets_owner', sql: from('meeting_votes') }],
  'meeting_votes.meeting_votes_past': [{ role: 'krets_owner', sql: from('meeting_votes') }],
  'minutes_blocks.minutes_blocks_maintenance': [{ role: 'krets_owner', sql: from('minutes_blocks') }],
  'minutes_blocks.minutes_blocks_read': [{ as: 'outsider', sql: from('minutes_blocks') }],
  'minutes_blocks.minutes_blocks_write': [
    {
      // Long before the meeting.
      as: 'peer',
      sql: (r) =>
        `INSERT INTO minutes_blocks (id, network_id, meeting_id, item_id, learned, takeaways, version, seat_id, edited_at)
         VALUES (gen_random_uuid(), '${r.networkId}', '${r.liveMeetingId}', '${r.agendaItemId}', '', '', 1, '${r.peerSeatId}', now())`,
    },
  ],
  'minutes_blocks.minutes_blocks_correct': [
    { as: 'outsider', sql: () => `UPDATE minutes_blocks SET learned = 'Retta'` },
  ],
  'next_steps.next_steps_read': [{ as: 'outsider', sql: from('next_steps') }],
  'next_steps.next_steps_take': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO next_steps (meeting_id, item_id, seat_id, network_id, person_id, body, taken_at)
         VALUES ('${r.liveMeetingId}', '${r.agendaItemId}', '${r.ownerSeatId}', '${r.networkId}', '${r.owner}', 'x', now())`,
    },
  ],
  'next_steps.next_steps_change': [{ as: 'peer', sql: () => `UPDATE next_steps SET body = 'x'` }],
  'next_steps.next_steps_drop': [{ as: 'peer', sql: () => 'DELETE FROM next_steps' }],
  'next_steps.next_steps_own': [{ role: 'krets_owner', as: 'outsider', sql: from('next_steps') }],
  'next_steps.next_steps_maintenance': [{ role: 'krets_owner', sql: from('next_steps') }],
  'push_subscriptions.push_subscriptions_own': [
    { as: 'outsider', sql: from('push_subscriptions') },
    { as: 'peer', sql: () => 'UPDATE push_subscriptions SET failures = 0' },
    {
      // For the session of another.
      as: 'peer',
      sql: (r) =>
        `INSERT INTO push_subscriptions (session_id, person_id, endpoint_hash, server_key, sealed)
         SELECT id, '${r.peer}', 'y', 'k', '' FROM sessions WHERE person_id = '${r.owner}' LIMIT 1`,
    },
  ],
  'push_subscriptions.push_subscriptions_presented': [{ key: () => 'y', sql: from('push_subscriptions') }],
  'push_subscriptions.push_subscriptions_replace': [{ key: () => 'y', sql: () => 'DELETE FROM push_subscriptions' }],
  'push_subscriptions.push_subscriptions_due': [
    { role: 'krets_owner', as: 'outsider', sql: from('push_subscriptions') },
  ],
  'calendar_feeds.calendar_feeds_own': [
    { as: 'outsider', sql: from('calendar_feeds') },
    { as: 'peer', sql: () => `UPDATE calendar_feeds SET label = 'x'` },
  ],
  'calendar_feeds.calendar_feeds_presented': [{ key: () => 'x', sql: from('calendar_feeds') }],
  'calendar_feeds.calendar_feeds_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('calendar_feeds') }],
  'meeting_invitations.meeting_invitations_own': [
    { as: 'outsider', sql: from('meeting_invitations') },
    { as: 'outsider', sql: () => 'UPDATE meeting_invitations SET due_at = now()' },
  ],
  'meeting_invitations.meeting_invitations_presented': [{ key: () => 'y', sql: from('meeting_invitations') }],
  'meeting_invitations.meeting_invitations_due': [
    { role: 'krets_owner', as: 'outsider', sql: from('meeting_invitations') },
  ],
  'meeting_invitations.meeting_invitations_maintenance': [
    { role: 'krets_owner', as: 'outsider', sql: from('meeting_invitations') },
  ],
  'meeting_invitations.meeting_invitations_owner': [
    { role: 'krets_owner', as: 'outsider', sql: from('meeting_invitations') },
  ],
  'meeting_invitations.meeting_invitations_past': [
    { role: 'krets_owner', as: 'outsider', sql: from('meeting_invitations') },
  ],
  'agenda_items.agenda_items_read': [{ as: 'outsider', sql: from('agenda_items') }],
  'agenda_items.agenda_items_propose': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO agenda_items (id, network_id, owner_id, seat_id, client_id, kind, title, minutes, created_at)
         VALUES (gen_random_uuid(), '${r.networkId}', '${r.owner}', '${r.ownerSeatId}', gen_random_uuid(), 'OTHER', 'x', 10, now())`,
    },
  ],
  'agenda_items.agenda_items_withdraw': [
    { as: 'peer', sql: () => 'UPDATE agenda_items SET withdrawn_at = now()' },
    { as: 'facilitator', sql: () => 'UPDATE agenda_items SET withdrawn_at = now()' },
  ],
  'agenda_items.agenda_items_maintenance': [{ role: 'krets_owner', sql: from('agenda_items') }],
  'agenda_items.agenda_items_own': [{ role: 'krets_owner', as: 'outsider', sql: from('agenda_items') }],
  'agenda_words.agenda_words_read': [{ as: 'outsider', sql: from('agenda_words') }],
  'agenda_words.agenda_words_leave': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO agenda_words (item_id, seat_id, network_id, person_id, body, written_at)
         VALUES ('${r.agendaItemId}', '${r.listenerSeatId}', '${r.networkId}', '${r.peer}', 'x', now())`,
    },
  ],
  'agenda_words.agenda_words_change': [{ as: 'peer', sql: () => `UPDATE agenda_words SET body = 'x'` }],
  'agenda_words.agenda_words_take_back': [{ as: 'peer', sql: () => 'DELETE FROM agenda_words' }],
  'agenda_words.agenda_words_own': [{ role: 'krets_owner', as: 'outsider', sql: from('agenda_words') }],
  'agenda_picks.agenda_picks_read': [
    { as: 'peer', sql: from('agenda_picks') },
    { as: 'facilitator', sql: from('agenda_picks') },
  ],
  'agenda_picks.agenda_picks_choose': [
    {
      as: 'peer',
      sql: (r) =>
        `INSERT INTO agenda_picks (meeting_id, item_id, seat_id, network_id) VALUES ('${r.meetingId}', '${r.agendaItemId}', '${r.listenerSeatId}', '${r.networkId}')`,
    },
  ],
  'agenda_picks.agenda_picks_undo': [{ as: 'peer', sql: () => 'DELETE FROM agenda_picks' }],
  'agenda_picks.agenda_picks_maintenance': [{ role: 'krets_owner', sql: from('agenda_picks') }],
  'agenda_picks.agenda_picks_past': [{ role: 'krets_owner', sql: from('agenda_picks') }],
  'raised_hands.raised_hands_read': [
    { as: 'late', sql: from('raised_hands') },
    { as: 'outsider', sql: from('raised_hands') },
    { as: 'peer', sql: from('raised_hands') },
  ],
  'raised_hands.raised_hands_raise': [
    {
      as: 'late',
      sql: (r) =>
        `INSERT INTO raised_hands (consultation_id, person_id, network_id, raised_at) VALUES ('${r.consultationId}', '${r.late}', '${r.networkId}', now())`,
    },
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
  'raised_hands.raised_hands_lower': [
    { as: 'late', sql: () => 'DELETE FROM raised_hands' },
    { as: 'peer', sql: () => 'DELETE FROM raised_hands' },
  ],
  'private_notes.private_notes_own': [
    {
      as: 'late',
      sql: (r) =>
        `INSERT INTO private_notes (consultation_id, person_id, network_id, content, saved_at) VALUES ('${r.consultationId}', '${r.late}', '${r.networkId}', 'x', now())`,
    },
    { as: 'owner', sql: from('private_notes') },
    { as: 'listener', sql: () => 'DELETE FROM private_notes' },
    {
      as: 'listener',
      sql: (r) =>
        `INSERT INTO private_notes (consultation_id, person_id, network_id, content, saved_at) VALUES ('${r.consultationId}', '${r.owner}', '${r.networkId}', 'x', now())`,
    },
  ],
  'consultations.consultations_maintenance': [{ role: 'krets_owner', sql: from('consultations') }],
  'consultation_participants.consultation_participants_maintenance': [
    { role: 'krets_owner', sql: from('consultation_participants') },
  ],
  'consultation_posts.consultation_posts_maintenance': [{ role: 'krets_owner', sql: from('consultation_posts') }],
  'consultation_transitions.consultation_transitions_maintenance': [
    { role: 'krets_owner', sql: from('consultation_transitions') },
  ],
  'raised_hands.raised_hands_maintenance': [{ role: 'krets_owner', sql: from('raised_hands') }],
  'consultation_posts.consultation_posts_own': [
    { as: 'outsider', role: 'krets_owner', sql: from('consultation_posts') },
  ],
  'private_notes.private_notes_owner': [{ as: 'outsider', role: 'krets_owner', sql: from('private_notes') }],
  'raised_hands.raised_hands_owner': [{ as: 'outsider', role: 'krets_owner', sql: from('raised_hands') }],
  'graphile_worker._private_jobs.jobs_due': [
    { role: 'krets_jobs', sql: from('graphile_worker._private_jobs', () => `run_at > now() + interval '1 day'`) },
    {
      role: 'krets_jobs',
      sql: () => `DELETE FROM graphile_worker._private_jobs WHERE run_at > now() + interval '1 day'`,
    },
  ],
  'collections.collections_read': [
    { as: 'outsider', sql: from('collections') },
    { as: 'administrator', sql: from('collections') },
  ],
  'collections.collections_open': [
    {
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO collections (id, network_id, title, opened_at) VALUES (gen_random_uuid(), '${r.networkId}', 'x', now())`,
    },
  ],
  'collections.collections_rename': [{ as: 'outsider', sql: () => `UPDATE collections SET title = 'x'` }],
  'resources.resources_read': [
    { as: 'outsider', sql: from('resources') },
    { as: 'administrator', sql: from('resources') },
    { as: 'peer', sql: (r) => `SELECT 1 FROM resources WHERE id = '${r.withdrawnResourceId}'` },
  ],
  'resources.resources_add': [
    { as: 'outsider', sql: (r) => resource(r, r.outsider, r.ownerSeatId) },
    { as: 'peer', sql: (r) => resource(r, r.author, r.peerSeatId) },
    { as: 'peer', sql: (r) => resource(r, r.peer, r.ownerSeatId) },
  ],
  'resources.resources_change': [
    { as: 'outsider', sql: () => `UPDATE resources SET tags = '{x}'` },
    { as: 'peer', sql: () => 'UPDATE resources SET withdrawn_at = now()' },
  ],
  'resource_versions.resource_versions_read': [
    { as: 'outsider', sql: from('resource_versions') },
    { as: 'peer', sql: (r) => `SELECT 1 FROM resource_versions WHERE resource_id = '${r.withdrawnResourceId}'` },
  ],
  'resource_versions.resource_versions_add': [
    { as: 'outsider', sql: (r) => version(r, r.resourceId, r.outsider, r.ownerSeatId) },
    { as: 'peer', sql: (r) => version(r, r.resourceId, r.author, r.peerSeatId) },
    { as: 'peer', sql: (r) => version(r, r.resourceId, r.peer, r.ownerSeatId) },
    { as: 'peer', sql: (r) => version(r, r.withdrawnResourceId, r.peer, r.peerSeatId) },
  ],
  'files.files_read': [
    { as: 'outsider', sql: from('files') },
    { as: 'administrator', sql: from('files') },
    { as: 'peer', sql: (r) => `SELECT 1 FROM files WHERE id = '${r.looseFileId}'` },
    { sql: from('files') },
  ],
  'files.files_owner': [
    { role: 'krets_owner', as: 'outsider', sql: from('files', (r) => `id = '${r.looseFileId}'`) },
    { role: 'krets_owner', sql: (r) => `UPDATE files SET delete_after = now() WHERE id = '${r.pictureId}'` },
  ],
  'message_images.message_images_read': [
    { as: 'outsider', sql: from('message_images') },
    { as: 'administrator', sql: from('message_images') },
    { as: 'peer', sql: from('message_images', (r) => `message_id = '${r.withdrawnMessageId}'`) },
    { as: 'author', sql: from('message_images', (r) => `message_id = '${r.expiredMessageId}'`) },
  ],
  'message_images.message_images_show': [
    { as: 'peer', sql: (r) => picture(r, r.author, r.loosePictureId) },
    { as: 'outsider', sql: (r) => picture(r, r.author, r.loosePictureId) },
  ],
  'message_images.message_images_owner': [
    { role: 'krets_owner', sql: from('message_images', (r) => `message_id = '${r.messageId}'`) },
  ],
  'files.files_add': [
    { as: 'outsider', sql: (r) => file(r, r.outsider, r.ownerSeatId) },
    { as: 'peer', sql: (r) => file(r, r.author, r.peerSeatId) },
    { as: 'peer', sql: (r) => file(r, r.peer, r.ownerSeatId) },
  ],
  'files.files_retain': [{ as: 'outsider', sql: () => 'UPDATE files SET delete_after = now()' }],
  'files.files_sweep': [
    { key: () => 'sweep', sql: from('files') },
    { key: () => 'sweep', sql: () => 'DELETE FROM files' },
    { as: 'peer', sql: () => 'DELETE FROM files' },
  ],
  'file_contents.file_contents_read': [
    { as: 'outsider', sql: from('file_contents') },
    { as: 'administrator', sql: from('file_contents') },
  ],
  'file_contents.file_contents_add': [
    {
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO file_contents (id, network_id, sha256, media_type, bytes, refs, ready, created_at) VALUES (gen_random_uuid(), '${r.networkId}', 'x', 'x', 1, 0, true, now())`,
    },
  ],
  'file_contents.file_contents_count': [{ as: 'outsider', sql: () => 'UPDATE file_contents SET refs = 0' }],
  'file_contents.file_contents_sweep': [
    { sql: from('file_contents') },
    { as: 'peer', sql: () => 'DELETE FROM file_contents WHERE refs = 0' },
    { as: 'outsider', key: (r) => r.email, sql: from('file_contents') },
  ],
  'data_exports.data_exports_read': [
    { as: 'outsider', sql: from('data_exports') },
    { as: 'peer', sql: from('data_exports') },
    { sql: from('data_exports') },
  ],
  'data_exports.data_exports_ask': [
    { as: 'outsider', sql: (r) => anExport(r.owner, null) },
    { as: 'peer', sql: (r) => anExport(r.peer, r.networkId) },
    { as: 'peer', sql: (r) => anExport(r.peer, null, 'READY') },
  ],
  'data_exports.data_exports_finish': [
    { as: 'peer', sql: () => `UPDATE data_exports SET expires_at = now()` },
    { as: 'outsider', sql: () => `UPDATE data_exports SET expires_at = now()` },
  ],
  'data_exports.data_exports_sweep': [
    { key: () => 'sweep', sql: from('data_exports') },
    { key: () => 'sweep', sql: () => 'DELETE FROM data_exports' },
    { as: 'peer', sql: () => 'DELETE FROM data_exports' },
  ],
  'data_exports.data_exports_owner': [{ role: 'krets_owner', as: 'outsider', sql: from('data_exports') }],
  'attachments.attachments_read': [
    { as: 'outsider', sql: from('attachments') },
    { as: 'peer', sql: (r) => `SELECT 1 FROM attachments WHERE challenge_id = '${r.withdrawnChallengeId}'` },
  ],
  'attachments.attachments_attach': [
    { as: 'outsider', sql: (r) => attachment(r, r.challengeId, r.freeResourceId) },
    { as: 'peer', sql: (r) => attachment(r, r.challengeId, r.freeResourceId) },
    { as: 'owner', sql: (r) => attachment(r, r.challengeId, r.withdrawnResourceId) },
  ],
  'attachments.attachments_detach': [{ as: 'peer', sql: () => 'DELETE FROM attachments' }],
  'drafts.drafts_own': [
    { as: 'peer', sql: from('drafts') },
    { as: 'peer', sql: () => 'DELETE FROM drafts' },
    {
      as: 'outsider',
      sql: (r) =>
        `INSERT INTO drafts (person_id, network_id, place, content, saved_at) VALUES ('${r.outsider}', '${r.networkId}', 'x', 'x', now())`,
    },
  ],
  'chat_settings.chat_settings_read': [
    { as: 'outsider', sql: from('chat_settings') },
    { as: 'administrator', sql: from('chat_settings') },
  ],
  'chat_settings.chat_settings_open': [
    {
      as: 'outsider',
      sql: (r) => `INSERT INTO chat_settings (network_id, retention_days) VALUES ('${r.bareNetworkId}', 90)`,
    },
  ],
  'chat_settings.chat_settings_change': [{ as: 'peer', sql: () => 'UPDATE chat_settings SET retention_days = 30' }],
  'messages.messages_read': [
    { as: 'outsider', sql: from('messages') },
    { as: 'administrator', sql: from('messages') },
    { as: 'author', sql: from('messages', (r) => `id = '${r.expiredMessageId}'`) },
  ],
  'messages.messages_post': [
    { as: 'outsider', sql: (r) => message(r, r.outsider, r.ownerSeatId) },
    { as: 'peer', sql: (r) => message(r, r.owner, r.ownerSeatId) },
    { as: 'peer', sql: (r) => message(r, r.peer, r.ownerSeatId) },
  ],
  'messages.messages_edit': [{ as: 'peer', sql: () => `UPDATE messages SET body = 'x'` }],
  'messages.messages_owner': [
    { role: 'krets_owner', sql: from('messages', (r) => `id = '${r.messageId}'`) },
    { role: 'krets_owner', sql: (r) => `DELETE FROM messages WHERE id = '${r.messageId}'` },
  ],
  'withdrawn_messages.withdrawn_messages_own': [
    { as: 'peer', sql: from('withdrawn_messages') },
    { as: 'outsider', sql: from('withdrawn_messages') },
    { as: 'peer', sql: () => 'DELETE FROM withdrawn_messages' },
  ],
  'old_texts.old_texts_read': [{ as: 'peer', sql: from('old_texts') }],
  'old_texts.old_texts_progress': [{ role: 'krets_owner', as: 'peer', sql: from('old_texts') }],
  'passages.passages_read': [
    { as: 'outsider', sql: from('passages') },
    { as: 'administrator', sql: from('passages') },
    { as: 'pending', sql: from('passages') },
    { as: 'peer', sql: from('passages', (r) => `challenge_id = '${r.closedChallengeId}'`) },
    { as: 'peer', sql: from('passages', (r) => `id = '${r.hiddenContributionId}'`) },
  ],
  'passages.passages_add': [
    { as: 'outsider', sql: (r) => passage(r, r.owner, r.ownerSeatId) },
    { as: 'peer', sql: (r) => passage(r, r.peer, r.peerSeatId) },
  ],
  'passages.passages_change': [
    { as: 'outsider', sql: () => `UPDATE passages SET keys = 'x'` },
    { as: 'peer', sql: () => `UPDATE passages SET keys = 'x' WHERE kind = 'MESSAGE'` },
    { as: 'owner', sql: () => `UPDATE passages SET created_at = now() - interval '1 day' WHERE kind = 'CHALLENGE'` },
  ],
  'passages.passages_replace': [
    { as: 'outsider', sql: () => 'DELETE FROM passages' },
    { as: 'peer', sql: (r) => `DELETE FROM passages WHERE id = '${r.resourceId}'` },
  ],
  'file_texts.file_texts_read': [
    { as: 'outsider', sql: from('file_texts') },
    { as: 'administrator', sql: from('file_texts') },
  ],
  'file_texts.file_texts_add': [
    { as: 'outsider', sql: fileText },
    { as: 'peer', sql: fileText },
  ],
  'file_texts.file_texts_change': [{ as: 'outsider', sql: () => `UPDATE file_texts SET state = 'READ'` }],
  'file_texts.file_texts_left': [{ role: 'krets_owner', as: 'peer', sql: from('file_texts') }],
  'file_text_pieces.file_text_pieces_read': [
    { as: 'outsider', sql: from('file_text_pieces') },
    { as: 'administrator', sql: from('file_text_pieces') },
  ],
  'file_text_pieces.file_text_pieces_add': [{ as: 'outsider', sql: fileTextPiece }],
  'passages.passages_maintenance': [{ role: 'krets_owner', as: 'outsider', sql: from('passages') }],
  'passages.passages_own': [{ role: 'krets_owner', as: 'outsider', sql: () => 'DELETE FROM passages' }],
  'contribution_images.contribution_images_read': [
    { as: 'outsider', sql: from('contribution_images') },
    { as: 'administrator', sql: from('contribution_images') },
    { as: 'peer', sql: from('contribution_images', (r) => `contribution_id = '${r.withdrawnContributionId}'`) },
    { as: 'peer', sql: from('contribution_images', (r) => `contribution_id = '${r.hiddenContributionId}'`) },
  ],
  'contribution_images.contribution_images_show': [
    { as: 'peer', sql: (r) => shownPicture(r, r.contributionId, r.author) },
    { as: 'outsider', sql: (r) => shownPicture(r, r.contributionId, r.author) },
  ],
  'contribution_images.contribution_images_own': [
    { role: 'krets_owner', as: 'peer', sql: from('contribution_images') },
    { role: 'krets_owner', sql: () => 'DELETE FROM contribution_images' },
  ],
  'contribution_reactions.contribution_reactions_read': [
    { as: 'outsider', sql: from('contribution_reactions') },
    { as: 'administrator', sql: from('contribution_reactions') },
    { as: 'peer', sql: from('contribution_reactions', (r) => `contribution_id = '${r.closedContributionId}'`) },
  ],
  'contribution_reactions.contribution_reactions_add': [
    { as: 'outsider', sql: (r) => reaction(r, r.contributionId, r.outsider, r.ownerSeatId) },
    { as: 'peer', sql: (r) => reaction(r, r.contributionId, r.owner, r.ownerSeatId) },
    { as: 'peer', sql: (r) => reaction(r, r.contributionId, r.peer, r.ownerSeatId) },
    { as: 'peer', sql: (r) => reaction(r, r.withdrawnContributionId, r.peer, r.peerSeatId) },
    { as: 'peer', sql: (r) => reaction(r, r.hiddenContributionId, r.peer, r.peerSeatId) },
    { as: 'peer', sql: (r) => reaction(r, r.closedContributionId, r.peer, r.peerSeatId) },
  ],
  'contribution_reactions.contribution_reactions_remove': [
    { as: 'peer', sql: () => 'DELETE FROM contribution_reactions' },
  ],
  'reactions.reactions_read': [
    { as: 'outsider', sql: from('reactions') },
    { as: 'administrator', sql: from('reactions') },
  ],
  'reactions.reactions_add': [
    { as: 'outsider', sql: (r) => reactionBy(r, r.messageId, r.outsider, r.ownerSeatId) },
    { as: 'peer', sql: (r) => reactionBy(r, r.messageId, r.owner, r.ownerSeatId) },
    { as: 'peer', sql: (r) => reactionBy(r, r.messageId, r.peer, r.ownerSeatId) },
    { as: 'peer', sql: (r) => reactionBy(r, r.withdrawnMessageId, r.peer, r.peerSeatId) },
  ],
  'reactions.reactions_remove': [{ as: 'peer', sql: () => 'DELETE FROM reactions' }],
  'chat_read_marks.chat_read_marks_own': [
    { as: 'peer', sql: from('chat_read_marks') },
    { as: 'peer', sql: () => 'UPDATE chat_read_marks SET seq = 0' },
    {
      as: 'peer',
      sql: (r) => `INSERT INTO chat_read_marks (person_id, network_id, seq) VALUES ('${r.owner}', '${r.networkId}', 1)`,
    },
  ],
  'quotes.quotes_read': [
    { as: 'outsider', sql: from('quotes') },
    { as: 'administrator', sql: from('quotes') },
    { as: 'peer', sql: (r) => `SELECT 1 FROM quotes WHERE id = '${r.askedQuoteId}'` },
  ],
  'quotes.quotes_ask': [
    { as: 'outsider', sql: (r) => quote(r, r.bareChallengeId, r.messageId, r.author, r.messageSeatId, null) },
    { as: 'peer', sql: (r) => quote(r, r.bareChallengeId, r.messageId, r.author, r.messageSeatId, null) },
    { as: 'owner', sql: (r) => quote(r, r.bareChallengeId, r.messageId, r.author, r.messageSeatId, 'Lagt i munnen') },
    { as: 'owner', sql: (r) => quote(r, r.bareChallengeId, r.messageId, r.owner, r.ownerSeatId, 'Ikkje mine') },
    { as: 'owner', sql: (r) => quote(r, r.bareChallengeId, r.withdrawnMessageId, r.author, r.messageSeatId, null) },
  ],
  'quotes.quotes_answer': [
    { as: 'owner', sql: (r) => `UPDATE quotes SET answer = 'AGREED', body = 'x' WHERE id = '${r.askedQuoteId}'` },
  ],
  'outgoing_mail.outgoing_mail_write': [
    {
      sql: () =>
        `INSERT INTO outgoing_mail (id, kind, recipient, payload) VALUES (gen_random_uuid(), 'INVITATION', 'x', 'x')`,
    },
  ],
  'outgoing_mail.outgoing_mail_late': [
    { as: 'outsider', sql: from('outgoing_mail') },
    { as: 'facilitator', sql: from('outgoing_mail') },
  ],
  'outgoing_mail.outgoing_mail_due': [
    { role: 'krets_jobs', sql: from('outgoing_mail', () => `next_attempt_at > now() + interval '2 days'`) },
  ],
  'outgoing_mail.outgoing_mail_attempt': [
    { role: 'krets_jobs', sql: () => `UPDATE outgoing_mail SET failure = NULL WHERE state = 'UNDELIVERABLE'` },
  ],
  'outgoing_mail.outgoing_mail_delivered': [
    { role: 'krets_jobs', sql: () => `DELETE FROM outgoing_mail WHERE state = 'UNDELIVERABLE'` },
  ],
};
