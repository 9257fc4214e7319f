import { useState } from 'react';
import { type ApiError, fieldFault } from '../app/api/api-error.js';

/**
 * For a form that replaces what others may change too. `replaces` is what the server is told that the writer has seen: what
 * was there when the form was opened, and after a refusal, when the newer one is shown beside the writer's own, that one.
 */
export function useReplaces<T>(latest: T, apiError: ApiError | undefined) {
  const [seen, setSeen] = useState(latest);
  const stale = fieldFault(apiError, 'replaces')?.rule === 'stale';
  return { replaces: stale ? latest : seen, stale, setSeen };
}
