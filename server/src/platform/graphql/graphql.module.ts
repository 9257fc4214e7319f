import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import { CONFIG, type ServerConfig } from '../config.token.js';
import { Work } from '../database/work.js';
import { Door, hashOf } from '../door.js';
import { Gate } from '../gate.js';
import { clientNetwork } from '../http/client-address.js';
import { BrowserCookie, SessionCookie } from '../http/cookies.js';
import { deviceOf } from '../http/device.js';
import { toldOf } from '../http/request-log.js';
import { RateLimits } from '../limiting/rate-limits.js';
import { logSecurityEvent } from '../security-log.js';
import { answerError } from './answer-errors.js';
import { withinBounds } from './bounds.js';
import type { RequestContext } from './context.js';
import { scalars } from './fields.js';
import { idsIn } from './ids-in.js';
import { tellsTheLog } from './tells-the-log.js';
import { TrustedDocuments } from './trusted-documents.js';

const signsIn = new Set(['requestSignInCode', 'signIn', 'requestProof', 'prove']);

/** Knows what is asked for, and writes down which changes were refused to whom. */
const namesTheOperation: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, contextValue }) {
        const [field] = operation?.selectionSet.selections ?? [];
        if (field?.kind === 'Field') contextValue.door.operation = field.name.value;
      },
      async willSendResponse({ operation, contextValue: { door }, errors, response }) {
        const { code, retryAfter } = errors?.[0]?.extensions ?? {};
        if (retryAfter) response.http.headers.set('retry-after', String(retryAfter));
        if (code === 'TOO_MANY' && signsIn.has(door.operation))
          logSecurityEvent({ kind: 'SIGN_IN_REFUSED', personId: door.personId, detail: 'TOO_MANY' });
        if (operation?.operation !== 'mutation' || (code !== 'NOT_FOUND' && code !== 'UNAUTHENTICATED')) return;
        logSecurityEvent({ kind: 'REQUEST_REFUSED', personId: door.personId, detail: `${door.operation} ${code}` });
      },
    };
  },
};

const closeTheDoor: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return { willSendResponse: async ({ contextValue }) => void contextValue.door.end() };
  },
};

/** The schema is written in code and emitted to `shared/schema.graphql`. */
export const TheGraph = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  inject: [CONFIG, Work, Gate, RateLimits, TrustedDocuments],
  useFactory: (config: ServerConfig, work: Work, gate: Gate, limits: RateLimits, documents: TrustedDocuments) => {
    const isSecure = config.publicUrl.startsWith('https:');
    const [cookie, browser] = [new SessionCookie(isSecure), new BrowserCookie(isSecure)];
    const open = config.api === 'open';
    return {
      autoSchemaFile: true,
      // What is emitted has been checked; to check it again costs a tenth of a second at every start.
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
      formatError: answerError,
      stopOnTerminationSignals: false,
      plugins: [
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginLandingPageDisabled(),
        ApolloServerPluginUsageReportingDisabled(),
        namesTheOperation as ApolloServerPlugin,
        closeTheDoor as ApolloServerPlugin,
        tellsTheLog as ApolloServerPlugin,
      ],
      context: ({ req, res }: { req: Request; res: Response }): RequestContext => {
        const door = new Door(work, gate, limits, cookie.tokenIn(req), () => idsIn(req.body?.variables));
        return {
          door,
          told: toldOf(res),
          get device() {
            return deviceOf(req.headers['user-agent']);
          },
          get clientNetwork() {
            return clientNetwork(req.ip);
          },
          browserHash: () => hashOf(browser.give(req, res)),
          keepSession: (token) => {
            cookie.set(res, token);
            door.hold(token);
          },
          dropSession: () => cookie.clear(res),
        };
      },
    };
  },
});
