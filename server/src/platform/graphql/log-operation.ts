import type { ApolloServerPlugin } from '@apollo/server';
import { noteFailure } from '../http/request-log.js';
import type { RequestContext } from './context.js';

/** Errors that carry the id of the request, because the client retries or somebody will ask about them. */
const withId = new Set(['INTERNAL', 'BUSY', 'UNCERTAIN']);

/** The names of the operation's fields in the schema: the client's own operation name could contain anything. */
export const logOperation: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue }) {
        for (const error of errors) noteFailure(error, contextValue.logFields.requestId);
      },
      async willSendResponse({ operation, response, contextValue: { logFields: told } }) {
        const fields = operation?.selectionSet.selections.map((one) => (one.kind === 'Field' ? one.name.value : '…'));
        if (fields && operation) told.operation = `${operation.operation} ${fields.slice(0, 3).join(' ')}`;
        const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
        told.outcome = String(errors?.[0]?.extensions?.code ?? 'OK');
        for (const { extensions } of errors ?? [])
          if (extensions && withId.has(String(extensions.code))) extensions.requestId = told.requestId;
      },
    };
  },
};
