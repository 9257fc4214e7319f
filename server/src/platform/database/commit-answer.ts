/** Said by the database about a statement, and not of a connection that ended: those are of class 57, of class 08 when a pooler says it, or have no SQLSTATE at all. */
export function isServerAnswer(error: unknown): boolean {
  if (error instanceof RolledBackError) return true;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && (code === '57014' || !/^(57|08)/.test(code));
}

/** The database rolled back instead. */
export class RolledBackError extends Error {}
