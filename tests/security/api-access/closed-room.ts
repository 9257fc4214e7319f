import { randomBytes, randomUUID } from 'node:crypto';
import { act, postMessage, quoteMessages, react, requestsOf } from '../../support/chat.js';
import { createConsultation } from '../../support/consultation.js';
import { makePdf, makePng } from '../../support/file-contents.js';
import {
  answerDates,
  answerMeeting,
  callMeeting,
  leaveWord,
  proposeDates,
  proposeItem,
  type SeenPoll,
  viewDates,
} from '../../support/meetings.js';
import { makeActive } from '../../support/mixed-room.js';
import {
  acceptCharter,
  charterInput,
  createAdministrator,
  createPerson,
  foundNetwork,
  invite,
  type TestNetwork,
  takeSeat,
} from '../../support/networks.js';
import { type Person, resourceInput } from '../../support/person.js';
import type { TestServer } from '../../support/server.js';

/** Ids somebody outside might know, or guess: the same names for the real ones and for such as never existed. */
export type Ids = Record<
  | 'network'
  | 'seat'
  | 'person'
  | 'challenge'
  | 'withdrawn'
  | 'contribution'
  | 'regretted'
  | 'consultation'
  | 'meeting'
  | 'datePoll'
  | 'dateSlot'
  | 'agendaItem'
  | 'spoken'
  | 'covered'
  | 'concern'
  | 'election'
  | 'message'
  | 'regrettedMessage'
  | 'quote'
  | 'invitation'
  | 'application'
  | 'resource'
  | 'regrettedResource'
  | 'collection'
  | 'file'
  | 'picture'
  | 'regrettedPicture'
  | 'regrettedFile'
  | 'looseFile'
  | 'session'
  | 'split'
  | 'clientId'
  | 'key'
  | 'place'
  | 'cursor',
  string
>;

export type ClosedRoom = {
  network: TestNetwork;
  owner: Person;
  facilitator: Person;
  /** Words that occur in the room and nowhere else. */
  marks: string[];
  ids: Ids;
  /** Every id of the room, to look for in answers. */
  allIds: string[];
  removed: Person;
  neighbour: Person;
  administrator: Person;
  nobody: Person;
};

export const unknownIds = (): Ids => ({
  network: randomUUID(),
  seat: randomUUID(),
  person: randomUUID(),
  challenge: randomUUID(),
  withdrawn: randomUUID(),
  contribution: randomUUID(),
  regretted: randomUUID(),
  consultation: randomUUID(),
  meeting: randomUUID(),
  datePoll: randomUUID(),
  dateSlot: randomUUID(),
  agendaItem: randomUUID(),
  spoken: randomUUID(),
  covered: randomUUID(),
  concern: randomUUID(),
  election: randomUUID(),
  message: randomUUID(),
  regrettedMessage: randomUUID(),
  quote: randomUUID(),
  invitation: randomUUID(),
  application: randomUUID(),
  resource: randomUUID(),
  regrettedResource: randomUUID(),
  collection: randomUUID(),
  file: randomUUID(),
  regrettedFile: randomUUID(),
  looseFile: randomUUID(),
  picture: randomUUID(),
  regrettedPicture: randomUUID(),
  session: randomUUID(),
  split: randomUUID(),
  clientId: randomUUID(),
  key: randomBytes(24).toString('base64url'),
  place: `challenge:${randomUUID()}`,
  cursor: '7',
});

export async function createClosedRoom(server: TestServer, nobody: Person): Promise<ClosedRoom> {
  const marks: string[] = [];
  const mark = () => {
    const word = `løynd${randomBytes(5).toString('hex')}`;
    marks.push(word);
    return word;
  };
  const administrator = await createAdministrator(server);
  const neighbourNetwork = await foundNetwork(administrator, 'Naboen');
  const neighbour = await createPerson(server, 'Nabo Dømesen');
  await takeSeat(neighbour, await invite(administrator, neighbourNetwork, 'FACILITATOR'));

  const id = await foundNetwork(administrator, mark());
  const facilitator = await createPerson(server, mark());
  const seatOf = new Map([[facilitator, await takeSeat(facilitator, await invite(administrator, id, 'FACILITATOR'))]]);
  const network: TestNetwork = { id, facilitator, members: [], seatOf };
  const [owner, removed] = [await createPerson(server, mark()), await createPerson(server, 'Fjerna Dømesen')];
  const usedKey = await invite(facilitator, id);
  seatOf.set(owner, await takeSeat(owner, usedKey));
  seatOf.set(removed, await takeSeat(removed, await invite(facilitator, id)));
  const revise = 'mutation ($input: ReviseCharterInput!) { reviseCharter(input: $input) { id } }';
  await facilitator.ask(revise, {
    input: { networkId: id, replaces: 1, charter: charterInput({ purpose: mark(), expectations: mark() }) },
  });
  await acceptCharter(owner, id, 2);
  await acceptCharter(removed, id, 2);
  const bystander = await createPerson(server, mark());
  seatOf.set(bystander, await takeSeat(bystander, await invite(facilitator, id)));

  const texts = () => ({ title: mark(), situation: mark(), role: mark(), pullA: mark(), pullB: mark(), tried: mark() });
  const challenge = await owner.postChallenge(id, texts());
  const withdrawn = await owner.postChallenge(id, texts());
  await owner.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id: withdrawn.id });
  const clientId = randomUUID();
  const posted = await owner.contribute(challenge.id, mark(), { clientId });
  const link = `https://example.org/${mark()}`;
  await facilitator.contribute(challenge.id, mark(), { kind: 'RESOURCE', link, parentId: posted.id });
  const edit = 'mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }';
  await owner.ask(edit, { input: { id: posted.id, body: mark() } });
  const regretted = await owner.contribute(challenge.id, mark());
  await owner.ask('mutation ($id: ID!) { withdrawContribution(id: $id) { id } }', { id: regretted.id });
  const covered = await owner.contribute(challenge.id, mark());
  await facilitator.ask('mutation ($input: HideContributionInput!) { hideContribution(input: $input) }', {
    input: { contributionId: covered.id, reason: mark() },
  });
  const others = await bystander.contribute(challenge.id, mark());
  const { reportContent: concern } = await owner.ask<{ reportContent: { id: string } }>(
    'mutation ($input: ReportContentInput!) { reportContent(input: $input) { id } }',
    { input: { challengeId: challenge.id, contributionId: others.id, reason: mark() } },
  );
  const { proposeFacilitator: proposed } = await owner.ask<{ proposeFacilitator: { elections: { id: string }[] } }>(
    'mutation ($id: ID!) { proposeFacilitator(seatId: $id) { elections { id } } }',
    { id: seatOf.get(owner) },
  );
  await facilitator.ask('mutation ($id: ID!) { offerTurn(seatId: $id) { id } }', { id: seatOf.get(owner) });
  await facilitator.ask('mutation ($input: WriteWelcomeInput!) { writeWelcome(input: $input) { writtenAt } }', {
    input: { networkId: id, words: mark(), lang: 'nn' },
  });
  const message = await postMessage(facilitator, id, mark());
  const answer = await postMessage(owner, id, mark(), { quotedId: message.id });
  await react(owner, message.id, 'RECOGNISE');
  const regrettedMessage = await postMessage(owner, id, mark());
  await act(owner, 'withdrawMessage', regrettedMessage.id);
  await quoteMessages(owner, challenge.id, [message.id, answer.id]);
  const [request] = await requestsOf(facilitator, id);
  const { openCollection: collection } = await owner.ask<{ openCollection: { id: string } }>(
    'mutation ($input: OpenCollectionInput!) { openCollection(input: $input) { id } }',
    { input: { networkId: id, title: mark() } },
  );
  const tags = [mark()];
  const words = () => ({ title: mark(), why: mark(), tags });
  const file = await owner.upload(id, await makePng(), `${mark()}.png`);
  const resource = await owner.addResource(
    id,
    { ...words(), alt: mark(), fileId: file.id, collectionId: collection.id },
    'FILE',
  );
  const picture = await owner.upload(id, await makePng(32, 32), `${mark()}.png`);
  await postMessage(owner, id, mark(), { pictures: [{ fileId: picture.id, alt: mark() }], resourceId: resource.id });
  const regrettedPicture = await owner.upload(id, await makePng(33, 33), `${mark()}.png`);
  const regrettedShow = await postMessage(owner, id, '', { pictures: [{ fileId: regrettedPicture.id, alt: mark() }] });
  await act(owner, 'withdrawMessage', regrettedShow.id);
  const newer = await owner.upload(id, makePdf(), `${mark()}.pdf`);
  await owner.ask('mutation ($input: ReviseResourceInput!) { reviseResource(input: $input) { id } }', {
    input: {
      id: resource.id,
      replaces: 1,
      change: mark(),
      resource: resourceInput('FILE', { ...words(), fileId: newer.id }),
    },
  });
  await facilitator.addResource(id, { ...words(), body: mark() });
  await facilitator.addResource(id, { ...words(), link: `https://example.org/${mark()}` }, 'LINK');
  await owner.ask('mutation ($input: AttachInput!) { attachResource(input: $input) { id } }', {
    input: { challengeId: challenge.id, resourceId: resource.id },
  });
  await facilitator.contribute(challenge.id, mark(), { kind: 'RESOURCE', resourceId: resource.id });
  const regrettedFile = await owner.upload(id, makePdf(), `${mark()}.pdf`);
  const regrettedResource = await owner.addResource(id, { ...words(), fileId: regrettedFile.id }, 'FILE');
  await owner.ask('mutation ($id: ID!) { withdrawResource(id: $id) { id } }', { id: regrettedResource.id });
  const looseFile = await removed.upload(id, await makePng(40, 40));
  const place = `challenge:${challenge.id}`;
  const draft = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { place } }';
  await owner.ask(draft, { input: { networkId: id, place, content: mark() } });
  await facilitator.ask('mutation ($input: InviteInput!) { invite(input: $input) { link } }', {
    input: { networkId: id, role: 'MEMBER', email: `${mark().replace('ø', 'o')}@example.org` },
  });
  const consultation = await createConsultation(owner, challenge.id, [facilitator, removed], {
    protocol: 'TROIKA',
    facilitator,
  });
  const spoken = await consultation.says(owner, 'STATEMENT', mark());
  await consultation.does(facilitator, 'raiseHand');
  const note = 'mutation ($input: SavePrivateNoteInput!) { savePrivateNote(input: $input) { id } }';
  await owner.ask(note, { input: { consultationId: consultation.id, content: mark() } });
  // A phase of two minutes would end in the middle of the probe on a slow machine, and the room would not be as before.
  await server.database.asSuperuser(
    `UPDATE consultations SET phase_ends_at = phase_ends_at + interval '1 hour' WHERE id = $1`,
    [consultation.id],
  );
  const meeting = await callMeeting(facilitator, id, { place: mark(), preparation: mark() });
  const agendaItem = await proposeItem(owner, id, mark());
  await answerMeeting(owner, meeting, 'MAYBE');
  await leaveWord(owner, agendaItem, mark());
  await proposeDates(facilitator, id);
  const poll = (await viewDates(owner, id)) as SeenPoll;
  await answerDates(owner, poll, 'ymn');
  await makeActive(facilitator, id);
  const { proposeSplit: split } = await facilitator.ask<{ proposeSplit: { id: string } }>(
    'mutation ($input: ProposeSplitInput!) { proposeSplit(input: $input) { id } }',
    { input: { networkId: id, nameA: mark(), nameB: mark() } },
  );
  const { network: seen } = await facilitator.ask<{ network: { invitations: { id: string }[] } }>(
    'query ($id: ID!) { network(id: $id) { invitations { id } } }',
    { id },
  );
  const applicant = await createPerson(server, mark());
  await takeSeat(applicant, await invite(facilitator, id), false, await orgnrOfSeat(owner, id));
  const { network: applied } = await facilitator.ask<{ network: { applicants: { id: string }[] } }>(
    'query ($id: ID!) { network(id: $id) { applicants { id } } }',
    { id },
  );
  const { me } = await owner.ask<{ me: { sessions: { id: string }[] } }>('{ me { sessions { id } } }');

  const ids: Ids = {
    network: id,
    seat: seatOf.get(owner) ?? '',
    person: owner.id,
    challenge: challenge.id,
    withdrawn: withdrawn.id,
    contribution: posted.id,
    regretted: regretted.id,
    consultation: consultation.id,
    meeting,
    datePoll: poll.id,
    dateSlot: poll.slots[0]?.id ?? '',
    agendaItem,
    spoken: spoken.id,
    covered: covered.id,
    concern: concern.id,
    election: proposed.elections[0]?.id ?? '',
    message: message.id,
    regrettedMessage: regrettedMessage.id,
    quote: request?.quote.id ?? '',
    invitation: seen.invitations[0]?.id ?? '',
    application: applied.applicants[0]?.id ?? '',
    session: me.sessions[0]?.id ?? '',
    split: split.id,
    resource: resource.id,
    regrettedResource: regrettedResource.id,
    collection: collection.id,
    file: file.id,
    regrettedFile: regrettedFile.id,
    looseFile: looseFile.id,
    picture: picture.id,
    regrettedPicture: regrettedPicture.id,
    clientId,
    key: usedKey,
    place,
    cursor: String(posted.seq),
  };
  const { key: _, cursor: __, place: ___, clientId: ____, ...uuids } = ids;
  const allIds = [...Object.values(uuids), facilitator.id, seatOf.get(facilitator) ?? ''];
  return { network, owner, facilitator, marks, ids, allIds, removed, neighbour, administrator, nobody };
}

/** The agency of a person's seat in a room. */
async function orgnrOfSeat(person: Person, id: string): Promise<string> {
  const { network } = await person.ask<{ network: { mySeat: { organisation: { orgnr: string } } } }>(
    'query ($id: ID!) { network(id: $id) { mySeat { organisation { orgnr } } } }',
    { id },
  );
  return network.mySeat.organisation.orgnr;
}
