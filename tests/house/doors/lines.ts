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
export const toldEvents = ['changed', 'said', 'left'];

/** What answers over HTTP besides the files of the web. */
export const routes = ['/graphql', '/healthz', '/readyz'];
