import type { Standing } from '../networks/standing.js';
import type { Account } from '../people/account.entity.js';
import type { GlassOpening } from './glass-opening.entity.js';

/** Sees sizes and form, keeps programmes and organisations, closes accounts. Reads no room. */
export const mayAdministrate = (account: Account | undefined) => account?.isAdministrator === true;

/** Two persons: who asked does not also say yes. */
export const mayAgree = (account: Account | undefined, opening: GlassOpening) =>
  mayAdministrate(account) && opening.askedBy !== account?.personId && opening.agreedAt === null;

/** The room's facilitators and the administrators, in whatever stage the room is. */
export const mayEndEmergencyAccess = (account: Account | undefined, standing: Standing, opening: GlassOpening) =>
  opening.agreedAt !== null &&
  opening.endedAt === null &&
  (mayAdministrate(account) || standing.role === 'FACILITATOR');
