import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useState } from 'react';
import { apiClient } from './api-client.js';
import { type ApiError, apiErrorOf } from './api-error.js';
import { answerAhead, useQueryResult } from './useQueryResult.js';

type Variables = Record<string, unknown>;

function nameOf(document: { definitions: TypedDocumentNode['definitions'] }): string {
  const definition = document.definitions[0];
  return (definition?.kind === 'OperationDefinition' && definition.name?.value) || '';
}

const keyOf = (document: { definitions: TypedDocumentNode['definitions'] }, variables: Variables) =>
  `${nameOf(document)} ${JSON.stringify(variables)}`;

/** Sends the query that a page will ask with `useQuery`, before the page is there. */
export function askAhead<Data, V extends Variables>(document: TypedDocumentNode<Data, V>, variables: V): void {
  answerAhead(keyOf(document, variables), apiClient.query<Data, Variables>(document, variables).toPromise());
}

/** Runs the query when the component mounts and when the variables change. */
export function useQuery<Data, V extends Variables>(document: TypedDocumentNode<Data, V>, variables: V, pause = false) {
  return useQueryResult<Data>(
    keyOf(document, variables),
    () => apiClient.query<Data, Variables>(document, variables).toPromise(),
    pause,
  );
}

/** One mutation: `mutate` resolves with the answer, or with undefined when it was refused; the reason is then in `apiError`. */
export function useMutation<Data, V extends Variables>(document: TypedDocumentNode<Data, V>) {
  const [busy, setBusy] = useState(false);
  const [apiError, setApiError] = useState<ApiError>();
  const mutate = useCallback(
    async (variables: V): Promise<Data | undefined> => {
      setBusy(true);
      setApiError(undefined);
      const result = await apiClient.mutation<Data, Variables>(document, variables);
      setBusy(false);
      if (result.error) setApiError(apiErrorOf(result.error));
      return result.error ? undefined : result.data;
    },
    [document],
  );
  return { mutate, busy, apiError };
}
