import { randomUUID } from 'node:crypto';
import { aChallenge, aResource } from '../../support/person.js';
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
  resource: ({ resource }) => ({ id: resource }),
  news: ({ network }) => ({ networkId: network, after: 0, first: 100 }),
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
  saveDraft: ({ network, place }) => ({ input: { networkId: network, place, content: 'x' } }),
  discardDraft: ({ network, place }) => ({ networkId: network, place }),
};

/** What a socket can say. */
export const socketEvents = ['enter', 'leave'];

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
