import type { Account } from '../identity/account.entity.js';
import type { Membership } from '../networks/membership/membership.js';
import type { EmergencyAccess } from './emergency-access/emergency-access.entity.js';

/** Sees sizes and settings of networks, manages programmes and organisations, closes accounts. Reads no room. */
export const mayAdministerPlatform = (account: Account | undefined) => account?.isAdministrator === true;

/** Emergency access needs two persons: the one who asks cannot also agree. */
export const mayAgree = (account: Account | undefined, opening: EmergencyAccess) =>
  mayAdministerPlatform(account) && opening.requestedBy !== account?.personId && opening.approvedAt === null;

/** The facilitators of the room and the administrators, at any stage of the network. */
export const mayEndEmergencyAccess = (account: Account | undefined, membership: Membership, opening: EmergencyAccess) =>
  opening.approvedAt !== null &&
  opening.endedAt === null &&
  (mayAdministerPlatform(account) || membership.role === 'FACILITATOR');
