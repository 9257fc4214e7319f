import { cleanAll } from '@krets/shared/text';
import { Client, type Exchange, fetchExchange, mapExchange } from '@urql/core';
import { apiErrorOf, isRefusal } from './api-error.js';
import { fetchWithTimeout, retryWhenOutdated } from './fetch-with-timeout.js';
import { retryWithProof } from './fresh-proof.js';
import { markOutdated } from './outdated-client.js';

let signedOut = () => {};

/** Calls back when the server answers that nobody is signed in. One listener: the session. */
export function onSignedOut(listener: () => void): () => void {
  signedOut = listener;
  return () => {
    signedOut = () => {};
  };
}

/** Reports a signed-out answer that came another way than through GraphQL: over the realtime connection. */
export function notifySignedOut(): void {
  signedOut();
}

/** In production the server accepts only documents it knows; they are named by hash and their text is not sent. */
const persistedOperations: Exchange = mapExchange({
  onOperation(given) {
    const operation = { ...given, variables: cleanAll(given.variables) };
    const hash = (operation.query as { __meta__?: { hash?: string } }).__meta__?.hash;
    if (!hash || import.meta.env.DEV) return operation;
    return { ...operation, extensions: { ...operation.extensions, persistedQuery: { version: 1, sha256Hash: hash } } };
  },
  onResult(result) {
    if (!result.error) return;
    const apiError = apiErrorOf(result.error);
    if (isRefusal(apiError, 'UNAUTHENTICATED')) signedOut();
    if (isRefusal(apiError, 'OUTDATED')) markOutdated();
  },
});

export const apiClient = new Client({
  url: '/graphql',
  preferGetMethod: false,
  requestPolicy: 'network-only',
  fetch: retryWithProof(retryWhenOutdated(fetchWithTimeout(30_000), 2_000)),
  fetchOptions: { credentials: 'same-origin' },
  exchanges: [persistedOperations, fetchExchange],
});
