import type { AgendaKind, MeetingStepKind } from '@krets/shared/kinds';
import type { Membership } from '../networks/membership/membership.js';
import type { Meeting } from './meeting.entity.js';
import type { MeetingStep } from './meeting-run.entity.js';

export type Run = {
  steps: MeetingStep[];
  step: number;
  stepStartedAt: Date;
  stepEndsAt: Date;
  /** How often the time of this step has been made longer. */
  extensions: number;
  /** Until when those who are there choose the order again. */
  choosingUntil: Date | null;
};

const minute = 60_000;
/** How long the members say whether they want more time. */
const voteSeconds = 20;
const choosingMinutes = 2;
/** Twice, the second time shorter. */
const longer = [(minutes: number) => Math.ceil(minutes / 2), () => 5];

const part = (kind: MeetingStepKind, minutes: number): MeetingStep => ({ kind, minutes, itemId: null, ifTime: false });

type Item = { id: string; kind: AgendaKind; minutes: number; hasTime: boolean };

/**
 * The frame of a meeting: how we are, last time's steps, whether we hold on to the order, the items with a pause among them, what we learned,
 * the next time.
 */
export function stepsOf(items: readonly Item[], minutes: number, asksForOrder = items.length > 1): MeetingStep[] {
  const steps = items.map(
    ({ id, kind, minutes: each, hasTime }): MeetingStep => ({
      ...part(kind === 'TRIOS' ? 'TRIOS' : 'ITEM', each),
      itemId: id,
      ifTime: !hasTime,
    }),
  );
  const timed = steps.filter(({ ifTime }) => !ifTime);
  const long = minutes >= 90;
  const middle = Math.ceil(timed.length / 2);
  return [
    part('CHECK_IN', long ? 10 : 5),
    ...(minutes >= 120 ? [part('FOLLOW_UP', 10)] : []),
    ...(asksForOrder ? [part('AGENDA', long ? 5 : 3)] : []),
    ...timed.slice(0, middle),
    ...(long && timed.length > 1 ? [part('PAUSE', 10)] : []),
    ...timed.slice(middle),
    // After those that have time: a shorter one of them must not take the time of another.
    ...steps.filter(({ ifTime }) => ifTime),
    part('LEARNING', long ? 10 : 5),
    part('NEXT_DATE', 5),
  ];
}

/** The step after `step`, or null at the end. What is there if time allows is passed over when it does not. */
export function stepAfter({ steps, step }: Pick<Run, 'steps' | 'step'>, endsAt: Date, now: Date): number | null {
  const closing = steps.filter(({ kind }) => kind === 'LEARNING' || kind === 'NEXT_DATE');
  const needed = closing.reduce((sum, { minutes }) => sum + minutes, 0);
  const left = (endsAt.getTime() - now.getTime()) / minute - needed;
  for (let next = step + 1; next < steps.length; next++) {
    const one = steps[next];
    if (one && (!one.ifTime || one.minutes <= left)) return next;
  }
  return null;
}

export const votesUntil = ({ stepEndsAt }: Pick<Run, 'stepEndsAt'>) =>
  new Date(stepEndsAt.getTime() + voteSeconds * 1_000);

export const isAboutOrder = ({ steps, step }: Pick<Run, 'steps' | 'step'>) => steps[step]?.kind === 'AGENDA';

/** Its rounds have the same time in all groups. */
export const isInTrios = ({ steps, step }: Pick<Run, 'steps' | 'step'>) => steps[step]?.kind === 'TRIOS';

export const mayBeLonger = (run: Pick<Run, 'extensions' | 'steps' | 'step'>) =>
  run.extensions < longer.length && !isAboutOrder(run) && !isInTrios(run);

/** The same step with more time. */
export function withMoreTime(run: Run, now: Date): Run {
  const minutes = longer[run.extensions]?.(run.steps[run.step]?.minutes ?? 10) ?? 0;
  return { ...run, extensions: run.extensions + 1, stepEndsAt: new Date(now.getTime() + minutes * minute) };
}

export function atStep(run: Run, step: number, now: Date): Run {
  const minutes = run.steps[step]?.minutes ?? 0;
  return { ...run, step, extensions: 0, stepStartedAt: now, stepEndsAt: new Date(now.getTime() + minutes * minute) };
}

/** From when members say that they are there. */
export const comingFrom = (startsAt: Date) => new Date(startsAt.getTime() - 30 * minute);

export const mayCome = (
  { writable }: Membership,
  { startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>,
  at: Date,
) => writable && at < endsAt && at >= comingFrom(startsAt);

/** Who facilitates may begin half an hour before; when it is time, everybody may. It begins when two are there. */
export const mayStart = (
  membership: Membership,
  isFacilitator: boolean,
  meeting: Pick<Meeting, 'startsAt' | 'endsAt'>,
  at: Date,
) => mayCome(membership, meeting, at) && (isFacilitator || at >= meeting.startsAt);

/** The facilitator or the owner of an item says that it is done before its time is up; with the order only when it is held on to. */
export const mayFinish = (run: Run, isFacilitatorOrOwner: boolean, orderIsHeld: boolean) =>
  isFacilitatorOrOwner && (!isAboutOrder(run) || (orderIsHeld && !run.choosingUntil));

/** When its time is up the group goes on. */
export const mayMoveOn = (run: Run, isFacilitatorOrOwner: boolean, at: Date, orderIsHeld = true) =>
  at < run.stepEndsAt ? mayFinish(run, isFacilitatorOrOwner, orderIsHeld) : !mayBeLonger(run) || at >= votesUntil(run);

export const mayVote = (run: Run, at: Date) => mayBeLonger(run) && run.stepEndsAt <= at && at < votesUntil(run);

/** What those who are there say together of the order (app.agenda_consent). */
export type AgendaConsent = 'AGAIN' | 'ALL' | 'HELD' | 'OPEN';
export const isHeld = (consent: AgendaConsent) => consent === 'ALL' || consent === 'HELD';

/** Once in a meeting: those who are there hold on to the order, or want to choose again. */
export const maySayOfOrder = (run: Run, at: Date) => isAboutOrder(run) && !run.choosingUntil && at < run.stepEndsAt;

export function withNewChoice(run: Run, at: Date): Run {
  const until = new Date(at.getTime() + choosingMinutes * minute);
  return { ...run, choosingUntil: until, stepEndsAt: until };
}

/** Those who are there choose again. */
export const isChoosingAgain = ({ choosingUntil }: Pick<Run, 'choosingUntil'>, at: Date) =>
  choosingUntil !== null && at < choosingUntil;

/** They have chosen, and their order is to be made. */
export const hasChosenAgain = (run: Run, at: Date) =>
  isAboutOrder(run) && run.choosingUntil !== null && run.choosingUntil <= at;
