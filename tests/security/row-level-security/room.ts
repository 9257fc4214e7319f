import { randomUUID } from 'node:crypto';
import { act, markChatRead, postMessage, quoteMessages, react, requestsOf } from '../../support/chat.js';
import { createConsultation } from '../../support/consultation.js';
import { makePdf, makePng } from '../../support/file-contents.js';
import {
  answerDates,
  answerMeeting,
  callMeeting,
  chooseAgenda,
  leaveWord,
  proposeDates,
  proposeItem,
  type SeenPoll,
  viewDates,
} from '../../support/meetings.js';
import { inDays, initiateNetwork } from '../../support/network-lifecycle.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  foundNetwork,
  invite,
  takeSeat,
} from '../../support/networks.js';
import type { Person, Uploaded } from '../../support/person.js';
import type { TestServer } from '../../support/server.js';

/** The people and rows that the probes name. People are made through the API; the bare rows are inserted. */
export type Room = {
  outsider: string;
  /** Sits in the room, owns nothing in it. */
  peer: string;
  owner: string;
  author: string;
  facilitator: string;
  /** Holds a seat and has not accepted the charter. */
  pending: string;
  pendingSeatId: string;
  proposalId: string;
  /** By somebody who has applied and sits nowhere in the room. */
  applicationId: string;
  applicant: string;
  splitId: string;
  administrator: string;
  email: string;
  networkId: string;
  /** Founded by the administrator, empty, and without a counter. */
  bareNetworkId: string;
  initiator: string;
  /** Begun by the initiator, and not announced. */
  draftNetworkId: string;
  ownerSeatId: string;
  peerSeatId: string;
  challengeId: string;
  withdrawnChallengeId: string;
  /** Closed to the agency the peer sits for. */
  closedChallengeId: string;
  /** Has no thread. */
  bareChallengeId: string;
  withdrawnContributionId: string;
  lockedChallengeId: string;
  /** Has an earlier text. */
  hiddenContributionId: string;
  contributionId: string;
  /** In the challenge closed to the agency of the peer. */
  closedContributionId: string;
  messageId: string;
  messageSeatId: string;
  withdrawnMessageId: string;
  /** Older than the retention of its room. */
  expiredMessageId: string;
  /** The owner of the challenge asked for it, and its author has not answered. */
  askedQuoteId: string;
  collectionId: string;
  /** Added by the author. */
  resourceId: string;
  withdrawnResourceId: string;
  /** Lies beside nothing. */
  freeResourceId: string;
  fileId: string;
  looseFileId: string;
  /** In a message of the author. */
  pictureId: string;
  loosePictureId: string;
  contentId: string;
  /** Of the loose file; it has not been read. */
  looseContentId: string;
  /** A copy of the room, asked for by its facilitator. */
  exportId: string;
  /** Has no account. */
  barePersonId: string;
  sessionHash: string;
  orgnr: string;
  /** Owned by the owner, with the author; the peer does not take part. Its phase hides posts. */
  consultationId: string;
  withdrawnConsultationId: string;
  /** Its agenda is being chosen. The owner has answered, proposed and chosen. */
  meetingId: string;
  pollId: string;
  slotId: string;
  agendaItemId: string;
  /** Has begun, and the owner wants more time. */
  liveMeetingId: string;
  /** A member who takes part and has not posted in the phase. */
  listener: string;
  listenerSeatId: string;
  /** Took part once, and came back on a seat that sees no earlier posts. */
  late: string;
  lateSeatId: string;
};

export async function createRoom(server: TestServer): Promise<Room> {
  const { database } = server;
  const administrator = await createAdministrator(server);
  const network = await createNetwork(administrator, 'Rommet', 5);
  const [owner, author, peer, listener, fourth] = network.members as [Person, Person, Person, Person, Person];
  // With a code and a browser that is known, which are rows to look for.
  await author.signIn();
  const outsider = await createPerson(server);
  const pending = await createPerson(server);
  const pendingSeatId = await takeSeat(pending, await invite(network.facilitator, network.id), false);
  const challenge = await owner.postChallenge(network.id);
  const withdrawn = await owner.postChallenge(network.id);
  await author.contribute(withdrawn.id, 'Sagt før ho blei trekt');
  const closed = await owner.postChallenge(network.id);
  await database.asSuperuser(
    `UPDATE challenges SET hidden_from_orgnr = (SELECT orgnr FROM seats WHERE id = $2) WHERE id = $1`,
    [closed.id, network.seatOf.get(peer)],
  );
  await owner.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id: withdrawn.id });
  const shown = async (seed: number) => {
    const { id: fileId } = await author.upload(network.id, await makePng(seed));
    return { pictures: [{ fileId, alt: 'Ei tavle' }] };
  };
  const posted = await author.contribute(challenge.id, 'Sagt', await shown(15));
  const regretted = await author.contribute(challenge.id, 'Angra', await shown(16));
  const unseen = await author.contribute(closed.id, 'Sagt der etaten ikkje les');
  const reaction = 'mutation ($id: ID!) { reactToContribution(input: { contributionId: $id, kind: THANKS }) { id } }';
  for (const { id } of [posted, unseen]) await owner.ask(reaction, { id });
  await author.ask('mutation ($id: ID!) { withdrawContribution(id: $id) { id } }', { id: regretted.id });
  const edit = 'mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }';
  await author.ask(edit, { input: { id: posted.id, body: 'Sagt på nytt' } });
  const locked = await owner.postChallenge(network.id);
  await network.facilitator.ask('mutation ($id: ID!) { lockThread(challengeId: $id, locked: true) { id } }', {
    id: locked.id,
  });
  const covered = await author.contribute(challenge.id, 'Først', await shown(17));
  await author.ask(edit, { input: { id: covered.id, body: 'Så' } });
  await network.facilitator.ask('mutation ($input: HideContributionInput!) { hideContribution(input: $input) }', {
    input: { contributionId: covered.id, reason: 'Namn på ein person' },
  });
  await owner.ask('mutation ($input: ReportContentInput!) { reportContent(input: $input) { id } }', {
    input: { challengeId: challenge.id, contributionId: posted.id, reason: 'Kan kjennast att' },
  });
  const next = await createNetwork(administrator, 'Naborommet', 1);
  await next.facilitator.ask('mutation ($id: ID!) { offerTurn(seatId: $id) { id } }', {
    id: next.seatOf.get(next.members[0] as Person),
  });
  await next.facilitator.ask('mutation ($input: WriteWelcomeInput!) { writeWelcome(input: $input) { lang } }', {
    input: { networkId: next.id, words: 'Velkomen', lang: 'nn' },
  });
  await author.ask('mutation ($id: ID!) { markRead(challengeId: $id, seq: 3) { id } }', { id: challenge.id });
  await owner.ask(
    'mutation ($input: ChooseRoomNoticesInput!) { chooseRoomNotices(input: $input) { rooms { level } } }',
    {
      input: { networkId: network.id, level: 'ALL', threadsToo: false },
    },
  );
  await owner.ask(
    'mutation ($input: ChooseThreadNoticesInput!) { chooseThreadNotices(input: $input) { threads { choice } } }',
    { input: { challengeId: challenge.id, choice: 'FOLLOW' } },
  );
  await owner.ask('mutation ($id: ID!) { saveForLater(input: { challengeId: $id }) { id } }', { id: challenge.id });
  const draft = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { place } }';
  await author.ask(draft, { input: { networkId: network.id, place: 'challenge', content: 'Kladd' } });
  const picture = await author.upload(network.id, await makePng(11));
  const regrettedPicture = await author.upload(network.id, await makePng(12));
  const oldPicture = await author.upload(network.id, await makePng(13));
  const loosePicture = await author.upload(network.id, await makePng(14));
  const showing = ({ id }: Uploaded) => ({ pictures: [{ fileId: id, alt: 'Ei tavle' }] });
  const message = await postMessage(author, network.id, 'Sagt i samtalen', showing(picture));
  const withdrawnMessage = await postMessage(author, network.id, 'Angra i samtalen', showing(regrettedPicture));
  await act(author, 'withdrawMessage', withdrawnMessage.id);
  const expired = await postMessage(author, network.id, 'For lenge sidan', showing(oldPicture));
  await database.asSuperuser(`UPDATE messages SET created_at = now() - interval '91 days' WHERE id = $1`, [expired.id]);
  await react(owner, message.id, 'THANKS');
  await markChatRead(author, network.id, message.seq);
  const own = await postMessage(owner, network.id, 'Eigne ord');
  await quoteMessages(owner, challenge.id, [message.id, own.id]);
  const [request] = await requestsOf(author, network.id);
  const { openCollection: collection } = await author.ask<{ openCollection: { id: string } }>(
    'mutation ($input: OpenCollectionInput!) { openCollection(input: $input) { id } }',
    { input: { networkId: network.id, title: 'Samling' } },
  );
  const file = await author.upload(network.id, makePdf());
  const loose = await author.upload(network.id, makePdf());
  const resource = await author.addResource(network.id, { fileId: file.id }, 'FILE');
  const withdrawnResource = await author.addResource(network.id);
  await author.ask('mutation ($id: ID!) { withdrawResource(id: $id) { id } }', { id: withdrawnResource.id });
  const free = await author.addResource(network.id);
  const attach = 'mutation ($input: AttachInput!) { attachResource(input: $input) { id } }';
  await owner.ask(attach, { input: { challengeId: challenge.id, resourceId: resource.id } });
  await owner.ask('mutation ($id: ID!) { restoreChallenge(id: $id) { id } }', { id: withdrawn.id });
  await owner.ask(attach, { input: { challengeId: withdrawn.id, resourceId: resource.id } });
  await owner.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id: withdrawn.id });
  await foundNetwork(administrator, 'Tomt');
  await invite(network.facilitator, network.id);

  const withdrawnConsultation = await createConsultation(owner, (await owner.postChallenge(network.id)).id, [author], {
    start: false,
  });
  await withdrawnConsultation.does(owner, 'withdrawConsultation');
  const consultation = await createConsultation(
    owner,
    (await owner.postChallenge(network.id)).id,
    [author, listener, fourth],
    {
      protocol: 'EXPERIENCE_ROUND',
      mode: 'ASYNC',
    },
  );
  await consultation.does(fourth, 'claimFacilitator');
  await consultation.does(author, 'raiseHand');
  await consultation.inPhase(fourth, 'advanceConsultation');
  await consultation.says(author, 'EXPERIENCE', 'Løynt til du har sagt ditt');
  await consultation.does(author, 'raiseHand');
  const late = await createPerson(server);
  const lateSeatId = await takeSeat(late, await invite(network.facilitator, network.id));
  await database.asSuperuser(
    `INSERT INTO consultation_participants (consultation_id, person_id, network_id, seat_id, participation, joined_at, last_completed_phase)
     VALUES ($1, $2, $3, $4, 'JOINED', now(), 0)`,
    [consultation.id, late.id, network.id, lateSeatId],
  );
  await database.asSuperuser(`UPDATE seats SET reads_from = now() WHERE id = $1`, [lateSeatId]);
  const note = 'mutation ($input: SavePrivateNoteInput!) { savePrivateNote(input: $input) { id } }';
  await author.ask(note, { input: { consultationId: consultation.id, content: 'Berre mitt' } });
  const meetingId = await callMeeting(network.facilitator, network.id);
  const agendaItemId = await proposeItem(owner, network.id, 'Noko å ta opp');
  await answerMeeting(owner, meetingId, 'YES');
  await leaveWord(owner, agendaItemId, 'På førehand');
  await proposeDates(network.facilitator, network.id);
  const poll = (await viewDates(owner, network.id)) as SeenPoll;
  await answerDates(owner, poll, 'ymn');
  await chooseAgenda(owner, meetingId, [agendaItemId]);
  const liveMeetingId = await callMeeting(network.facilitator, network.id, { day: inDays(3) });
  await database.asSuperuser(
    `INSERT INTO meeting_runs (meeting_id, network_id, steps, step, step_started_at, step_ends_at, extensions, version, started_at)
     VALUES ($1, $2, '[]', 0, now(), now() + interval '1 hour', 0, 1, now())`,
    [liveMeetingId, network.id],
  );
  await database.asSuperuser(
    `INSERT INTO meeting_votes (meeting_id, seat_id, step, extension, network_id, more) VALUES ($1, $2, 0, 0, $3, true)`,
    [liveMeetingId, network.seatOf.get(owner), network.id],
  );
  await database.asSuperuser(
    `INSERT INTO meeting_attendees (meeting_id, seat_id, network_id, came_at) VALUES ($1, $2, $3, now())`,
    [liveMeetingId, network.seatOf.get(owner), network.id],
  );
  await database.asSuperuser(
    `INSERT INTO meeting_trios (meeting_id, seat_id, network_id, step, trio, turn) VALUES ($1, $2, $3, 0, 0, 1)`,
    [liveMeetingId, network.seatOf.get(owner), network.id],
  );
  await database.asSuperuser(
    `INSERT INTO minutes_blocks (id, network_id, meeting_id, item_id, learned, takeaways, version, seat_id, edited_at)
     VALUES (gen_random_uuid(), $1, $2, $3, 'Lært', '', 1, $4, now())`,
    [network.id, meetingId, agendaItemId, network.seatOf.get(owner)],
  );
  await database.asSuperuser(
    `INSERT INTO next_steps (meeting_id, item_id, seat_id, network_id, person_id, body, taken_at) VALUES ($1, $2, $3, $4, $5, 'Eg', now())`,
    [meetingId, agendaItemId, network.seatOf.get(owner), network.id, owner.id],
  );
  await database.asSuperuser(
    `INSERT INTO push_subscriptions (session_id, person_id, endpoint_hash, server_key, sealed)
     SELECT id, person_id, 'x', 'k', '' FROM sessions WHERE person_id = $1 LIMIT 1`,
    [owner.id],
  );
  await database.asSuperuser(
    `INSERT INTO push_failures (id, day, outcome) VALUES (gen_random_uuid(), current_date, 'GONE')`,
  );
  await owner.ask(`mutation { makeCalendarFeed(input: { label: "Møte" }) }`);
  const initiator = await createPerson(server);
  const draftNetworkId = await initiateNetwork(initiator, 'Utkast');
  await initiator.ask('mutation ($input: SaveMeetingPlaceInput!) { saveMeetingPlace(input: $input) { id } }', {
    input: { id: randomUUID(), name: 'Ope forum', purpose: 'For alle' },
  });

  const bareNetworkId = randomUUID();
  const bareChallengeId = randomUUID();
  const barePersonId = randomUUID();
  await database.asSuperuser(
    `INSERT INTO networks (id, name, purpose, founded_by, created_at, stage, charter_version, listed, next_dates, seats_min, seats_from, seats_to, seats_warn)
     VALUES ($1, 'Bert', '', $2, now(), 'FORMING', 1, false, '{}', 4, 6, 8, 10)`,
    [bareNetworkId, administrator.id],
  );
  await database.asSuperuser(
    `INSERT INTO challenges (id, network_id, owner_id, seat_id, client_id, title, situation, role, help_wanted, reshare, lang, created_at)
     SELECT $1, network_id, owner_id, seat_id, gen_random_uuid(), 'Ber', '', '', '{IDEAS}', 'NO', 'nn', now() FROM challenges WHERE id = $2`,
    [bareChallengeId, challenge.id],
  );
  await database.asSuperuser(`INSERT INTO people (id, name, role_title) VALUES ($1, 'Ber', '')`, [barePersonId]);
  await database.asSuperuser(`INSERT INTO entry_editors VALUES (gen_random_uuid(), $1, now())`, [barePersonId]);
  await database.asSuperuser(
    `WITH voter AS (INSERT INTO review_voters VALUES ($1, $2)) INSERT INTO review_answers (id, network_id, answer) VALUES (gen_random_uuid(), $1, 4)`,
    [network.id, network.seatOf.get(owner)],
  );
  // The owner needs something, and is asked about it by the facilitator; a number is published.
  await database.asSuperuser(
    `WITH number AS (INSERT INTO open.need_numbers VALUES ('THEME', '', 'CHANGE', 5, '2026-01-01')),
       need AS (INSERT INTO needs VALUES (gen_random_uuid(), $1, 'DIRECTOR', 'TOP', '56', NULL, '{CHANGE}', 'x', true, now(), now() + interval '1 year')),
       request AS (INSERT INTO need_requests VALUES (gen_random_uuid(), $2, 'THEME', '', 'STAFF', $3, now()) RETURNING id)
     INSERT INTO need_questions (id, request_id, person_id, asked_at) SELECT gen_random_uuid(), id, $1, now() FROM request`,
    [owner.id, network.id, network.facilitator.id],
  );
  await database.asSuperuser(
    `INSERT INTO signups (person_id, occurrence_id, state, since, show_name, show_role, show_agency, themes, coffee, founds, tell)
     VALUES ($1, gen_random_uuid(), 'SIGNED', now(), false, false, false, '{}', false, false, 'SEAT')`,
    [barePersonId],
  );
  await database.asSuperuser(
    `INSERT INTO coffee_pairs VALUES (gen_random_uuid(), gen_random_uuid(), ARRAY[$1::uuid], now())`,
    [barePersonId],
  );
  await database.asSuperuser(`INSERT INTO coffee_blocks VALUES ($1, 'x', now())`, [barePersonId]);
  await database.asSuperuser(`INSERT INTO entry_letters VALUES ('x', gen_random_uuid(), now())`);
  await database.asSuperuser(
    `INSERT INTO entry_faults (id, entry_id, body, reported_at) VALUES (gen_random_uuid(), gen_random_uuid(), 'x', now())`,
  );
  await database.asSuperuser(
    `INSERT INTO challenge_versions (challenge_id, version, network_id, content, replaced_at) VALUES ($1, 1, $2, '{}', now())`,
    [challenge.id, network.id],
  );
  const proposalId = randomUUID();
  await database.asSuperuser(
    `INSERT INTO proposals (id, network_id, kind, subject_id, made_by, made_at) SELECT $1, network_id, 'CLOSE', network_id, id, now() FROM seats WHERE id = $2`,
    [proposalId, network.seatOf.get(owner)],
  );
  await database.asSuperuser(
    `INSERT INTO proposal_votes (proposal_id, seat_id, network_id, yes, at) SELECT $1, id, network_id, true, now() FROM seats WHERE id = $2`,
    [proposalId, network.seatOf.get(owner)],
  );
  const applicant = await createPerson(server);
  const applicationId = randomUUID();
  await database.asSuperuser(
    `INSERT INTO applications (id, network_id, person_id, network_name, role, role_title, orgnr, reason, questions, answers, in_reporting_line, invited, state, applied_at)
     SELECT $1, $2, $3, 'Rommet', 'MEMBER', '', (SELECT orgnr FROM organisations LIMIT 1), '', '{}', '{}', false, false, 'APPLIED', now()`,
    [applicationId, network.id, applicant.id],
  );
  await database.asSuperuser(`INSERT INTO admission_questions (network_id, questions) VALUES ($1, '{Kvifor?}')`, [
    network.id,
  ]);
  await database.asSuperuser(
    `INSERT INTO emergency_accesses (id, network_id, reason, hours, requested_by, requested_at) VALUES (gen_random_uuid(), $1, 'x', 1, $2, now())`,
    [network.id, administrator.id],
  );
  await database.asSuperuser(
    `INSERT INTO programmes (id, name, kind, made_at) VALUES (gen_random_uuid(), 'Leiarprogrammet', 'PROGRAMME', now())`,
  );
  const splitId = randomUUID();
  await database.asSuperuser(
    `INSERT INTO splits (id, network_id, name_a, name_b, made_by, made_at) SELECT $1, network_id, 'Ein', 'To', id, now() FROM seats WHERE id = $2`,
    [splitId, network.seatOf.get(network.facilitator)],
  );
  await database.asSuperuser(
    `INSERT INTO split_choices (split_id, seat_id, network_id, side, at) SELECT $1, id, network_id, 'B', now() FROM seats WHERE id = $2`,
    [splitId, network.seatOf.get(owner)],
  );
  const [session] = await database.asSuperuser<{ token_hash: string }>(
    `SELECT token_hash FROM sessions WHERE person_id = $1`,
    [author.id],
  );
  const contentOf = (fileId: string) =>
    database.asSuperuser<{ id: string }>(`SELECT content_id AS id FROM files WHERE id = $1`, [fileId]);
  const [[content], [looseContent]] = await Promise.all([contentOf(file.id), contentOf(loose.id)]);
  await database.asSuperuser(
    `WITH text AS (INSERT INTO file_texts (content_id, network_id, state, at) VALUES ($1, $2, 'WAITING', now()) ON CONFLICT DO NOTHING)
     INSERT INTO file_text_pieces (content_id, piece, network_id, text) VALUES ($1, 9, $2, 'x')`,
    [content?.id, network.id],
  );
  await database.asSuperuser(
    `INSERT INTO passages (id, network_id, kind, resource_id, piece, author_id, seat_id, created_at, shown, has_file, keys)
     SELECT gen_random_uuid(), network_id, 'RESOURCE', id, 9, added_by, seat_id, created_at, true, true, 'x' FROM resources WHERE id = $1`,
    [resource.id],
  );
  // One that nobody is to try yet, and one that could not be delivered.
  await database.asSuperuser(
    `INSERT INTO outgoing_mail (id, kind, recipient, payload, state, attempts, next_attempt_at, ended_at)
     VALUES (gen_random_uuid(), 'INVITATION', 'x', 'x', 'WAITING', 1, now() + interval '30 days', NULL),
            (gen_random_uuid(), 'INVITATION', NULL, NULL, 'UNDELIVERABLE', 9, now(), now())`,
  );
  const [organisation] = await database.asSuperuser<{ orgnr: string }>(`SELECT orgnr FROM organisations LIMIT 1`);
  const { copyRoom } = await network.facilitator.ask<{ copyRoom: { id: string } }>(
    'mutation ($id: ID!) { copyRoom(networkId: $id) { id } }',
    { id: network.id },
  );
  return {
    outsider: outsider.id,
    peer: peer.id,
    owner: owner.id,
    author: author.id,
    facilitator: network.facilitator.id,
    pending: pending.id,
    pendingSeatId,
    proposalId,
    applicationId,
    applicant: applicant.id,
    splitId,
    administrator: administrator.id,
    email: author.email,
    networkId: network.id,
    bareNetworkId,
    initiator: initiator.id,
    draftNetworkId,
    ownerSeatId: network.seatOf.get(owner) ?? '',
    peerSeatId: network.seatOf.get(peer) ?? '',
    challengeId: challenge.id,
    withdrawnChallengeId: withdrawn.id,
    closedChallengeId: closed.id,
    bareChallengeId,
    withdrawnContributionId: regretted.id,
    lockedChallengeId: locked.id,
    hiddenContributionId: covered.id,
    contributionId: posted.id,
    messageId: message.id,
    messageSeatId: network.seatOf.get(author) ?? '',
    withdrawnMessageId: withdrawnMessage.id,
    expiredMessageId: expired.id,
    askedQuoteId: request?.quote.id ?? '',
    collectionId: collection.id,
    resourceId: resource.id,
    withdrawnResourceId: withdrawnResource.id,
    freeResourceId: free.id,
    fileId: file.id,
    looseFileId: loose.id,
    pictureId: picture.id,
    closedContributionId: unseen.id,
    loosePictureId: loosePicture.id,
    contentId: content?.id ?? '',
    looseContentId: looseContent?.id ?? '',
    exportId: copyRoom.id,
    barePersonId,
    sessionHash: session?.token_hash ?? '',
    orgnr: organisation?.orgnr ?? '',
    consultationId: consultation.id,
    withdrawnConsultationId: withdrawnConsultation.id,
    meetingId,
    pollId: poll.id,
    slotId: poll.slots[0]?.id ?? '',
    agendaItemId,
    liveMeetingId,
    listener: listener.id,
    listenerSeatId: network.seatOf.get(listener) ?? '',
    late: late.id,
    lateSeatId,
  };
}
