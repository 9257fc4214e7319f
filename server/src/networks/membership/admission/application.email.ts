import type { ApplicationState, Language } from '@krets/shared/kinds';
import type { DurableEmail } from '../../../platform/email/outbox.js';

export type ApplicationDecision = {
  state: ApplicationState;
  warned: boolean;
  email: string;
  language: Language;
  /** Facilitators and colleagues in the room who are warned. */
  beside: { email: string; language: Language }[];
};

const kinds = {
  APPLIED: 'APPLICATION_RECEIVED',
  WAITING: 'APPLICATION_WAITING',
  ADMITTED: 'APPLICATION_ADMITTED',
  DECLINED: 'APPLICATION_DECLINED',
} as const;

/** To the one it is about, and a warning to those whose colleague the applicant would be. A reason for a no is read on the page. */
export function applicationEmails(
  networkId: string,
  { state, warned, email, language, beside }: ApplicationDecision,
): DurableEmail[] {
  if (state === 'WITHDRAWN') return [];
  const kind = state === 'ADMITTED' && warned ? 'APPLICATION_ADMITTED_NEAR' : kinds[state];
  const variables = { networkId };
  return [
    { kind, to: email, language, variables },
    ...beside.map((reader) => ({
      kind: 'APPLICATION_NEARBY' as const,
      to: reader.email,
      language: reader.language,
      variables,
    })),
  ];
}
