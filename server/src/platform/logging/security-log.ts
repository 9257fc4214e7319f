import { log } from './log.js';

/** Kinds of events. Each value is written to the log as it is here. */
type SecurityEventKind =
  | 'SIGNED_IN'
  | 'SIGN_IN_REFUSED'
  | 'REQUEST_REFUSED'
  | 'SESSION_ENDED'
  | 'SEAT_TAKEN'
  | 'SEAT_ENDED'
  | 'ROLE_CHANGED'
  | 'INVITATION_MADE'
  | 'INVITATION_REVOKED'
  | 'ADMINISTRATOR_APPOINTED'
  | 'ADMINISTRATOR_REMOVED'
  | 'ACCOUNT_DISABLED'
  | 'ACCOUNT_DELETED'
  | 'EMERGENCY_ACCESS_REQUESTED'
  | 'EMERGENCY_ACCESS_OPENED'
  | 'EMERGENCY_ACCESS_CLOSED'
  | 'DATA_EXPORTED';

/** Ids only: no name, address, key, title or other text that a person has written. */
export type SecurityEvent = {
  kind: SecurityEventKind;
  /** Who did it; null for somebody who is not signed in. */
  personId: string | null;
  networkId?: string;
  /** The person, seat or other row that it was done to. */
  subjectId?: string;
  /** An error code or the name of an operation. */
  detail?: string;
};

const securityLog = log.child({ log: 'security' }, { level: 'info' });

/** Writes a line whatever KRETS_LOG is, because an operator must be able to tell who was given which right, and when. */
export function logSecurityEvent(event: SecurityEvent): void {
  securityLog.info(event);
}

/** For the demo: its people are invented, and the lines would hide the output of `npm start`. */
export function disableSecurityLog(): void {
  securityLog.level = 'silent';
}
