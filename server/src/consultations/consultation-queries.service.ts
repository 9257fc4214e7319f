import type { ConsultationRole } from '@krets/shared/kinds';
import { consultationRoles } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import {
  doingOf,
  type PlannedPhase,
  phases,
  promptOf,
  protocolOf,
  type Protocol as WrittenProtocol,
} from '@krets/shared/protocols';
import { Injectable } from '@nestjs/common';
import { membershipOf, mySeats } from '../networks/membership/membership.js';
import { allSeatsOf, type SeatWithPerson } from '../networks/membership/seat.entity.js';
import { AccessCheck } from '../platform/access-check.js';
import { databaseNow } from '../platform/database/database-clock.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { cursorOf, pageOf, pageSize } from '../platform/graphql/paging.js';
import type {
  ConsultationConnection,
  ConsultationPhase,
  ConsultationView,
  MyPart,
  OthersPart,
  PageOfConsultations,
  Protocol,
} from './consultations.types.js';
import { mayReadConsultation, mayReadPosts } from './engine/consultation.policy.js';
import {
  attendeeOf,
  awaited,
  type ConsultationState,
  facilitatorIn,
  hasPosted,
  phaseNow,
  roleIn,
} from './engine/consultation-state.policy.js';
import { ConsultationStore } from './engine/consultation-store.service.js';
import { rightsIn } from './engine/rights.policy.js';
import { applyDeadlines, nextDeadline } from './engine/state-machine.policy.js';
import { kindsNow, rulesNow } from './posts/post.policy.js';

@Injectable()
export class ConsultationQueries {
  constructor(
    private readonly accessCheck: AccessCheck,
    private readonly consultationStore: ConsultationStore,
  ) {}

  /** As stored: deadlines that have passed since are not applied. */
  async state(tx: Tx, id: string): Promise<ConsultationState> {
    const [state] = await Promise.all([this.consultationStore.read(tx, id), mySeats(tx)]);
    if (!state) throw notFound();
    this.accessCheck.assertAllowed(mayReadConsultation(await membershipOf(tx, state.networkId), state));
    return state;
  }

  /** Whether a deadline has passed that is not stored yet, and the viewer may store it. */
  isOverdue(tx: Tx, state: ConsultationState): boolean {
    if (attendeeOf(state, tx.me)?.participation !== 'JOINED') return false;
    const deadline = nextDeadline(state);
    return deadline !== null && deadline <= tx.at;
  }

  async read(tx: Tx, id: string): Promise<ConsultationView> {
    return this.#toView(tx, await this.state(tx, id));
  }

  /** Newest first. */
  async list(tx: Tx, { networkId, first, after }: PageOfConsultations): Promise<ConsultationConnection> {
    this.accessCheck.assertAllowed((await membershipOf(tx, networkId)).seatId !== null);
    const found = await tx.rows<{ id: string; micros: string }>(
      `SELECT id, (extract(epoch FROM proposed_at) * 1000)::bigint::text AS micros FROM consultations
       WHERE network_id = $1 AND ($2::bigint IS NULL OR proposed_at < to_timestamp($2::bigint / 1000.0))
       ORDER BY proposed_at DESC, id LIMIT $3`,
      [networkId, after ? momentIn(after) : null, pageSize(first) + 1],
    );
    const { nodes, pageInfo } = pageOf(found, first, ({ micros }) => cursorOf([Number(micros)]));
    const shown = await Promise.all(nodes.map(({ id }) => this.consultationStore.read(tx, id)));
    return {
      nodes: await Promise.all(shown.filter((one) => one !== undefined).map((one) => this.#toView(tx, one))),
      pageInfo,
    };
  }

  /** The consultations of one challenge, newest first. */
  async ofChallenge(tx: Tx, challengeId: string): Promise<ConsultationView[]> {
    const known = await tx.load(
      ConsultationQueries,
      challengeId,
      async (ids) => {
        const rows = await tx.rows<{ id: string; challengeId: string }>(
          `SELECT id, challenge_id AS "challengeId" FROM consultations WHERE challenge_id = ANY ($1)
           ORDER BY proposed_at DESC LIMIT ${limits.page}`,
          [ids],
        );
        return ids.map((id) => ({ id, consultations: rows.filter((row) => row.challengeId === id) }));
      },
      ({ id }) => id,
    );
    const states = await Promise.all((known?.consultations ?? []).map(({ id }) => this.consultationStore.read(tx, id)));
    return Promise.all(states.filter((one) => one !== undefined).map((one) => this.#toView(tx, one)));
  }

  async #toView(tx: Tx, stored: ConsultationState): Promise<ConsultationView> {
    const serverTime = databaseNow();
    // Readers who may not write still see passed deadlines applied.
    const state = applyDeadlines(stored, serverTime).state;
    // All seats of the network, since the answer shows who can read.
    const [all, me] = await Promise.all([allSeatsOf(tx, state.networkId), this.#myPart(tx, state)]);
    const byId = new Map(all.map((seat) => [seat.id, seat]));
    const seats = new Map(state.attendees.map(({ personId, seatId }) => [personId, byId.get(seatId)]));
    const seatsOf = (people: readonly { personId: string }[]) =>
      people.map(({ personId }) => seats.get(personId)).filter((seat): seat is SeatWithPerson => seat !== undefined);
    const now = phaseNow(state);
    const planned = state.plan.map(toPhase);
    const facilitator = facilitatorIn(state);
    const waitedFor = awaited(state).filter((one) => !hasPosted(state, one));
    return {
      ...state,
      serverTime,
      protocolUsed: toProtocol(protocolOf(state.protocol)),
      phases: planned,
      phase: now ? (planned[state.phaseSeq - 1] ?? null) : null,
      nextPhase: planned[state.phaseSeq] ?? null,
      owner: seats.get(state.ownerId) ?? null,
      facilitator: (facilitator && seats.get(facilitator)) || null,
      participants: state.attendees.flatMap(({ personId, participation }) => {
        const seat = seats.get(personId);
        return seat ? [{ seat, participation, role: roleIn(state, personId) }] : [];
      }),
      me,
      others: now ? othersThan(me.role, state, now.planned) : [],
      notYetPosted: now && mayReadPosts(state, tx.me) && !me.othersHidden ? seatsOf(waitedFor) : null,
      skipAsked: state.stage === 'RUNNING' && state.skipAskedSeq === state.phaseSeq,
      viewerMay: rightsIn(state, tx.me),
    };
  }

  async #myPart(tx: Tx, state: ConsultationState): Promise<MyPart> {
    const attendee = attendeeOf(state, tx.me);
    const role = roleIn(state, tx.me);
    const now = phaseNow(state);
    const rules = rulesNow(state);
    const kinds = kindsNow(state, tx.me);
    const posted = kinds.length > 0 ? await this.#countMyPosts(tx, state) : new Map<string, number>();
    const heard = attendee !== undefined && now !== null && hasPosted(state, attendee);
    return {
      role,
      participation: attendee?.participation ?? null,
      prompt: role && rules ? promptOf(now?.planned.key ?? 'FOLLOW_UP', role) : null,
      open: kinds.flatMap((kind) => {
        const { of, maxPerPerson, maxChars } = rules?.limits ?? {};
        const counted = of?.includes(kind) ?? false;
        const most = kind === 'PASS' ? 1 : counted ? maxPerPerson : undefined;
        const left = most === undefined ? null : Math.max(most - (posted.get(kind) ?? 0), 0);
        if (left === 0) return [];
        const bound = counted ? maxChars : undefined;
        return [{ kind, left, maxChars: bound ?? limits.body, question: false }];
      }),
      heard,
      done: attendee !== undefined && now !== null && attendee.lastCompletedPhase >= state.phaseSeq,
      othersHidden:
        now?.rules.visibility === 'HIDDEN_UNTIL_OWN_POST' && (attendee?.lastPostedPhase ?? 0) < state.phaseSeq,
    };
  }

  async #countMyPosts(tx: Tx, { id, phaseSeq }: ConsultationState): Promise<Map<string, number>> {
    const mine = await tx.rows<{ kind: string; n: number }>(
      `SELECT kind, count(*)::int AS n FROM consultation_posts
       WHERE consultation_id = $1 AND phase_seq = $2 AND author_id = $3 AND withdrawn_at IS NULL GROUP BY kind`,
      [id, phaseSeq, tx.me],
    );
    return new Map(mine.map(({ kind, n }) => [kind, n]));
  }
}

function momentIn(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw badInput({ field: 'after', rule: 'cursor' });
  return Number(cursor);
}

const toPhase = ({ key, optional, liveSeconds, asyncWorkdays }: PlannedPhase, index: number): ConsultationPhase => {
  const { title, purpose, silent, visibility } = phases[key];
  return {
    seq: index + 1,
    key,
    title,
    purpose,
    optional,
    liveSeconds,
    asyncWorkdays,
    silent,
    hiddenUntilOwnPost: visibility === 'HIDDEN_UNTIL_OWN_POST',
  };
};

export const toProtocol = (protocol: WrittenProtocol): Protocol => ({
  ...protocol,
  peopleMin: protocol.participants.min,
  peopleMax: protocol.participants.max,
  phases: protocol.phases.map(toPhase),
});

/** In general words: what others were asked to do, never who has done it. */
function othersThan(mine: ConsultationRole | null, state: ConsultationState, { key }: PlannedPhase): OthersPart[] {
  const there = (role: ConsultationRole) =>
    role !== mine && state.attendees.some(({ personId }) => roleIn(state, personId) === role);
  return consultationRoles
    .filter(there)
    .map((role) => ({ role, silent: phases[key].silent.includes(role), doing: doingOf(key, role) }));
}
