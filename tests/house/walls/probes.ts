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
  role?: 'krets_owner' | 'krets_app';
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
  'resources.resources_tend': [
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
  'files.files_keep': [
    { as: 'outsider', sql: (r) => file(r, r.outsider, r.ownerSeatId) },
    { as: 'peer', sql: (r) => file(r, r.author, r.peerSeatId) },
    { as: 'peer', sql: (r) => file(r, r.peer, r.ownerSeatId) },
  ],
  'files.files_hold': [{ as: 'outsider', sql: () => 'UPDATE files SET delete_after = now()' }],
  'files.files_sweep': [
    { key: () => 'sweep', sql: from('files') },
    { key: () => 'sweep', sql: () => 'DELETE FROM files' },
    { as: 'peer', sql: () => 'DELETE FROM files' },
  ],
  'file_contents.file_contents_read': [
    { as: 'outsider', sql: from('file_contents') },
    { as: 'administrator', sql: from('file_contents') },
  ],
  'file_contents.file_contents_keep': [
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
};
