import type { ErrorCode, FieldError } from '@krets/shared/errors';
import type { Response } from 'express';

/** An error in the shape of GraphQL's, for requests refused before GraphQL or on another route. */
export function refuse(response: Response, status: number, code: ErrorCode, message: string, fields?: FieldError[]) {
  response.status(status).json({ errors: [{ message, extensions: fields ? { code, fields } : { code } }] });
}
