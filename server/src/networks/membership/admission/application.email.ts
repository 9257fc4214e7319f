import type { ApplicationState, Language } from '@krets/shared/kinds';
import type { DurableEmail } from '../../../platform/email/outgoing-mails.js';

export type ApplicationDecision = {
  state: ApplicationState;
  warned: boolean;
  email: string;
  language: Language;
  /** Facilitators and members from the same organisation, who get a warning. */
  beside: { email: string; language: Language }[];
};

const kinds = {
  APPLIED: 'APPLICATION_RECEIVED',
  WAITING: 'APPLICATION_WAITING',
  ADMITTED: 'APPLICATION_ADMITTED',
  DECLINED: 'APPLICATION_DECLINED',
} as const;

/** To the applicant, and a warning to members from the same organisation. The reason for a no is read on the page, never in the mail. */
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
