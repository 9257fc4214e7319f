import { randomUUID } from 'node:crypto';
import { aPlan, aShape } from '../../support/founding.js';
import { aChallenge, aResource } from '../../support/person.js';
import { aCharter } from '../../support/world.js';
import type { Ids } from './secret-room.js';

/** What an outsider who has learnt these ids would send. `none`: nothing of a room can be named here. */
type Line = ((ids: Ids) => Record<string, unknown>) | 'none';

const orgnr = '971040238';

/** Every query. */
export const queries: Record<string, Line> = {
  site: 'none',
  me: 'none',
  demoPeople: 'none',
  organisations: 'none',
  myNetworks: 'none',
  waiting: 'none',
  unanswered: 'none',
  foundedNetworks: 'none',
  ownData: 'none',
  efforts: 'none',
  overview: 'none',
  glassOpenings: 'none',
  throughTheGlass: ({ network }) => ({ id: network }),
  doorsteps: 'none',
  openNetworks: 'none',
  openNetwork: ({ network }) => ({ id: network }),
  myApplications: 'none',
  ongoingEfforts: 'none',
  similarNetworks: () => ({ words: 'løynd rom nettverk føremålet' }),
  keptPlaces: 'none',
  doorstep: ({ network }) => ({ networkId: network }),
  network: ({ network }) => ({ id: network }),
  challenge: ({ challenge }) => ({ id: challenge }),
  contribution: ({ contribution }) => ({ id: contribution }),
  resource: ({ resource }) => ({ id: resource }),
  news: ({ network }) => ({ networkId: network, after: 0, first: 100 }),
  chat: ({ network }) => ({ networkId: network }),
  message: ({ message }) => ({ id: message }),
  draft: ({ network, place }) => ({ networkId: network, place }),
  invitation: ({ key }) => ({ key }),
};

/** Every verb. */
export const mutations: Record<string, Line> = {
  requestSignInCode: () => ({ email: `ukjend.${randomUUID().slice(0, 8)}@example.org`, language: 'nn' }),
  signIn: () => ({ email: 'ukjend@example.org', code: '000000' }),
  signInAsDemo: ({ person }) => ({ personId: person }),
  signOut: 'none',
  deleteAccount: () => ({ words: 'STAY' }),
  endSession: ({ session }) => ({ id: session }),
  saveProfile: () => ({ input: { name: 'Uendra', roleTitle: 'Uendra', orgnr, county: null, language: 'nn' } }),
  foundNetwork: () => ({ input: { name: 'Nytt', purpose: 'Nytt' } }),
  initiateNetwork: () => ({ input: { name: 'Nytt', purpose: 'Nytt', plan: aPlan(), similarSeen: true } }),
  keepPlace: () => ({ input: { id: '7a3f1c1e-5f1c-4e0a-9d52-3c1f2a4b5c6d', name: 'Forum', purpose: 'For alle' } }),
  discardPlace: ({ clientId }) => ({ id: clientId }),
  shapeNetwork: ({ network }) => ({ input: { networkId: network, ...aShape({ listed: true }) } }),
  announceNetwork: ({ network }) => ({ networkId: network }),
  activateNetwork: ({ network }) => ({ networkId: network }),
  pauseNetwork: ({ network }) => ({ networkId: network }),
  reviewNetwork: ({ network }) => ({ networkId: network }),
  continueNetwork: ({ network }) => ({ networkId: network }),
  discardNetwork: ({ network }) => ({ networkId: network }),
  proposeClosing: ({ network }) => ({ networkId: network }),
  voteOnClosing: ({ network }) => ({ networkId: network, yes: true }),
  dropClosing: ({ network }) => ({ networkId: network }),
  invite: ({ network }) => ({ input: { networkId: network, role: 'FACILITATOR' } }),
  revokeInvitation: ({ invitation }) => ({ id: invitation }),
  takeSeat: ({ key }) => ({ input: { key, roleTitle: 'Sjef', orgnr } }),
  renameNetwork: ({ network }) => ({ input: { networkId: network, name: 'x' } }),
  reviseCharter: ({ network }) => ({ input: { networkId: network, replaces: 2, charter: aCharter() } }),
  acceptCharter: ({ network }) => ({ networkId: network, version: 2 }),
  applyForSeat: ({ network }) => ({
    input: { networkId: network, roleTitle: 'Sjef', orgnr, reason: 'x', answers: [], inLine: false },
  }),
  withdrawApplication: ({ application }) => ({ id: application }),
  askApplicants: ({ network }) => ({ input: { networkId: network, questions: ['x'] } }),
  admitApplicant: ({ application }) => ({ id: application }),
  voteOnApplicant: ({ application }) => ({ id: application, yes: true }),
  declineApplicant: ({ application }) => ({ input: { id: application, reason: 'x' } }),
  leaveNetwork: ({ network }) => ({ networkId: network, vacant: true }),
  handOverSeat: ({ network }) => ({ input: { networkId: network, email: 'ny@example.org' } }),
  goOnLeave: ({ network }) => ({ networkId: network }),
  comeBack: ({ network }) => ({ networkId: network }),
  giveUpSeat: ({ seat }) => ({ seatId: seat }),
  proposeSplit: ({ network }) => ({ input: { networkId: network, nameA: 'Ein', nameB: 'To' } }),
  chooseSide: ({ split }) => ({ splitId: split, side: 'A' }),
  leaveTheRest: ({ split }) => ({ splitId: split }),
  dropSplit: ({ split }) => ({ splitId: split }),
  endSeat: ({ seat }) => ({ seatId: seat }),
  postChallenge: ({ network, clientId }) => ({ input: { networkId: network, clientId, challenge: aChallenge() } }),
  reviseChallenge: ({ challenge }) => ({ input: { id: challenge, challenge: aChallenge() } }),
  withdrawChallenge: ({ challenge }) => ({ id: challenge }),
  restoreChallenge: ({ withdrawn }) => ({ id: withdrawn }),
  postContribution: ({ challenge, contribution, clientId }) => ({
    input: { challengeId: challenge, parentId: contribution, clientId, kind: 'REPLY', body: 'x', lang: 'nn' },
  }),
  editContribution: ({ contribution }) => ({ input: { id: contribution, body: 'x' } }),
  withdrawContribution: ({ contribution }) => ({ id: contribution }),
  restoreContribution: ({ regretted }) => ({ id: regretted }),
  pinThread: ({ challenge }) => ({ challengeId: challenge, pinned: true }),
  lockThread: ({ challenge }) => ({ challengeId: challenge, locked: true }),
  hideContribution: ({ contribution }) => ({ input: { contributionId: contribution, reason: 'x' } }),
  showContribution: ({ covered }) => ({ contributionId: covered }),
  answerHiding: ({ covered }) => ({ input: { contributionId: covered, words: 'x' } }),
  moveContribution: ({ contribution, withdrawn }) => ({
    input: { contributionId: contribution, challengeId: withdrawn },
  }),
  proposeThreadSplit: ({ contribution }) => ({ contributionId: contribution }),
  dropThreadSplit: ({ contribution }) => ({ contributionId: contribution }),
  splitThread: ({ contribution, withdrawn }) => ({ input: { contributionId: contribution, challengeId: withdrawn } }),
  raiseConcern: ({ challenge, contribution }) => ({
    input: { challengeId: challenge, contributionId: contribution, reason: 'x' },
  }),
  settleConcern: ({ concern }) => ({ input: { concernId: concern, answer: 'x' } }),
  nameFacilitator: ({ seat }) => ({ seatId: seat }),
  stepDown: ({ network }) => ({ networkId: network }),
  offerTurn: ({ seat }) => ({ seatId: seat }),
  takeTurn: ({ network }) => ({ networkId: network }),
  dropTurn: ({ network }) => ({ networkId: network }),
  proposeFacilitator: ({ seat }) => ({ seatId: seat }),
  voteForFacilitator: ({ election }) => ({ electionId: election, yes: true }),
  writeWelcome: ({ network }) => ({ input: { networkId: network, words: 'x', lang: 'nn' } }),
  putWelcomeAway: ({ network }) => ({ networkId: network }),
  addResource: ({ network, clientId }) => ({
    input: { networkId: network, clientId, kind: 'NOTE', resource: aResource('NOTE') },
  }),
  reviseResource: ({ resource, file }) => ({
    input: { id: resource, change: 'x', resource: aResource('FILE', { fileId: file }) },
  }),
  withdrawResource: ({ resource }) => ({ id: resource }),
  restoreResource: ({ regrettedResource }) => ({ id: regrettedResource }),
  chooseResource: ({ resource }) => ({ id: resource }),
  unchooseResource: ({ resource }) => ({ id: resource }),
  putInCollection: ({ resource, collection }) => ({ input: { resourceId: resource, collectionId: collection } }),
  openCollection: ({ network }) => ({ input: { networkId: network, title: 'x' } }),
  renameCollection: ({ collection }) => ({ input: { id: collection, title: 'x' } }),
  attachResource: ({ challenge, resource }) => ({ input: { challengeId: challenge, resourceId: resource } }),
  detachResource: ({ challenge, resource }) => ({ input: { challengeId: challenge, resourceId: resource } }),
  markRead: ({ challenge }) => ({ challengeId: challenge, seq: 5 }),
  takeOutWords: ({ network }) => ({ networkId: network }),
  copyRoom: ({ network }) => ({ networkId: network }),
  openEffort: () => ({ input: { name: 'Eit program', kind: 'PROGRAMME' } }),
  endEffort: ({ network }) => ({ id: network }),
  addOrganisation: () => ({ input: { orgnr, nameNn: 'Ny', nameNb: 'Ny', nameEn: 'New' } }),
  disableAccount: () => ({ email: 'ukjend@example.org' }),
  enableAccount: () => ({ email: 'ukjend@example.org' }),
  askToOpenGlass: ({ network }) => ({ input: { networkId: network, reason: 'Ein grunn', hours: 1 } }),
  agreeToOpenGlass: ({ network }) => ({ id: network }),
  postMessage: ({ network, clientId, message, seat }) => ({
    input: { networkId: network, clientId, body: 'x', lang: 'nn', quotedId: message, mentions: [seat] },
  }),
  editMessage: ({ message }) => ({ input: { id: message, body: 'x' } }),
  withdrawMessage: ({ message }) => ({ id: message }),
  restoreMessage: ({ regrettedMessage }) => ({ id: regrettedMessage }),
  nod: ({ message }) => ({ input: { messageId: message, kind: 'THANKS' } }),
  takeBackNod: ({ message }) => ({ input: { messageId: message, kind: 'RECOGNISE' } }),
  markChatRead: ({ network }) => ({ networkId: network, seq: 5 }),
  keepMessages: ({ network }) => ({ input: { networkId: network, days: 30 } }),
  liftMessages: ({ challenge, message }) => ({ input: { challengeId: challenge, messageIds: [message] } }),
  agreeToLift: ({ lift }) => ({ id: lift }),
  refuseLift: ({ lift }) => ({ id: lift }),
  saveDraft: ({ network, place }) => ({ input: { networkId: network, place, content: 'x' } }),
  discardDraft: ({ network, place }) => ({ networkId: network, place }),
};

/** What a socket can say. */
export const socketEvents = ['enter', 'leave'];

/** What a socket hears, each of it only in a room it has been let into. */
export const toldEvents = ['changed', 'said', 'left', 'concern'];

/** What answers over HTTP besides the files of the web. */
export const routes = ['/graphql', '/files', '/healthz', '/readyz'];

/** What can be asked for by address. */
export const addresses: ((ids: Ids) => string)[] = [
  ({ file }) => `/files/${file}`,
  ({ file }) => `/files/${file}/thumbnail`,
  ({ regrettedFile }) => `/files/${regrettedFile}`,
  ({ looseFile }) => `/files/${looseFile}`,
  ({ resource }) => `/files/${resource}`,
  ({ network }) => `/files/?networkId=${network}`,
];
