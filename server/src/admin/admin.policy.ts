import type { Account } from '../identity/account.entity.js';
import type { Membership } from '../networks/membership/membership.js';
import type { EmergencyAccess } from './emergency-access/emergency-access.entity.js';

/** Sees sizes and form, keeps programmes and organisations, closes accounts. Reads no room. */
export const mayAdministerPlatform = (account: Account | undefined) => account?.isAdministrator === true;

/** Two persons: who asked does not also say yes. */
export const mayAgree = (account: Account | undefined, opening: EmergencyAccess) =>
  mayAdministerPlatform(account) && opening.askedBy !== account?.personId && opening.agreedAt === null;

/** The room's facilitators and the administrators, in whatever stage the room is. */
export const mayEndEmergencyAccess = (account: Account | undefined, membership: Membership, opening: EmergencyAccess) =>
  opening.agreedAt !== null &&
  opening.endedAt === null &&
  (mayAdministerPlatform(account) || membership.role === 'FACILITATOR');
