/**
 * An error of the database about a statement, not about a lost connection. Lost connections have class 57, class 08 from a pooler, or no
 * SQLSTATE at all.
 */
export function isServerAnswer(error: unknown): boolean {
  if (error instanceof RolledBackError) return true;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && (code === '57014' || !/^(57|08)/.test(code));
}

/** The database answered COMMIT with a rollback. */
export class RolledBackError extends Error {}
