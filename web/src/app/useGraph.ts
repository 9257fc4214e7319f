import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useState } from 'react';
import { graph } from './graph.js';
import { type Trouble, troubleOf } from './trouble.js';
import { useAnswer } from './useAnswer.js';

type Variables = Record<string, unknown>;

function nameOf(document: { definitions: TypedDocumentNode['definitions'] }): string {
  const definition = document.definitions[0];
  return (definition?.kind === 'OperationDefinition' && definition.name?.value) || '';
}

/** Asks when the page is shown and when the variables change. */
export function useGraph<Data, V extends Variables>(document: TypedDocumentNode<Data, V>, variables: V, pause = false) {
  const key = `${nameOf(document)} ${JSON.stringify(variables)}`;
  return useAnswer<Data>(key, () => graph.query<Data, Variables>(document, variables).toPromise(), pause);
}

/** One verb: `act` resolves with the answer, or with undefined when it was refused; the reason is then in `trouble`. */
export function useAct<Data, V extends Variables>(document: TypedDocumentNode<Data, V>) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const act = useCallback(
    async (variables: V): Promise<Data | undefined> => {
      setBusy(true);
      setTrouble(undefined);
      const result = await graph.mutation<Data, Variables>(document, variables);
      setBusy(false);
      if (result.error) setTrouble(troubleOf(result.error));
      return result.error ? undefined : result.data;
    },
    [document],
  );
  return { act, busy, trouble };
}
