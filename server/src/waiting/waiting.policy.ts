import type { ConsultationRole, ProtocolKey } from '@krets/shared/kinds';
import { type Phase, phases, protocols } from '@krets/shared/protocols';

const phasesWhere = (is: (phase: Phase) => boolean): string[] =>
  Object.entries(phases).flatMap(([key, phase]) => (is(phase) ? [key] : []));
const speaks = ({ silent }: Phase, role: ConsultationRole) => !silent.includes(role);

/** The phases that wait for each role; the same rule as `awaited` of a consultation. */
export const turns = {
  OWNER: phasesWhere(
    (phase) => speaks(phase, 'OWNER') && (phase.allow.OWNER.includes('PASS') || phase.exit.includes('OWNER_DONE')),
  ),
  PEER: phasesWhere((phase) => speaks(phase, 'PEER') && phase.allow.PEER.includes('PASS')),
  /** The owner answers questions. */
  ANSWERS: phasesWhere((phase) => phase.allow.OWNER.includes('ANSWER')),
};

/** How many people each protocol takes. */
export const people = Object.fromEntries(protocols.map(({ key, participants }) => [key, participants])) as Record<
  ProtocolKey,
  { min: number; max: number }
>;
