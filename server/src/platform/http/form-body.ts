import busboy from 'busboy';
import express, { type Request, type RequestHandler } from 'express';
import { originAllowed } from './origin.js';
import { refuse } from './refuse.js';

/** Of a form without a file, and of a file or the text of one. In bytes. */
const limits = { form: 100_000, file: 2_000_000 } as const;

/** What a form of an open page sent: the values of each field, and the content of its file. */
export type FormBody = { values: URLSearchParams; file: Buffer | null; tooLarge: boolean };

export const formBodyOf = (request: Request): FormBody =>
  (request as { form?: FormBody }).form ?? { values: new URLSearchParams(), file: null, tooLarge: false };

/**
 * Reads the forms of the open pages, and refuses those that another site has sent: with them comes the cookie of a session.
 */
export function formBodies(publicUrl: string): RequestHandler {
  const text = express.text({ type: 'application/x-www-form-urlencoded', limit: limits.form });
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (request.method !== 'POST') return refuse(response, 405, 'BAD_INPUT', 'Only GET and POST.');
    if (!originAllowed(request, publicUrl)) return refuse(response, 403, 'BAD_INPUT', 'Not from this origin.');
    const done = (form: FormBody) => {
      (request as { form?: FormBody }).form = form;
      next();
    };
    if (request.is('multipart/form-data')) {
      read(request).then(done, () => refuse(response, 400, 'BAD_INPUT', 'This is no form.'));
      return;
    }
    if (!request.is('application/x-www-form-urlencoded')) return refuse(response, 415, 'BAD_INPUT', 'Only forms.');
    text(request, response, (error?: unknown) => {
      if (error) return refuse(response, 413, 'TOO_LARGE', 'The form is too large.');
      done({ values: new URLSearchParams(String(request.body ?? '')), file: null, tooLarge: false });
    });
  };
}

function read(request: Request): Promise<FormBody> {
  return new Promise((resolve, reject) => {
    const form: FormBody = { values: new URLSearchParams(), file: null, tooLarge: false };
    const parts = busboy({
      headers: request.headers,
      limits: { fields: 20, files: 1, fieldSize: limits.file, fileSize: limits.file, parts: 21 },
    });
    parts.on('field', (name, value, { valueTruncated }) => {
      form.tooLarge ||= valueTruncated;
      form.values.append(name, value);
    });
    parts.on('file', (_name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => {
        form.tooLarge = true;
      });
      stream.on('end', () => {
        // A file field that is left empty is sent without content.
        if (chunks.length > 0) form.file = Buffer.concat(chunks);
      });
      stream.on('error', reject);
    });
    parts.on('close', () => resolve(form));
    parts.on('error', reject);
    request.on('aborted', () => reject(new Error('aborted')));
    request.pipe(parts);
  });
}
