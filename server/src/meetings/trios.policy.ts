import { type PhaseKey, protocolOf } from '@krets/shared/protocols';

/** What goes on in all groups at once: in each round, one asks and the others advise. */
export const trioPhases = ['TELL', 'CLARIFY', 'REFLECT', 'RESPOND'] as const;
export type TrioPhase = (typeof trioPhases)[number];
export type TrioMoment = { round: number; phase: TrioPhase; endsAt: Date };

const phaseOf = (key: PhaseKey): TrioPhase => trioPhases.find((phase) => phase === key) ?? 'RESPOND';

/** Rounds of the same length, divided as in the protocol; whoever asks both answers and closes. */
export function trioMoments({ startsAt, minutes, rounds }: { startsAt: Date; minutes: number; rounds: number }) {
  const { phases, liveMinutes } = protocolOf('TROIKA');
  const planned = phases.filter(({ optional }) => !optional);
  const seconds = (minutes * 60) / rounds;
  return Array.from({ length: rounds }, (_, n) =>
    trioPhases.map((phase): TrioMoment => {
      const until = planned.findLastIndex(({ key }) => phaseOf(key) === phase);
      const part = planned.slice(0, until + 1).reduce((sum, one) => sum + one.liveSeconds, 0) / (liveMinutes * 60);
      return { round: n + 1, phase, endsAt: new Date(startsAt.getTime() + Math.round((n + part) * seconds) * 1_000) };
    }),
  ).flat();
}
