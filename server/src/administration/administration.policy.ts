import type { Account } from '../people/account.entity.js';
import type { GlassOpening } from './glass-opening.entity.js';

/** Sees sizes and form, keeps programmes and organisations, closes accounts. Reads no room. */
export const mayAdministrate = (account: Account | undefined) => account?.isAdministrator === true;

/** Two persons: who asked does not also say yes. */
export const mayAgree = (account: Account | undefined, opening: GlassOpening) =>
  mayAdministrate(account) && opening.askedBy !== account?.personId && opening.agreedAt === null;
