import type { Server } from 'node:http';
import { limits } from '@krets/shared/limits';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import helmet from 'helmet';
import { CONFIG, type ServerConfig } from '../config/config.token.js';
import { Transactions } from '../database/transactions.js';
import { stopMailRoutes } from '../email/stop-mail-routes.js';
import { busy } from '../errors.js';
import { exportRoutes } from '../files/export-routes.js';
import { fileRoutes } from '../files/file-routes.js';
import { namesOperation, TrustedDocuments } from '../graphql/operations/trusted-documents.js';
import { Metrics } from '../metrics/metrics.js';
import { Realtime } from '../realtime/realtime.js';
import { calendarRoutes } from './calendar-routes.js';
import { compressAnswers } from './compress-answers.js';
import { Draining } from './draining.js';
import { formBodies } from './form-body.js';
import { arrivesWithin, liveness, readiness } from './health.js';
import { openPages } from './open-pages.js';
import { hostAllowed, originAllowed } from './origin.js';
import { refuse } from './refuse.js';
import { requestLog } from './request-log.js';
import { socketAccess } from './socket-access.js';
import { inlineFiles } from './web/inline-files.js';
import { serveWeb } from './web/serve-web.js';
import { WebFiles } from './web/web-files.js';

/** Sets up everything around GraphQL: headers, body limits, origins, files, sockets, health and the web. */
export function configureApp(app: NestExpressApplication): void {
  const config = app.get<ServerConfig>(CONFIG);
  app.set('trust proxy', config.trustedProxy);
  app.disable('x-powered-by');
  // No ETag for each answer: answers to POST are not cached, and files have their own.
  app.disable('etag');
  const headers = headersOf(config);
  app.use(headers);
  app.use(app.get(Draining).headers);
  app.use(ownHostOnly(config.publicUrl));
  const ways = [
    jsonPostOnly(config.publicUrl),
    arrivesWithin(limits.requestSeconds * 1_000),
    express.json({ limit: limits.requestBytes }),
    bodyRefused,
  ];
  const metrics = app.get(Metrics);
  app.use(
    '/graphql',
    requestLog('graphql', metrics),
    compressAnswers,
    ...ways,
    ...(config.api === 'web' ? [trustedOperationsOnly(app)] : []),
  );
  app.use('/files', requestLog('files', metrics), fileRoutes(app));
  app.use('/exports', requestLog('files', metrics), exportRoutes(app));
  app.use('/calendar', calendarRoutes(app));
  // Its address holds a token, so that it is not in the request log.
  app.use('/unsubscribe', stopMailRoutes(app));
  app.use('/healthz', liveness);
  app.use('/readyz', readiness(app));
  app.use('/oversyn', arrivesWithin(limits.requestSeconds * 1_000), formBodies(config.publicUrl));
  app.use(serveWeb(app.get(WebFiles), openPages(config)));
  (app.getHttpServer() as Server).requestTimeout = limits.requestMinutes * 60_000;
  app.get(Realtime).attach(app.getHttpServer(), socketAccess(app.get(Transactions), config.publicUrl), {
    headers,
    heartbeat: config.heartbeat,
    databaseUrl: config.directUrl ?? config.databaseUrl,
    socketsPerPerson: config.socketsPerPerson,
  });
}

function headersOf(config: ServerConfig) {
  const { styles, script } = inlineFiles();
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        // Inline are only the script and the sheet of the open pages. React sets style attributes.
        scriptSrc: ["'self'", script.hash],
        styleSrc: ["'self'", styles.hash],
        styleSrcAttr: ["'unsafe-inline'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** Health checks use whatever name the machine has inside its network. */
const healthPaths = new Set(['/healthz', '/readyz']);

function ownHostOnly(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (healthPaths.has(request.path) || hostAllowed(request, publicUrl)) return next();
    refuse(response, 403, 'BAD_INPUT', 'Not under this name.');
  };
}

function jsonPostOnly(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    if (request.method !== 'POST') return refuse(response, 405, 'BAD_INPUT', 'Only POST.');
    if (!request.is('application/json') || !isUtf8(request.headers['content-type']))
      return refuse(response, 415, 'BAD_INPUT', 'Only application/json, in UTF-8.');
    if (!originAllowed(request, publicUrl)) return refuse(response, 403, 'BAD_INPUT', 'Not from this origin.');
    next();
  };
}

const isUtf8 = (contentType = '') =>
  !/charset/i.test(contentType) || /;\s*charset="?utf-8"?\s*(;|$)/i.test(contentType);

/** Not used with `KRETS_API=open`. */
function trustedOperationsOnly(app: NestExpressApplication): RequestHandler {
  const documents = app.get(TrustedDocuments);
  const schema = () => app.get(GraphQLSchemaHost, { strict: false }).schema;
  return async (request, response, next) => {
    if (!namesOperation(request.body))
      return refuse(response, 400, 'BAD_INPUT', 'Only the operations of the web are accepted here.');
    // When the look-up fails, the client is not told that it is outdated.
    const trusted = await documents.trusts(request.body, schema).catch(() => null);
    if (trusted) return next();
    if (trusted === null) return refuse(response, 503, 'BUSY', busy().message);
    refuse(response, 410, 'OUTDATED', 'Krets has been renewed. Load the page again.');
  };
}

const bodyRefused: ErrorRequestHandler = (error, _request, response, next) => {
  if (error?.type === 'entity.too.large') return refuse(response, 413, 'TOO_LARGE', 'The request is too large.');
  if (error?.status >= 400 && error.status < 500)
    return refuse(response, 400, 'BAD_INPUT', 'The body is not valid JSON.');
  next(error);
};
