import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import * as may from '@krets/server/dist/consultations/engine/consultation.policy.js';
import {
  allHavePosted,
  awaited,
  type ConsultationState,
  facilitatorIn,
  roleIn,
} from '@krets/server/dist/consultations/engine/consultation-state.policy.js';
import * as course from '@krets/server/dist/consultations/engine/state-machine.policy.js';
import {
  completes,
  faultsOfParent,
  faultsOfPost,
  kindsNow,
  rulesNow,
} from '@krets/server/dist/consultations/posts/post.policy.js';
import { type ConsultationKind, type ConsultationRole, consultationKinds, type HelpWanted } from '@krets/shared/kinds';
import { planOf, protocolOf, protocols } from '@krets/shared/protocols';
import { addWorkingDays, dayOf } from '@krets/shared/working-days';
import fc from 'fast-check';

/** The data as it is written, read without the code that is tested. */
const written = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../shared/src/data/protocols.json', import.meta.url)), 'utf8'),
) as {
  phases: Record<
    string,
    {
      allow: Record<ConsultationRole, string[]>;
      silent: string[];
      exit: string[];
      limits: { of?: string[]; maxPerPerson?: number; maxChars?: number };
    }
  >;
  protocols: { key: string; phases: { key: string; optional: boolean; asyncWorkdays?: number }[] }[];
};

type Post = { by: string; phaseSeq: number; kind: ConsultationKind; withdrawnAt: null };
type World = { session: ConsultationState; posts: Post[]; now: Date; entered: number[] };

const people = ['owner', 'p1', 'p2', 'p3', 'p4', 'p5', 'outsider'] as const;

const verbs = [
  'post',
  'post',
  'post',
  'post',
  'post',
  'pass',
  'pass',
  'pass',
  'tick',
  'tick',
  'advance',
  'advance',
  'skip',
  'extend',
  'pause',
  'resume',
  'resume',
  'turn',
  'appoint',
  'claim',
  'stepDown',
  'leave',
  'return',
  'start',
  'close',
  'withdraw',
] as const;

const anAct = fc.record({
  verb: fc.constantFrom(...verbs),
  who: fc.constantFrom(...people),
  other: fc.constantFrom(...people),
  kind: fc.constantFrom(...consultationKinds),
  body: fc.constantFrom('Kort.', 'Eit spørsmål?', '', 'x'.repeat(350), `${'x'.repeat(900)}?`),
  seconds: fc.constantFrom(5, 30, 130, 800, 86_400, 3 * 86_400, 40 * 86_400),
  mode: fc.constantFrom('LIVE' as const, 'ASYNC' as const),
  // Rare on purpose: most consultations should reach late phases.
  dice: fc.nat(19),
});
type Act = typeof anAct extends fc.Arbitrary<infer T> ? T : never;

const aWorld = (
  protocolKey: (typeof protocols)[number]['key'],
  mode: 'LIVE' | 'ASYNC',
  helpWanted: HelpWanted[],
): World => {
  const now = new Date('2026-11-25T09:00:00Z');
  const protocol = protocolOf(protocolKey);
  const joined = people.filter((one) => one !== 'outsider').slice(0, Math.min(protocol.participants.max, 6));
  const session = {
    id: 'c',
    networkId: 'n',
    challengeId: 'ch',
    ownerId: 'owner',
    facilitatorId: null,
    clientId: 'x',
    protocol: protocolKey,
    plan: planOf(protocol, helpWanted.includes('LISTEN')),
    mode,
    stage: 'PROPOSED',
    phaseSeq: 0,
    phaseStartedAt: null,
    phaseEndsAt: null,
    pausedAt: null,
    skipAskedSeq: 0,
    startsAt: null,
    proposedAt: now,
    startedAt: null,
    closedAt: null,
    followUpOn: null,
    reminders: 0,
    helpWanted,
    unanswered: 0,
    nextStepOn: null,
    followedUp: false,
    readOnly: false,
    attendees: joined.map((personId) => ({
      personId,
      seatId: personId,
      participation: 'JOINED' as const,
      joinedAt: now,
      lastPostedPhase: 0,
      lastCompletedPhase: 0,
      isOnLeave: false,
    })),
  } satisfies ConsultationState;
  return { session, posts: [], now, entered: [] };
};

/** Applies a transition, and checks the invariants of every transition. */
function follow(world: World, { state: session, steps }: course.Progress): void {
  const before = world.session;
  for (const { phaseSeq, stage } of steps) {
    if (stage === 'RUNNING' && !world.entered.includes(phaseSeq)) {
      expect(phaseSeq).toBe((world.entered.at(-1) ?? 0) + 1);
      world.entered.push(phaseSeq);
    }
  }
  expect(session.phaseSeq).toBeGreaterThanOrEqual(before.phaseSeq);
  if (['DONE', 'WITHDRAWN'].includes(before.stage) && session !== before)
    expect([before.stage, session.stage]).toEqual(['DONE', 'DONE']);
  world.session = session.phaseSeq === before.phaseSeq ? session : { ...session, unanswered: 0 };
}

const phaseOf = ({ session }: World) => {
  const key = session.plan[session.phaseSeq - 1]?.key;
  return key && session.stage === 'RUNNING' ? written.phases[key] : undefined;
};

/** Posts it if the engine allows it; the data must then allow it too. @returns whether it was posted */
function say(world: World, who: string, kind: ConsultationKind, body: string): boolean {
  const { session, now } = world;
  const role = roleIn(session, who);
  const rules = rulesNow(session);
  if (!role || !rules || !may.mayReadPosts(session, who) || !kindsNow(session, who).includes(kind)) return false;
  const own = world.posts.filter((one) => one.by === who && one.phaseSeq === session.phaseSeq);
  const parentKind = ({ ANSWER: 'QUESTION', VOTE: 'PROPOSAL', REPLY: 'PERSPECTIVE' } as const)[kind as 'ANSWER'];
  const words = {
    kind,
    body,
    link: kind === 'RESOURCE' ? 'https://example.org' : null,
    dueOn: kind === 'COMMITMENT' ? '2027-06-01' : null,
    parentId: parentKind ? 'parent' : null,
  };
  const parent = parentKind ? { kind: parentKind, withdrawnAt: null } : undefined;
  if (faultsOfPost(rules, words, own, dayOf(now)).length + faultsOfParent(words, parent).length > 0) return false;

  const phase = phaseOf(world) ?? written.phases.FOLLOW_UP;
  expect(phase?.allow[role].map((one) => (one === 'IDEA_IF_ASKED' ? 'IDEA' : one))).toContain(kind);
  expect(phase?.silent).not.toContain(role);
  if (kind === 'IDEA' && !phase?.allow[role].includes('IDEA')) expect(session.helpWanted).toContain('IDEAS');
  if (session.helpWanted.includes('LISTEN')) expect(['IDEA', 'EXPERIENCE']).not.toContain(kind);
  if (phase?.limits.of?.includes(kind)) {
    const before = own.filter((one) => one.kind === kind).length;
    expect(before).toBeLessThan(phase.limits.maxPerPerson ?? Number.POSITIVE_INFINITY);
    expect([...body].length).toBeLessThanOrEqual(phase.limits.maxChars ?? Number.POSITIVE_INFINITY);
  }

  const done = completes(rules, kind, own);
  world.posts.push({ by: who, phaseSeq: session.phaseSeq, kind, withdrawnAt: null });
  world.session = {
    ...session,
    unanswered: Math.max(session.unanswered + (kind === 'QUESTION' ? 1 : kind === 'ANSWER' ? -1 : 0), 0),
    nextStepOn: words.dueOn ?? session.nextStepOn,
    attendees: session.attendees.map((one) =>
      one.personId === who
        ? {
            ...one,
            lastPostedPhase: kind === 'PROCESS_NOTE' ? one.lastPostedPhase : session.phaseSeq,
            lastCompletedPhase: done ? session.phaseSeq : one.lastCompletedPhase,
          }
        : one,
    ),
  };
  const next =
    kind === 'FOLLOW_UP' ? course.afterFollowUp(world.session, who) : course.afterPost(session, world.session, now);
  if (next.steps.some(({ why }) => why === 'ALL_DONE')) {
    expect(phase?.exit).toContain('ALL_DONE');
    const peers = session.attendees.filter(({ personId }) => roleIn(session, personId) === 'PEER');
    const waitedFor = peers.filter(
      ({ joinedAt }) => joinedAt && session.phaseStartedAt && joinedAt <= session.phaseStartedAt,
    );
    // A pass, or as many words as there may be: everybody has taken part.
    for (const { personId } of waitedFor)
      expect(world.posts.some((one) => one.by === personId && one.phaseSeq === session.phaseSeq)).toBe(true);
  }
  expectTimeForLastPosts(world, next, session, now);
  follow(world, next);
  return true;
}

/** Posted or passed is enough, and yet nobody who may say more is cut off by the one who spoke last. */
function expectTimeForLastPosts(
  world: World,
  { state: next, steps }: course.Progress,
  before: ConsultationState,
  now: Date,
): void {
  const phase = phaseOf(world);
  if (before.stage !== 'RUNNING' || !phase?.exit.includes('ALL_DONE')) return;
  const everybody = (heard: (one: ConsultationState['attendees'][number]) => boolean) =>
    awaited(world.session).some(({ personId }) => personId !== 'owner') && awaited(world.session).every(heard);
  const heard = everybody(({ personId }) =>
    world.posts.some(
      (one) =>
        one.by === personId &&
        one.phaseSeq === before.phaseSeq &&
        (one.kind !== 'PROCESS_NOTE' || phase.limits.of?.includes('PROCESS_NOTE')),
    ),
  );
  const quiet = !phase.allow.OWNER.includes('ANSWER') || world.session.unanswered === 0;
  if (!heard || !quiet) expect([steps, next.phaseEndsAt]).toEqual([[], before.phaseEndsAt]);
  else if (steps.some(({ why }) => why === 'ALL_HEARD')) {
    expect(allHavePosted(before)).toBe(false);
    const left = before.mode === 'LIVE' ? 120_000 : addWorkingDays(now, 1).getTime() - now.getTime();
    expect((next.phaseEndsAt?.getTime() ?? 0) - now.getTime()).toBeLessThanOrEqual(left);
    roomsLeft++;
  }
}
let roomsLeft = 0;

/** @returns whether something came of it */
function perform(world: World, { verb, who, other, kind, body, seconds, mode, dice }: Act): boolean {
  if (verb === 'tick') world.now = new Date(world.now.getTime() + seconds * 1_000);
  follow(world, course.applyDeadlines(world.session, world.now));
  const { session, now } = world;
  const role = roleIn(session, who);
  const phase = phaseOf(world);
  const byForm = () => expect(['OWNER', 'FACILITATOR']).toContain(role);
  const does = (allowed: boolean, next: () => course.Progress, check: () => void = () => {}) => {
    if (allowed) {
      check();
      follow(world, next());
    }
    return allowed;
  };
  switch (verb) {
    case 'post': {
      const open = kindsNow(session, who);
      return say(world, who, (dice < 15 && open[dice % open.length]) || kind, body);
    }
    case 'pass':
      return say(world, who, 'PASS', '');
    case 'start':
      return does(may.mayStart(session, who), () => course.start(session, who, now), byForm);
    case 'advance':
      return does(
        may.mayAdvance(session, who),
        () => course.advance(session, who, now),
        () => {
          if (role === 'OWNER' && !phase?.exit.includes('OWNER_DONE'))
            expect([session.mode, facilitatorIn(session), phase?.allow.OWNER]).toEqual(['LIVE', null, ['ANSWER']]);
          else expect(phase?.exit).toContain(role === 'OWNER' ? 'OWNER_DONE' : 'FACILITATOR');
        },
      );
    case 'skip':
      return does(
        may.maySkip(session, who),
        () => course.skip(session, who, now),
        () => {
          expect(role).toBe('OWNER');
          const key = session.plan[session.phaseSeq - 1]?.key;
          const { phases = [] } = written.protocols.find((one) => one.key === session.protocol) ?? {};
          expect(phases.find((one) => one.key === key)?.optional).toBe(true);
        },
      );
    case 'extend':
      return does(may.mayExtend(session, who), () => course.extend(session, 1 + (dice % 10), who, now), byForm);
    case 'pause':
      return does(may.mayPause(session, who), () => course.pause(session, who, now), byForm);
    case 'resume':
      return does(may.mayResume(session, who), () => course.resume(session, who, now), byForm);
    case 'turn':
      return does(
        dice < 6 && may.mayChangeMode(session, who) && session.mode !== mode,
        () => course.changeMode(session, mode, who, now),
        byForm,
      );
    case 'close':
      return does(
        dice === 0 && may.mayClose(session, who),
        () => course.close(session, who, now),
        () => expect(role).toBe('OWNER'),
      );
    case 'withdraw':
      return does(
        dice === 0 && may.mayWithdraw(session, who),
        () => course.withdraw(session, who),
        () => expect(who).toBe('owner'),
      );
    case 'appoint': {
      const allowed = may.mayAppoint(session, who) && may.mayBeFacilitator(session, other);
      return does(
        allowed,
        () => ({ state: { ...session, facilitatorId: other }, steps: [] }),
        () => expect([role, roleIn(session, other)]).toEqual(['OWNER', expect.stringMatching(/PEER|FACILITATOR/)]),
      );
    }
    case 'claim':
      return does(
        may.mayClaim(session, who),
        () => ({ state: { ...session, facilitatorId: who }, steps: [] }),
        () => expect([role, facilitatorIn(session)]).toEqual(['PEER', null]),
      );
    case 'stepDown':
      return does(may.mayStepDown(session, who), () => ({ state: { ...session, facilitatorId: null }, steps: [] }));
    case 'leave': {
      const attendees = session.attendees.map((one) =>
        one.personId === who ? { ...one, participation: 'DECLINED' as const } : one,
      );
      return does(
        dice < 4 && may.mayDecline(session, who),
        () => course.afterPost(session, { ...session, attendees }, now),
        () => expect(who).not.toBe('owner'),
      );
    }
    case 'return': {
      const attendees = session.attendees.map((one) =>
        one.personId === who ? { ...one, participation: 'JOINED' as const, joinedAt: now } : one,
      );
      return does(may.mayJoin(session, who), () => ({ state: { ...session, attendees }, steps: [] }));
    }
    default:
      return false;
  }
}

/** Somebody, or the clock, can always move it. */
function expectNotStuck({ session }: World): void {
  const { stage } = session;
  if (stage === 'RUNNING' || stage === 'CLOSED' || stage === 'FOLLOW_UP_DUE')
    expect(course.nextDeadline(session)).toBeInstanceOf(Date);
  if (stage === 'PAUSED') expect(people.some((who) => may.mayResume(session, who))).toBe(true);
  if (stage === 'PROPOSED') expect(may.mayWithdraw(session, 'owner')).toBe(true);
}

describe('the engine, whatever people and the clock do', () => {
  let steps = 0;
  let done = 0;
  const reached = new Set<string>();

  it.each(protocols.map(({ key, fitsOnlyHeard }) => [key, fitsOnlyHeard] as const))(
    '%s lets nothing through that its data forbids, enters no phase twice and is never stuck',
    (key, fitsOnlyHeard) => {
      const wishes: HelpWanted[][] = [
        ['IDEAS', 'QUESTIONS'],
        ['EXPERIENCES'],
        ...(fitsOnlyHeard ? [['LISTEN' as const]] : []),
      ];
      fc.assert(
        fc.property(
          fc.constantFrom('LIVE' as const, 'ASYNC' as const),
          fc.constantFrom(...wishes),
          fc.array(anAct, { minLength: 80, maxLength: 160, size: 'max' }),
          (mode, helpWanted, acts) => {
            const world = aWorld(key, mode, helpWanted);
            follow(world, course.start(world.session, 'owner', world.now));
            for (const act of acts) {
              steps++;
              if (perform(world, act)) done++;
              expectNotStuck(world);
              reached.add(`${key} ${world.session.plan[world.session.phaseSeq - 1]?.key ?? world.session.stage}`);
              const outsider = Object.entries(may).filter(
                ([name, rule]) =>
                  /^may(Ask|Join|Start|Advance|Skip|Pause|Turn|Close|Withdraw|Claim|Note|Hear)/.test(name) &&
                  (rule as typeof may.mayReadPosts)(world.session, 'outsider'),
              );
              expect([outsider, kindsNow(world.session, 'outsider')]).toEqual([[], []]);
            }
          },
        ),
        // Shrinking a long story takes longer than reading it: the seed in the message tells it again.
        { numRuns: 60, endOnFailure: true },
      );
    },
  );

  it('was tried long enough to mean something, and came to every phase and every end', () => {
    expect(steps).toBeGreaterThanOrEqual(20_000);
    expect(done).toBeGreaterThan(steps / 20);
    expect(roomsLeft).toBeGreaterThan(4);
    for (const { key, phases, followUpDays } of protocols) {
      for (const phase of phases) expect([...reached]).toContain(`${key} ${phase.key}`);
      expect([...reached]).toEqual(expect.arrayContaining([`${key} ${followUpDays === null ? 'DONE' : 'CLOSED'}`]));
    }
  });
});

describe('role by act by phase', () => {
  const inPhase = (
    key: (typeof protocols)[number]['key'],
    phaseSeq: number,
    changes: Partial<ConsultationState> = {},
  ): ConsultationState => {
    const { session, now } = aWorld(key, 'LIVE', ['IDEAS', 'QUESTIONS']);
    const ends = new Date(now.getTime() + 60_000);
    return {
      ...session,
      facilitatorId: 'p1',
      stage: 'RUNNING',
      phaseSeq,
      phaseStartedAt: now,
      phaseEndsAt: ends,
      ...changes,
    };
  };
  const table = protocols.flatMap(({ key, phases }) =>
    phases.map((phase, n) => [key, phase.key, n + 1, phase.optional] as const),
  );
  const cast: [string, ConsultationRole | null][] = [
    ['owner', 'OWNER'],
    ['p1', 'FACILITATOR'],
    ['p2', 'PEER'],
    ['outsider', null],
  ];

  it.each(table)('%s in %s', (key, phaseKey, phaseSeq, optional) => {
    const running = inPhase(key, phaseSeq);
    const paused = inPhase(key, phaseSeq, { stage: 'PAUSED' });
    const rules = written.phases[phaseKey];
    for (const [who, role] of cast) {
      const allowed = role ? rules?.allow[role].map((kind) => (kind === 'IDEA_IF_ASKED' ? 'IDEA' : kind)) : [];
      const [isOwner, isFacilitator] = [role === 'OWNER', role === 'FACILITATOR'];
      const holdsForm = isOwner || isFacilitator;
      const exits = rules?.exit ?? [];
      const ends = (isOwner && exits.includes('OWNER_DONE')) || (isFacilitator && exits.includes('FACILITATOR'));
      expect({
        who,
        says: kindsNow(running, who),
        saysPaused: kindsNow(paused, who),
        advance: may.mayAdvance(running, who),
        advanceAlone: may.mayAdvance({ ...running, facilitatorId: null }, who),
        advanceInWriting: may.mayAdvance({ ...running, facilitatorId: null, mode: 'ASYNC' }, who),
        advancePaused: may.mayAdvance(paused, who),
        skip: may.maySkip(running, who),
        askToSkip: may.mayAskToSkip(running, who),
        extend: may.mayExtend(running, who),
        pause: may.mayPause(running, who),
        resume: may.mayResume(paused, who),
        close: may.mayClose(running, who),
        withdraw: may.mayWithdraw(running, who),
        appoint: may.mayAppoint(running, who),
        stepDown: may.mayStepDown(running, who),
        claim: may.mayClaim(running, who),
        claimFree: may.mayClaim({ ...running, facilitatorId: null }, who),
        hand: may.mayRaiseHand(running, who),
        hear: may.mayReadPosts(running, who),
        note: may.mayNote(running, who),
        leave: may.mayDecline(running, who),
      }).toEqual({
        who,
        says: allowed,
        saysPaused: [],
        advance: ends,
        // Without a facilitator the owner ends the questions when all are there.
        advanceAlone: isOwner && (ends || ['CLARIFY', 'OPEN_QUESTIONS'].includes(phaseKey)),
        advanceInWriting: isOwner && ends,
        advancePaused: false,
        skip: isOwner && optional,
        askToSkip: isFacilitator && optional,
        extend: holdsForm,
        pause: holdsForm,
        resume: holdsForm,
        close: isOwner,
        withdraw: isOwner,
        appoint: isOwner,
        stepDown: isFacilitator,
        claim: false,
        claimFree: role === 'PEER' || isFacilitator,
        hand: role !== null,
        hear: role !== null,
        note: role !== null,
        leave: role === 'PEER' || isFacilitator,
      });
    }
  });
});
