import { Client, type Exchange, fetchExchange, mapExchange } from '@urql/core';
import { patientFetch, whileRenewed } from './patience.js';
import { withProof } from './proof.js';
import { tellOutdated } from './renewed.js';
import { isRefusal, troubleOf } from './trouble.js';

let signedOut = () => {};

/** Calls back when the server says that nobody is signed in. One listener: the session. */
export function whenSignedOut(listener: () => void): () => void {
  signedOut = listener;
  return () => {
    signedOut = () => {};
  };
}

/** Somebody else than GraphQL has heard it: the line of news. */
export function tellSignedOut(): void {
  signedOut();
}

/** In production the server accepts only documents it knows; they are named by hash and their text is not sent. */
const namedByHash: Exchange = mapExchange({
  onOperation(operation) {
    const hash = (operation.query as { __meta__?: { hash?: string } }).__meta__?.hash;
    if (!hash || import.meta.env.DEV) return operation;
    return { ...operation, extensions: { ...operation.extensions, persistedQuery: { version: 1, sha256Hash: hash } } };
  },
  onResult(result) {
    if (!result.error) return;
    const trouble = troubleOf(result.error);
    if (isRefusal(trouble, 'UNAUTHENTICATED')) signedOut();
    if (isRefusal(trouble, 'OUTDATED')) tellOutdated();
  },
});

export const graph = new Client({
  url: '/graphql',
  preferGetMethod: false,
  requestPolicy: 'network-only',
  fetch: withProof(whileRenewed(patientFetch(30_000), 2_000)),
  fetchOptions: { credentials: 'same-origin' },
  exchanges: [namedByHash, fetchExchange],
});
