import { randomUUID } from 'node:crypto';
import { aChallenge } from '../../support/person.js';
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
  network: ({ network }) => ({ id: network }),
  challenge: ({ challenge }) => ({ id: challenge }),
  contribution: ({ contribution }) => ({ id: contribution }),
  news: ({ network }) => ({ networkId: network, after: 0, first: 100 }),
  draft: ({ network, place }) => ({ networkId: network, place }),
  invitation: ({ key }) => ({ key }),
  protocols: 'none',
  consultation: ({ consultation }) => ({ id: consultation }),
  consultations: ({ network }) => ({ networkId: network, first: 20 }),
};

/** Every verb. */
export const mutations: Record<string, Line> = {
  requestSignInCode: () => ({ email: `ukjend.${randomUUID().slice(0, 8)}@example.org`, language: 'nn' }),
  signIn: () => ({ email: 'ukjend@example.org', code: '000000' }),
  signInAsDemo: ({ person }) => ({ personId: person }),
  signOut: 'none',
  endSession: ({ session }) => ({ id: session }),
  saveProfile: () => ({ input: { name: 'Uendra', roleTitle: 'Uendra', orgnr, county: null, language: 'nn' } }),
  foundNetwork: () => ({ input: { name: 'Nytt', purpose: 'Nytt' } }),
  invite: ({ network }) => ({ input: { networkId: network, role: 'FACILITATOR' } }),
  revokeInvitation: ({ invitation }) => ({ id: invitation }),
  takeSeat: ({ key }) => ({ input: { key, roleTitle: 'Sjef', orgnr } }),
  describeNetwork: ({ network }) => ({ input: { networkId: network, name: 'x', purpose: 'x' } }),
  leaveNetwork: ({ network }) => ({ networkId: network }),
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
  markRead: ({ challenge }) => ({ challengeId: challenge, seq: 5 }),
  saveDraft: ({ network, place }) => ({ input: { networkId: network, place, content: 'x' } }),
  discardDraft: ({ network, place }) => ({ networkId: network, place }),
  proposeConsultation: ({ challenge, clientId, person }) => ({
    input: { challengeId: challenge, clientId, protocol: 'TROIKA', mode: 'LIVE', personIds: [person] },
  }),
  askToTakePart: ({ consultation, person }) => ({ input: { id: consultation, personIds: [person] } }),
  joinConsultation: ({ consultation }) => ({ id: consultation }),
  declineConsultation: ({ consultation }) => ({ id: consultation }),
  scheduleConsultation: ({ consultation }) => ({ input: { id: consultation, startsAt: '2099-01-01T00:00:00Z' } }),
  startConsultation: ({ consultation }) => ({ id: consultation }),
  advanceConsultation: ({ consultation }) => ({ input: { id: consultation, phaseSeq: 1 } }),
  skipPhase: ({ consultation }) => ({ input: { id: consultation, phaseSeq: 1 } }),
  extendPhase: ({ consultation }) => ({ input: { id: consultation, phaseSeq: 1, by: 5 } }),
  pauseConsultation: ({ consultation }) => ({ input: { id: consultation, phaseSeq: 1 } }),
  resumeConsultation: ({ consultation }) => ({ input: { id: consultation, phaseSeq: 1 } }),
  turnConsultation: ({ consultation }) => ({ input: { id: consultation, mode: 'ASYNC' } }),
  appointFacilitator: ({ consultation, person }) => ({ input: { id: consultation, personId: person } }),
  claimFacilitator: ({ consultation }) => ({ id: consultation }),
  stepDownAsFacilitator: ({ consultation }) => ({ id: consultation }),
  closeConsultation: ({ consultation }) => ({ id: consultation }),
  withdrawConsultation: ({ consultation }) => ({ id: consultation }),
  postInConsultation: ({ consultation, clientId }) => ({
    input: { consultationId: consultation, clientId, phaseSeq: 1, kind: 'STATEMENT', body: 'x', lang: 'nn' },
  }),
  withdrawConsultationPost: ({ spoken }) => ({ id: spoken }),
  raiseHand: ({ consultation }) => ({ id: consultation }),
  lowerHand: ({ consultation, person }) => ({ input: { id: consultation, personId: person } }),
  keepPrivateNote: ({ consultation }) => ({ input: { consultationId: consultation, content: 'x' } }),
};

/** What a socket can say. */
export const socketEvents = ['enter', 'leave'];

/** What answers over HTTP besides the files of the web. */
export const routes = ['/graphql', '/healthz', '/readyz'];
