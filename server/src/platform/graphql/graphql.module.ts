import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import { AccessCheck } from '../access-check.js';
import { CONFIG, type ServerConfig } from '../config/config.token.js';
import { sha256Hex } from '../crypto/sha256.js';
import { RequestDatabase } from '../database/request-database.js';
import { Transactions } from '../database/transactions.js';
import { clientNetwork } from '../http/client-address.js';
import { BrowserCookie, SessionCookie } from '../http/cookies.js';
import { logFieldsOf } from '../http/request-log.js';
import { deviceName } from '../http/user-agent.js';
import { logSecurityEvent } from '../logging/security-log.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import type { RequestContext } from './context.js';
import { scalars } from './fields.js';
import { formatError } from './format-error.js';
import { logOperation } from './log-operation.js';
import { TrustedDocuments } from './operations/trusted-documents.js';
import { withinBounds } from './query-bounds.js';
import { idsIn } from './variable-ids.js';

const signsIn = new Set(['requestSignInCode', 'signIn', 'requestProof', 'prove']);

/** Names the operation for rate limits, and writes refused mutations to the security log. */
const setOperation: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, contextValue }) {
        const [field] = operation?.selectionSet.selections ?? [];
        if (field?.kind === 'Field') contextValue.db.operation = field.name.value;
      },
      async willSendResponse({ operation, contextValue: { db }, errors, response }) {
        const { code, retryAfter } = errors?.[0]?.extensions ?? {};
        if (retryAfter) response.http.headers.set('retry-after', String(retryAfter));
        if (code === 'TOO_MANY' && signsIn.has(db.operation))
          logSecurityEvent({ kind: 'SIGN_IN_REFUSED', personId: db.personId, detail: 'TOO_MANY' });
        if (operation?.operation !== 'mutation' || (code !== 'NOT_FOUND' && code !== 'UNAUTHENTICATED')) return;
        logSecurityEvent({ kind: 'REQUEST_REFUSED', personId: db.personId, detail: `${db.operation} ${code}` });
      },
    };
  },
};

const closeDatabase: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return { willSendResponse: async ({ contextValue }) => void contextValue.db.end() };
  },
};

/** The schema is written in code and emitted to `shared/schema.graphql`. */
export const GraphqlModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  inject: [CONFIG, Transactions, AccessCheck, RateLimits, TrustedDocuments],
  useFactory: (
    config: ServerConfig,
    transactions: Transactions,
    accessCheck: AccessCheck,
    limits: RateLimits,
    documents: TrustedDocuments,
  ) => {
    const isSecure = config.publicUrl.startsWith('https:');
    const [cookie, browser] = [new SessionCookie(isSecure), new BrowserCookie(isSecure)];
    const open = config.api === 'open';
    return {
      autoSchemaFile: true,
      // The emitted schema has been checked; checking it at every start costs a tenth of a second.
      buildSchemaOptions: { skipCheck: true, scalarsMap: scalars },
      path: '/graphql',
      playground: false,
      graphiql: false,
      introspection: open,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: !open,
      persistedQueries: { cache: documents.cache },
      maxRecursiveSelections: true,
      parseOptions: { maxTokens: 3_000 },
      validationRules: [withinBounds],
      formatError,
      stopOnTerminationSignals: false,
      plugins: [
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginLandingPageDisabled(),
        ApolloServerPluginUsageReportingDisabled(),
        setOperation as ApolloServerPlugin,
        closeDatabase as ApolloServerPlugin,
        logOperation as ApolloServerPlugin,
      ],
      context: ({ req, res }: { req: Request; res: Response }): RequestContext => {
        const db = new RequestDatabase(transactions, accessCheck, limits, cookie.tokenIn(req), () =>
          idsIn(req.body?.variables),
        );
        return {
          db,
          logFields: logFieldsOf(res),
          get device() {
            return deviceName(req.headers['user-agent']);
          },
          get clientNetwork() {
            return clientNetwork(req.ip);
          },
          browserHash: () => sha256Hex(browser.give(req, res)),
          setSessionCookie: (token) => {
            cookie.set(res, token);
            db.signInAs(token);
          },
          clearSessionCookie: () => cookie.clear(res),
        };
      },
    };
  },
});
