import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rootFields } from '../security/api-access/documents.js';
import { admit, apply, decline, list, sayYes, withdraw } from '../support/applications.js';
import {
  answerQuote,
  edit,
  markChatRead,
  act as onMessage,
  postMessage,
  quoteMessages,
  quotesOf,
  react,
  setMessageRetention,
} from '../support/chat.js';
import { createConsultation, type TestConsultation } from '../support/consultation.js';
import { makePdf, makePng } from '../support/file-contents.js';
import { JournalClient } from '../support/journal-client.js';
import {
  answerDates,
  answerMeeting,
  callMeeting,
  chooseAgenda,
  chooseCalendar,
  leaveWord,
  meetingInput,
  proposeDates,
  proposeItem,
  type SeenPoll,
  viewDates,
  withdrawDates,
} from '../support/meetings.js';
import {
  answerReview,
  changeStage,
  createProgramme,
  inDays,
  initiateNetwork,
  inStage,
  settingsInput,
  updateSettings,
  withoutTriggers,
} from '../support/network-lifecycle.js';
import {
  acceptCharter,
  charterInput,
  createAdministrator,
  createNetwork,
  createPerson,
  createSecondAdministrator,
  foundNetwork,
  invite,
  joinNetwork,
  type TestNetwork,
  takeSeat,
} from '../support/networks.js';
import { challengeInput, type Person, resourceInput, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let owner: Person;
let peer: Person;
let watcher: JournalClient;
let challengeId: string;
let contributionId: string;
const placeId = randomUUID();
/** A network that may be split: one that has got its form. */
let split: string;
let openedId: string;
let messageId: string;
let consultation: TestConsultation;
let third: Person;
let spokenId = '';
let collectionId: string;
let resourceId: string;
let meetingId: string;
let itemId: string;
let liveId: string;

beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Rommet', 3);
  [owner, peer, third] = room.members as [Person, Person, Person];
  challengeId = (await owner.postChallenge(room.id)).id;
  contributionId = (await peer.contribute(challengeId, 'Det første')).id;
  consultation = await createConsultation(owner, (await owner.postChallenge(room.id)).id, [peer], {
    mode: 'LIVE',
    start: false,
  });
  watcher = new JournalClient(third, room.id);
  await watcher.connect();
});
afterAll(async () => {
  watcher.person.disconnect();
  await server.stop();
});

const journalSeq = async () => {
  const { network } = await room.facilitator.ask<{ network: { journalSeq: number } }>(
    'query ($id: ID!) { network(id: $id) { journalSeq } }',
    { id: room.id },
  );
  return network.journalSeq;
};
const byId = (name: string, id: () => string) => (person: () => Person) => async () =>
  void (await person().ask(`mutation ($id: ID!) { ${name}(id: $id) { id } }`, { id: id() }));
const openEmergencyAccess =
  'mutation ($input: RequestEmergencyAccessInput!) { requestEmergencyAccess(input: $input) { id } }';
const quoteId = async () => (await quotesOf(peer, challengeId))[0]?.id ?? '';
const theOwner = () => owner;
const thePeer = () => peer;

async function beginMeeting(
  { facilitator, members, id: networkId, seatOf }: TestNetwork,
  days: number,
): Promise<string> {
  const id = await callMeeting(facilitator, networkId, {
    day: inDays(days),
    facilitatorSeatId: seatOf.get(facilitator),
  });
  await server.database.asSuperuser(
    `UPDATE meetings SET starts_at = now(), ends_at = now() + interval '2 hours', picks_open_at = called_at, picks_close_at = called_at, told_until = now() WHERE id = $1`,
    [id],
  );
  for (const person of [facilitator, ...members.slice(0, 1)])
    await person.ask('mutation ($id: ID!) { startMeeting(id: $id) { id } }', { id });
  return id;
}

const movesOn = (id: string, version: number) =>
  room.facilitator.ask('mutation ($input: MoveMeetingOnInput!) { moveMeetingOn(input: $input) { id } }', {
    input: { id, version },
  });

let applicant: Person;
let applicationId: string;
const applies = async () => {
  applicant = await createPerson(server);
  applicationId = (await apply(applicant, room.id, { answers: ['Fordi'] })).id;
};

const decidedBy = (who: string) =>
  server.database.asSuperuser(`UPDATE charters SET admission = $1 WHERE network_id = $2`, [who, room.id]);
const setThread = (what: 'pin' | 'lock', yes: boolean) =>
  room.facilitator.ask(
    `mutation ($id: ID!, $yes: Boolean!) { ${what}Thread(challengeId: $id, ${what === 'pin' ? 'pinned' : 'locked'}: $yes) { id } }`,
    { id: challengeId, yes },
  );
const about = (verb: string, person: Person, id: string) =>
  person.ask(`mutation ($id: ID!) { ${verb}(contributionId: $id) }`, { id });
const carry = (verb: string, person: Person, contributionId: string, to: string) =>
  person.ask(`mutation ($input: MoveContributionInput!) { ${verb}(input: $input) { id } }`, {
    input: { contributionId, challengeId: to },
  });
const withSeat = (verb: string, person: Person, whose: Person) =>
  person.ask(`mutation ($id: ID!) { ${verb}(seatId: $id) { id } }`, { id: room.seatOf.get(whose) });
const inRoom = (verb: string, person: Person) =>
  person.ask(`mutation ($id: ID!) { ${verb}(networkId: $id) { id } }`, { id: room.id });

/** Every mutation of a room, in an order in which each is possible. */
const journaled: Record<string, () => Promise<unknown>> = {
  postChallenge: () => owner.postChallenge(room.id, { title: 'Ei ny' }),
  postContribution: () => peer.contribute(challengeId, 'Nytt', { parentId: contributionId, kind: 'REPLY' }),
  editContribution: () =>
    peer.ask('mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }', {
      input: { id: contributionId, body: 'Endra' },
    }),
  reactToContribution: () =>
    owner.ask('mutation ($id: ID!) { reactToContribution(input: { contributionId: $id, kind: THANKS }) { id } }', {
      id: contributionId,
    }),
  removeContributionReaction: async () => {
    await peer.contribute(challengeId, 'Om det første', { quotedId: contributionId });
    await owner.ask(
      'mutation ($id: ID!) { removeContributionReaction(input: { contributionId: $id, kind: THANKS }) { id } }',
      { id: contributionId },
    );
  },
  withdrawContribution: byId('withdrawContribution', () => contributionId)(thePeer),
  restoreContribution: byId('restoreContribution', () => contributionId)(thePeer),
  reviseChallenge: () =>
    owner.ask('mutation ($input: ReviseChallengeInput!) { reviseChallenge(input: $input) { id } }', {
      input: { id: challengeId, challenge: challengeInput({ title: 'Sagt på ein annan måte' }) },
    }),
  markChallenge: () =>
    owner.ask('mutation ($input: MarkChallengeInput!) { markChallenge(input: $input) { id } }', {
      input: { id: challengeId, status: 'DECIDED', note: 'Eg slår dei saman' },
    }),
  withdrawChallenge: byId('withdrawChallenge', () => challengeId)(theOwner),
  restoreChallenge: byId('restoreChallenge', () => challengeId)(theOwner),
  pinThread: () => setThread('pin', true),
  lockThread: () => setThread('lock', true),
  hideContribution: async () => {
    await setThread('lock', false);
    await room.facilitator.ask('mutation ($input: HideContributionInput!) { hideContribution(input: $input) }', {
      input: { contributionId: contributionId, reason: 'Ein person kan kjennast att' },
    });
  },
  answerHiding: () =>
    peer.ask('mutation ($input: AnswerHidingInput!) { answerHiding(input: $input) }', {
      input: { contributionId: contributionId, words: 'Det kan ho ikkje' },
    }),
  proposeConsultation: async () => {
    await createConsultation(owner, (await owner.postChallenge(room.id)).id, [], { start: false });
  },
  askToTakePart: () =>
    consultation.with(owner, 'askToTakePart', 'AskToTakePartInput', { personIds: [third.id, room.facilitator.id] }),
  joinConsultation: async () => {
    await consultation.does(room.facilitator, 'joinConsultation');
    await consultation.does(third, 'joinConsultation');
  },
  scheduleConsultation: () =>
    consultation.with(owner, 'scheduleConsultation', 'ScheduleConsultationInput', { startsAt: '2099-01-01T10:00:00Z' }),
  appointFacilitator: () =>
    consultation.with(owner, 'appointFacilitator', 'AppointFacilitatorInput', { personId: peer.id }),
  stepDownAsFacilitator: () => consultation.does(peer, 'stepDownAsFacilitator'),
  claimFacilitator: () => consultation.does(peer, 'claimFacilitator'),
  startConsultation: () => consultation.does(owner, 'startConsultation'),
  raiseHand: () => consultation.does(third, 'raiseHand'),
  lowerHand: () => consultation.with(peer, 'lowerHand', 'LowerHandInput', { personId: third.id }),
  skipPhase: () => consultation.inPhase(owner, 'skipPhase'),
  extendPhase: async () =>
    consultation.with(peer, 'extendPhase', 'ExtendPhaseInput', {
      phaseSeq: (await consultation.seenBy(peer)).phaseSeq,
      by: 60,
    }),
  postInConsultation: async () => void (spokenId = (await consultation.says(owner, 'STATEMENT', 'Sagt')).id),
  withdrawConsultationPost: byId('withdrawConsultationPost', () => spokenId)(theOwner),
  pauseConsultation: () => consultation.inPhase(peer, 'pauseConsultation'),
  resumeConsultation: () => consultation.inPhase(peer, 'resumeConsultation'),
  changeConsultationMode: () =>
    consultation.with(owner, 'changeConsultationMode', 'ChangeConsultationModeInput', { mode: 'ASYNC' }),
  advanceConsultation: () => consultation.inPhase(peer, 'advanceConsultation'),
  declineConsultation: () => consultation.does(third, 'declineConsultation'),
  closeConsultation: () => consultation.does(owner, 'closeConsultation'),
  withdrawConsultation: () => consultation.does(owner, 'withdrawConsultation'),
  openCollection: async () => {
    const { openCollection } = await peer.ask<{ openCollection: { id: string } }>(
      'mutation ($input: OpenCollectionInput!) { openCollection(input: $input) { id } }',
      { input: { networkId: room.id, title: 'Samtalar' } },
    );
    collectionId = openCollection.id;
  },
  renameCollection: () =>
    owner.ask('mutation ($input: RenameCollectionInput!) { renameCollection(input: $input) { id } }', {
      input: { id: collectionId, title: 'Vanskelege samtalar' },
    }),
  addResource: async () => {
    const { id: fileId } = await peer.upload(room.id, makePdf());
    resourceId = (await peer.addResource(room.id, { fileId }, 'FILE')).id;
  },
  moveToCollection: () =>
    owner.ask('mutation ($input: MoveToCollectionInput!) { moveToCollection(input: $input) { id } }', {
      input: { resourceId, collectionId },
    }),
  recommendResource: byId('recommendResource', () => resourceId)(theOwner),
  withdrawRecommendation: byId('withdrawRecommendation', () => resourceId)(theOwner),
  attachResource: () =>
    owner.ask('mutation ($input: AttachInput!) { attachResource(input: $input) { id } }', {
      input: { challengeId, resourceId },
    }),
  reviseResource: async () => {
    await peer.contribute(challengeId, 'Sjå her', { kind: 'RESOURCE', resourceId });
    await postMessage(peer, room.id, 'Sjå her', { resourceId });
    const { id: fileId } = await owner.upload(room.id, makePdf());
    await owner.ask('mutation ($input: ReviseResourceInput!) { reviseResource(input: $input) { id } }', {
      input: {
        id: resourceId,
        replaces: 1,
        change: 'Ny fil',
        resource: resourceInput('FILE', { fileId, title: 'Ny tittel' }),
      },
    });
  },
  withdrawResource: byId('withdrawResource', () => resourceId)(thePeer),
  restoreResource: byId('restoreResource', () => resourceId)(thePeer),
  detachResource: () =>
    owner.ask('mutation ($input: AttachInput!) { detachResource(input: $input) { id } }', {
      input: { challengeId, resourceId },
    }),
  showContribution: () =>
    room.facilitator.ask('mutation ($id: ID!) { showContribution(contributionId: $id) }', { id: contributionId }),
  moveContribution: async () => {
    const contribution = await peer.contribute(challengeId, 'Høyrer heime ein annan stad');
    await owner.contribute(challengeId, 'Ja', { kind: 'REPLY', parentId: contribution.id });
    await carry('moveContribution', room.facilitator, contribution.id, (await owner.postChallenge(room.id)).id);
  },
  proposeThreadSplit: async () =>
    about('proposeThreadSplit', room.facilitator, (await peer.contribute(challengeId, 'Eiga')).id),
  dropThreadSplit: async () => {
    const { id } = await peer.contribute(challengeId, 'Ikkje eiga');
    await about('proposeThreadSplit', room.facilitator, id);
    await about('dropThreadSplit', peer, id);
  },
  splitThread: async () => {
    const { id } = await peer.contribute(challengeId, 'Mi eiga');
    await about('proposeThreadSplit', room.facilitator, id);
    await carry('splitThread', peer, id, (await peer.postChallenge(room.id)).id);
  },
  callMeeting: async () => {
    meetingId = await callMeeting(room.facilitator, room.id);
  },
  reviseMeeting: () =>
    room.facilitator.ask('mutation ($input: ReviseMeetingInput!) { reviseMeeting(input: $input) { id } }', {
      input: { id: meetingId, replaces: 1, meeting: meetingInput({ time: '13:00' }) },
    }),
  proposeDates: () => proposeDates(room.facilitator, room.id),
  answerDates: async () => answerDates(peer, (await viewDates(peer, room.id)) as SeenPoll, 'ymn'),
  withdrawDates: async () => withdrawDates(room.facilitator, (await viewDates(room.facilitator, room.id))?.id ?? ''),
  answerMeeting: () => answerMeeting(peer, meetingId, 'YES'),
  proposeAgendaItem: async () => {
    itemId = await proposeItem(peer, room.id, 'Noko å ta opp');
  },
  leaveWord: () => leaveWord(owner, itemId, 'Eg kan ikkje kome'),
  startMeeting: async () => {
    await proposeItem(peer, room.id, 'Endå noko');
    liveId = await beginMeeting(room, 2);
  },
  moveMeetingOn: () => movesOn(liveId, 1),
  consentToAgenda: async () => {
    await movesOn(liveId, 2);
    await room.facilitator.ask('mutation ($input: ConsentToAgendaInput!) { consentToAgenda(input: $input) { id } }', {
      input: { id: liveId, version: 3, holds: true },
    });
  },
  saveMinutes: async () => {
    await movesOn(liveId, 3);
    const { meeting } = await peer.ask<{ meeting: { run: { step: number; steps: { itemId: string }[] } } }>(
      'query ($id: ID!) { meeting(id: $id) { run { step steps { itemId } } } }',
      { id: liveId },
    );
    itemId = meeting.run.steps[meeting.run.step]?.itemId ?? '';
    await peer.ask('mutation ($input: SaveMinutesInput!) { saveMinutes(input: $input) { id } }', {
      input: { meetingId: liveId, itemId, learned: 'Vi lærte', takeaways: '', replaces: 0 },
    });
  },
  takeNextStep: () =>
    peer.ask('mutation ($input: TakeNextStepInput!) { takeNextStep(input: $input) { id } }', {
      input: { meetingId: liveId, itemId, body: 'Eg spør' },
    }),
  handOverMeeting: () =>
    room.facilitator.ask('mutation ($input: HandOverMeetingInput!) { handOverMeeting(input: $input) { id } }', {
      input: { id: liveId, seatId: null },
    }),
  endMeeting: async () => {
    await room.facilitator.ask('mutation ($id: ID!) { endMeeting(id: $id) { id } }', { id: liveId });
    itemId = await proposeItem(owner, room.id, 'Til neste møte');
  },
  withdrawAgendaItem: async () => {
    const id = await proposeItem(peer, room.id, 'Angra');
    await peer.ask('mutation ($id: ID!) { withdrawAgendaItem(id: $id) { id } }', { id });
  },
  cancelMeeting: async () => {
    const id = await callMeeting(room.facilitator, room.id, { day: inDays(20) });
    await room.facilitator.ask('mutation ($input: CancelMeetingInput!) { cancelMeeting(input: $input) { id } }', {
      input: { id, reason: 'Sjukdom' },
    });
  },
  nameFacilitator: () => withSeat('nameFacilitator', room.facilitator, peer),
  stepDown: () => inRoom('stepDown', peer),
  offerTurn: () => withSeat('offerTurn', room.facilitator, peer),
  dropTurn: () => inRoom('dropTurn', peer),
  takeTurn: async () => {
    await withSeat('offerTurn', room.facilitator, peer);
    await inRoom('takeTurn', peer);
    await withSeat('offerTurn', peer, room.facilitator);
    await inRoom('takeTurn', room.facilitator);
  },
  proposeFacilitator: () => withSeat('proposeFacilitator', owner, peer),
  voteForFacilitator: async () => {
    const { network } = await owner.ask<{ network: { elections: { id: string }[] } }>(
      'query ($id: ID!) { network(id: $id) { elections { id } } }',
      { id: room.id },
    );
    await owner.ask('mutation ($id: ID!) { voteForFacilitator(electionId: $id, yes: false) { id } }', {
      id: network.elections[0]?.id,
    });
  },
  writeWelcome: () =>
    room.facilitator.ask('mutation ($input: WriteWelcomeInput!) { writeWelcome(input: $input) { lang } }', {
      input: { networkId: room.id, words: 'Velkomen hit', lang: 'nn' },
    }),
  renameNetwork: () =>
    room.facilitator.ask('mutation ($input: RenameNetworkInput!) { renameNetwork(input: $input) { id } }', {
      input: { networkId: room.id, name: 'Rommet, nytt namn' },
    }),
  postMessage: async () => {
    const { id: fileId } = await peer.upload(room.id, await makePng());
    const pictures = [{ fileId, alt: 'Ei tavle' }];
    messageId = (await postMessage(peer, room.id, 'Sagt i samtalen', { pictures, resourceId })).id;
    await postMessage(owner, room.id, 'Svar i samtalen', { quotedId: messageId });
  },
  editMessage: () => edit(peer, messageId, 'Sagt på nytt'),
  addReaction: () => react(owner, messageId, 'THANKS'),
  removeReaction: () => react(owner, messageId, 'THANKS', 'removeReaction'),
  quoteMessages: () => quoteMessages(owner, challengeId, [messageId]),
  refuseQuote: async () => answerQuote(peer, 'refuseQuote', await quoteId()),
  agreeToQuote: async () => answerQuote(peer, 'agreeToQuote', await quoteId()),
  withdrawMessage: () => onMessage(peer, 'withdrawMessage', messageId),
  restoreMessage: () => onMessage(peer, 'restoreMessage', messageId),
  setMessageRetention: () => setMessageRetention(room.facilitator, room.id, 180),
  invite: () => invite(room.facilitator, room.id),
  revokeInvitation: async () => {
    const { network } = await room.facilitator.ask<{ network: { invitations: { id: string }[] } }>(
      'query ($id: ID!) { network(id: $id) { invitations { id } } }',
      { id: room.id },
    );
    await room.facilitator.ask('mutation ($id: ID!) { revokeInvitation(id: $id) }', { id: network.invitations[0]?.id });
  },
  reviseCharter: async () => {
    const { network } = await room.facilitator.ask<{ network: { charterVersion: number } }>(
      'query ($id: ID!) { network(id: $id) { charterVersion } }',
      { id: room.id },
    );
    const replaces = network.charterVersion;
    await room.facilitator.ask('mutation ($input: ReviseCharterInput!) { reviseCharter(input: $input) { id } }', {
      input: { networkId: room.id, replaces, charter: charterInput({ expectations: `Versjon ${replaces + 1}` }) },
    });
    for (const person of room.members) await acceptCharter(person, room.id, replaces + 1);
    await watcher.connect();
  },
  acceptCharter: async () => {
    const guest = await createPerson(server);
    const { network } = await room.facilitator.ask<{ network: { charterVersion: number } }>(
      'query ($id: ID!) { network(id: $id) { charterVersion } }',
      { id: room.id },
    );
    await takeSeat(guest, await invite(room.facilitator, room.id), false);
    await acceptCharter(guest, room.id, network.charterVersion);
    room.members.push(guest);
  },
  goOnLeave: () => peer.ask('mutation ($id: ID!) { goOnLeave(networkId: $id) }', { id: room.id }),
  returnFromLeave: () => peer.ask('mutation ($id: ID!) { returnFromLeave(networkId: $id) }', { id: room.id }),
  handOverSeat: async () => {
    const leaver = room.members.pop() as Person;
    await leaver.ask('mutation ($input: HandOverSeatInput!) { handOverSeat(input: $input) { link } }', {
      input: { networkId: room.id, email: 'etterfoljar@example.org' },
    });
  },
  giveUpSeat: async () => {
    const { network } = await room.facilitator.ask<{ network: { vacantSeats: { id: string }[] } }>(
      'query ($id: ID!) { network(id: $id) { vacantSeats { id } } }',
      { id: room.id },
    );
    await room.facilitator.ask('mutation ($id: ID!) { giveUpSeat(seatId: $id) { id } }', {
      id: network.vacantSeats[0]?.id,
    });
  },
  saveProfile: () => peer.saveProfile('Nytt namn', 'Ny rolle', '971040238'),
  takeSeat: async () => joinNetwork(room, await createPerson(server)),
  agreeToEmergencyAccess: async () => {
    const { requestEmergencyAccess } = await administrator.ask<{ requestEmergencyAccess: { id: string } }>(
      openEmergencyAccess,
      {
        input: { networkId: room.id, reason: 'Pålegg', hours: 1 },
      },
    );
    const second = await createSecondAdministrator(server);
    await second.ask('mutation ($id: ID!) { agreeToEmergencyAccess(id: $id) }', { id: requestEmergencyAccess.id });
    openedId = requestEmergencyAccess.id;
  },
  endEmergencyAccess: byId('endEmergencyAccess', () => openedId)(() => room.facilitator),
  eraseMyContent: async () => {
    const author = room.members.at(-1) as Person;
    await author.contribute(challengeId, 'Dette tek eg med meg');
    const { id: fileId } = await author.upload(room.id, await makePng(20, 20));
    await postMessage(author, room.id, 'Dette òg', { pictures: [{ fileId, alt: 'Ei tavle' }] });
    await author.ask('mutation ($id: ID!) { eraseMyContent(networkId: $id) }', { id: room.id });
  },
  copyRoom: () => room.facilitator.ask('mutation ($id: ID!) { copyRoom(networkId: $id) { id } }', { id: room.id }),
  askApplicants: () =>
    room.facilitator.ask('mutation ($input: AskApplicantsInput!) { askApplicants(input: $input) { id } }', {
      input: { networkId: room.id, questions: ['Kvifor no?'] },
    }),
  applyForSeat: async () => {
    await list(server, room.id);
    await applies();
  },
  withdrawApplication: () => withdraw(applicant, applicationId),
  declineApplicant: async () => {
    await applies();
    await decline(room.facilitator, applicationId, 'Ikkje no');
  },
  voteOnApplicant: async () => {
    await applies();
    await decidedBy('MEMBERS');
    await sayYes(room.facilitator, applicationId);
  },
  admitApplicant: async () => {
    await decidedBy('FACILITATOR');
    await admit(room.facilitator, applicationId);
  },
  leaveNetwork: () =>
    (room.members.at(-1) as Person).ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: room.id }),
  endSeat: async () => {
    const guest = await createPerson(server);
    const seatId = await takeSeat(guest, await invite(room.facilitator, room.id));
    await room.facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', { id: seatId });
  },
};

/** The mutations of the network status, last, because the room ends. */
const stageChanges: Record<string, () => Promise<unknown>> = {
  updateNetworkSettings: async () => {
    // A pending membership may still block the act.
    await withoutTriggers(
      server,
      `UPDATE seats s SET charter_version = n.charter_version FROM networks n
       WHERE n.id = s.network_id AND n.id = '${room.id}' AND s.ended_at IS NULL`,
    );
    await updateSettings(
      room.facilitator,
      room.id,
      settingsInput({ programmeId: await createProgramme(server), listed: true }),
    );
  },
  activateNetwork: () => changeStage(room.facilitator, 'activateNetwork', room.id),
  proposeSplit: async () => {
    const { proposeSplit } = await room.facilitator.ask<{ proposeSplit: { id: string } }>(
      'mutation ($input: ProposeSplitInput!) { proposeSplit(input: $input) { id } }',
      { input: { networkId: room.id, nameA: 'Nord', nameB: 'Sør' } },
    );
    split = proposeSplit.id;
  },
  chooseSide: () => peer.ask('mutation ($id: ID!) { chooseSide(splitId: $id, side: NEITHER) { id } }', { id: split }),
  closeSplitChoices: async () => {
    await server.database.asSuperuser(`UPDATE splits SET made_at = now() - interval '15 days' WHERE id = $1`, [split]);
    await room.facilitator.ask('mutation ($id: ID!) { closeSplitChoices(splitId: $id) { id } }', { id: split });
  },
  dropSplit: () => room.facilitator.ask('mutation ($id: ID!) { dropSplit(splitId: $id) }', { id: split }),
  pauseNetwork: () => changeStage(room.facilitator, 'pauseNetwork', room.id),
  reviewNetwork: () => changeStage(room.facilitator, 'reviewNetwork', room.id),
  continueNetwork: () => changeStage(room.facilitator, 'continueNetwork', room.id),
  proposeClosing: () => changeStage(peer, 'proposeClosing', room.id),
  dropClosing: () => changeStage(peer, 'dropClosing', room.id),
  voteOnClosing: async () => {
    await changeStage(peer, 'proposeClosing', room.id);
    for (const person of [owner, room.facilitator, watcher.person]) {
      const { voteOnClosing } = await person.ask<{ voteOnClosing: { stage: string } }>(
        'mutation ($id: ID!) { voteOnClosing(networkId: $id, yes: true) { stage } }',
        { id: room.id },
      );
      if (voteOnClosing.stage === 'CLOSED') return;
    }
    throw new Error('Nobody closed it.');
  },
};

/** Mutations without a journal entry, and why. */
const unjournaled: Record<string, { why: string; does: () => Promise<unknown> }> = {
  markNoticesRead: {
    why: 'as for a challenge',
    does: () => peer.ask('mutation ($ids: [ID!]!) { markNoticesRead(ids: $ids) { id } }', { ids: [randomUUID()] }),
  },
  markAllNoticesRead: {
    why: 'as for a challenge',
    does: () =>
      peer.ask('mutation ($until: DateTime!) { markAllNoticesRead(until: $until) { id } }', {
        until: new Date().toISOString(),
      }),
  },
  chooseNoticeMail: {
    why: 'as for a room',
    does: () =>
      peer.ask('mutation ($input: ChooseNoticeMailInput!) { chooseNoticeMail(input: $input) { digest } }', {
        input: { waitingMail: false, digest: 'NEVER' },
      }),
  },
  resumeMail: { why: 'as for a room', does: () => peer.ask('mutation { resumeMail }') },
  chooseRoomNotices: {
    why: 'what one wants to be told of is nobody else’s business',
    does: () =>
      peer.ask('mutation ($input: ChooseRoomNoticesInput!) { chooseRoomNotices(input: $input) { rooms { level } } }', {
        input: { networkId: room.id, level: 'DIGEST', threadsToo: true },
      }),
  },
  chooseThreadNotices: {
    why: 'as for a room',
    does: () =>
      peer.ask(
        'mutation ($input: ChooseThreadNoticesInput!) { chooseThreadNotices(input: $input) { threads { choice } } }',
        { input: { challengeId, choice: 'FOLLOW' } },
      ),
  },
  markRoomRead: {
    why: 'as for a challenge',
    does: () => peer.ask('mutation ($id: ID!) { markRoomRead(networkId: $id, seq: 1) { id } }', { id: room.id }),
  },
  saveForLater: {
    why: 'what one wants to come back to is nobody else’s business',
    does: () =>
      peer.ask('mutation ($id: ID!) { saveForLater(input: { challengeId: $id }) { id } }', { id: challengeId }),
  },
  removeSavedItem: {
    why: 'as when it is saved',
    does: () => peer.ask('mutation ($id: ID!) { removeSavedItem(id: $id) { id } }', { id: challengeId }),
  },
  markRead: {
    why: "one person's reading is that person's own",
    does: () => peer.ask('mutation ($id: ID!) { markRead(challengeId: $id, seq: 1) { id } }', { id: challengeId }),
  },
  requestDataExport: {
    why: 'what one takes home is nobody else’s business',
    does: () => peer.ask('mutation { requestDataExport { id } }'),
  },
  markChatRead: { why: 'as for a challenge', does: () => markChatRead(peer, room.id, 1) },
  savePrivateNote: {
    why: 'a note is its writer’s and nobody else’s',
    does: () =>
      owner.ask('mutation ($input: SavePrivateNoteInput!) { savePrivateNote(input: $input) { id } }', {
        input: { consultationId: consultation.id, content: 'Mitt' },
      }),
  },
  saveDraft: {
    why: 'what one is writing is nobody else’s',
    does: () =>
      peer.ask('mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { place } }', {
        input: { networkId: room.id, place: 'x', content: 'x' },
      }),
  },
  discardDraft: {
    why: 'as for saving',
    does: () => peer.ask('mutation ($id: ID!) { discardDraft(networkId: $id, place: "x") }', { id: room.id }),
  },
  requestSignInCode: {
    why: 'happens before any room',
    does: () => peer.ask('mutation { requestSignInCode(email: "ny@example.org", language: nn) }'),
  },
  signIn: { why: 'nobody is told who is here', does: () => createPerson(server) },
  requestProof: { why: 'nobody is told who is here', does: () => peer.ask('mutation { requestProof }') },
  prove: { why: 'nobody is told who is here', does: () => peer.prove() },
  signInAsDemo: {
    why: 'as for signing in',
    does: () => peer.answerTo('mutation ($id: ID!) { signInAsDemo(personId: $id) { id } }', { id: randomUUID() }),
  },
  endSession: {
    why: 'nobody is told who is here',
    does: () => peer.ask('mutation ($id: ID!) { endSession(id: $id) { id } }', { id: randomUUID() }),
  },
  signOut: {
    why: 'nobody is told who is here',
    does: async () => (await createPerson(server)).ask('mutation { signOut }'),
  },
  deleteAccount: {
    why: 'who held no seat is missed by no room; with a seat it is told as a seat that ends',
    does: async () => (await createPerson(server)).ask('mutation { deleteAccount(words: STAY) }'),
  },
  addProgramme: {
    why: 'programmes belong to no room',
    does: () => administrator.ask('mutation { addProgramme(input: { name: "Eit program", kind: PROGRAMME }) { id } }'),
  },
  endProgramme: {
    why: 'as for opening one',
    does: () => administrator.answerTo('mutation ($id: ID!) { endProgramme(id: $id) }', { id: randomUUID() }),
  },
  addOwnOrganisation: {
    why: 'organisations belong to no room',
    does: () => peer.ask('mutation { addOwnOrganisation(input: { orgnr: "974760673", name: "Eiga" }) { orgnr } }'),
  },
  addOrganisation: {
    why: 'organisations belong to no room',
    does: () =>
      administrator.ask(
        'mutation { addOrganisation(input: { orgnr: "912345678", nameNn: "Ny", nameNb: "Ny", nameEn: "New" }) { orgnr } }',
      ),
  },
  appointAdministrator: {
    why: 'administrators belong to no room',
    does: async () => {
      const { email } = await createPerson(server);
      await administrator.ask('mutation ($email: String!) { appointAdministrator(email: $email) }', { email });
    },
  },
  removeAdministrator: {
    why: 'as for appointing one',
    does: async () => {
      const { id } = await createSecondAdministrator(server);
      await administrator.ask('mutation ($id: ID!) { removeAdministrator(id: $id) }', { id });
    },
  },
  disableAccount: {
    why: 'what becomes of an account is not told of in rooms',
    does: async () => {
      const { email } = await createPerson(server);
      await administrator.ask('mutation ($email: String!) { disableAccount(email: $email) }', { email });
    },
  },
  enableAccount: {
    why: 'as for disabling',
    does: async () => {
      const { email } = await createPerson(server);
      await administrator.ask('mutation ($email: String!) { enableAccount(email: $email) }', { email });
    },
  },
  requestEmergencyAccess: {
    why: 'what one administrator asks for opens nothing',
    does: () => administrator.ask(openEmergencyAccess, { input: { networkId: room.id, reason: 'Pålegg', hours: 1 } }),
  },
  reportContent: {
    why: 'a number in the journal would tell the room that somebody has raised one',
    does: () =>
      owner.ask('mutation ($input: ReportContentInput!) { reportContent(input: $input) { id } }', {
        input: { challengeId, contributionId: contributionId, reason: 'Ein person kan kjennast att' },
      }),
  },
  resolveReport: {
    why: 'as for raising it',
    does: async () => {
      const { network } = await room.facilitator.ask<{ network: { reports: { id: string }[] } }>(
        'query ($id: ID!) { network(id: $id) { reports { id } } }',
        { id: room.id },
      );
      await room.facilitator.ask('mutation ($input: ResolveReportInput!) { resolveReport(input: $input) { id } }', {
        input: { reportId: network.reports[0]?.id, answer: 'Takk, det er retta' },
      });
    },
  },
  answerReview: {
    why: 'nobody is to know who has answered, nor when',
    does: async () => {
      await inStage(server, room.id, 'UNDER_REVIEW');
      await answerReview(peer, room.id, 4);
      await inStage(server, room.id, 'FORMING');
    },
  },
  dismissWelcome: {
    why: 'whether one has read it is nobody else’s',
    does: () => peer.ask('mutation ($id: ID!) { dismissWelcome(networkId: $id) }', { id: room.id }),
  },
  foundNetwork: { why: 'nobody sits there yet', does: () => foundNetwork(administrator, 'Eit anna') },
  initiateNetwork: { why: 'a draft is its initiator’s alone', does: () => initiateNetwork(peer, 'Eit utkast') },
  announceNetwork: {
    why: 'nobody else sits in a draft',
    does: async () => changeStage(peer, 'announceNetwork', await initiateNetwork(peer, 'Kunngjort')),
  },
  discardNetwork: {
    why: 'as for announcing',
    does: async () => changeStage(peer, 'discardNetwork', await initiateNetwork(peer, 'Kasta')),
  },
  saveMeetingPlace: {
    why: 'it is no room',
    does: () =>
      peer.ask('mutation ($input: SaveMeetingPlaceInput!) { saveMeetingPlace(input: $input) { id } }', {
        input: { id: placeId, name: 'Forum', purpose: 'For alle' },
      }),
  },
  voteOnTime: {
    why: 'what somebody wants is told to nobody',
    does: async () => {
      const other = await createNetwork(administrator, 'Eit møte til', 1);
      const id = await beginMeeting(other, 2);
      await server.database.asSuperuser(`UPDATE meeting_runs SET step_ends_at = now() WHERE meeting_id = $1`, [id]);
      await other.facilitator.ask('mutation ($input: VoteOnTimeInput!) { voteOnTime(input: $input) { id } }', {
        input: { id, version: 1, more: true },
      });
    },
  },
  joinMeeting: {
    why: 'nobody is told who is there',
    does: async () => {
      const other = await createNetwork(administrator, 'Eit møte til', 1);
      const id = await beginMeeting(other, 2);
      await other.members[0]?.ask('mutation ($id: ID!) { joinMeeting(id: $id) { id } }', { id });
    },
  },
  receivePushes: {
    why: 'where one wants to be told is nobody else’s business',
    does: async () => {
      const { pushChoices } = await peer.ask<{ pushChoices: { serverKey: string } }>('{ pushChoices { serverKey } }');
      await peer.ask('mutation ($input: ReceivePushesInput!) { receivePushes(input: $input) { serverKey } }', {
        input: {
          ...{ endpoint: 'https://fcm.googleapis.com/fcm/send/x', p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
          serverKey: pushChoices.serverKey,
        },
      });
    },
  },
  stopPushes: {
    why: 'as for asking for them',
    does: async () => {
      const { pushChoices } = await peer.ask<{ pushChoices: { devices: { id: string }[] } }>(
        '{ pushChoices { devices { id } } }',
      );
      await peer.ask('mutation ($id: ID!) { stopPushes(id: $id) { serverKey } }', { id: pushChoices.devices[0]?.id });
    },
  },
  makeCalendarFeed: {
    why: 'an address of one’s own calendar belongs to no room',
    does: () => peer.ask('mutation { makeCalendarFeed(input: { label: "Møte" }) }'),
  },
  chooseCalendar: { why: 'as for making it', does: () => chooseCalendar(peer, true) },
  chooseAgenda: {
    why: 'what somebody chooses is told to nobody',
    does: () => chooseAgenda(owner, meetingId, [itemId]),
  },
  discardMeetingPlace: {
    why: 'it is no room',
    does: () => peer.ask('mutation ($id: ID!) { discardMeetingPlace(id: $id) { id } }', { id: placeId }),
  },
};

describe('the journal is enough to stay up to date', () => {
  it('has a line for every mutation', () => {
    expect([...Object.keys(journaled), ...Object.keys(stageChanges), ...Object.keys(unjournaled)].sort()).toEqual(
      rootFields('mutation')
        .map((field) => field.name)
        .sort(),
    );
  });

  const waitingFiles = () => server.database.asSuperuser(`SELECT FROM file_texts WHERE state = 'WAITING'`);

  async function isShown(does: (() => Promise<unknown>) | undefined): Promise<void> {
    const before = watcher.last;
    await does?.();
    // A file that is added is read a moment later.
    await until(async () => (await waitingFiles()).length === 0);
    const now = await journalSeq();
    expect(now).toBeGreaterThan(before);
    await showsTheSame();
  }

  /** What falls due meanwhile is one more entry, and both are looked at again. */
  async function showsTheSame(): Promise<void> {
    const now = await journalSeq();
    await until(() => watcher.last >= now);
    const [followed, fresh] = [await watcher.view(), await watcher.reload()];
    if ((await journalSeq()) !== now) return showsTheSame();
    expect(followed).toEqual(fresh);
  }

  it.each(Object.keys(journaled))('after %s a client that only followed events shows what a fresh one shows', (verb) =>
    isShown(journaled[verb]),
  );

  it.each(Object.keys(unjournaled))('%s is no news', async (verb) => {
    const before = await journalSeq();
    await unjournaled[verb]?.does();
    expect(await journalSeq()).toBe(before);
    expect(await watcher.view()).toEqual(await watcher.reload());
  });

  it('fills the gap after a lost connection', async () => {
    watcher.cut();
    for (const verb of [
      'postContribution',
      'editContribution',
      'postChallenge',
      'withdrawContribution',
      'renameNetwork',
      'restoreContribution',
    ]) {
      await journaled[verb]?.();
    }
    for (let i = 0; i < 150; i++)
      await peer.contribute(challengeId, `Nummer ${i}`, { parentId: contributionId, kind: 'REPLY' });
    await byId('withdrawChallenge', () => challengeId)(theOwner)();
    await byId('restoreChallenge', () => challengeId)(theOwner)();
    await watcher.connect();
    await until(async () => watcher.last === (await journalSeq()));
    expect(await watcher.view()).toEqual(await watcher.reload());
    const seqs = watcher.received.map((news) => news.seq);
    expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i));
  });

  it.each(Object.keys(stageChanges))('after %s as well', (verb) => isShown(stageChanges[verb]));
});
