import type { ErrorCode, FieldError } from '@krets/shared/errors';
import type { Response } from 'express';

/** An answer in the shape of GraphQL's errors, for what never gets as far, or goes another way. */
export function refuse(response: Response, status: number, code: ErrorCode, message: string, fields?: FieldError[]) {
  response.status(status).json({ errors: [{ message, extensions: fields ? { code, fields } : { code } }] });
}
