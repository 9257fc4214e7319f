import type { ApolloServerPlugin } from '@apollo/server';
import { noteFailure } from '../http/request-log.js';
import type { RequestContext } from './context.js';

/** Where the same may be asked for again, or somebody will be asked about it. */
const withId = new Set(['INTERNAL', 'BUSY', 'UNCERTAIN']);

/** What was asked for, by the names of the schema: a name of the client's own could say anything. */
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
