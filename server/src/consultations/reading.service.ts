import type { SessionRole } from '@krets/shared/kinds';
import { sessionRoles } from '@krets/shared/kinds';
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
import { allSeatsOf, type HeldSeat } from '../networks/seat.entity.js';
import { mySeats, standingOf } from '../networks/standing.js';
import { databaseNow } from '../platform/database/database-clock.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { cursorOf, pageOf, pageSize } from '../platform/graphql/paging.js';
import type {
  ConsultationConnection,
  ConsultationPhase,
  MyPart,
  OthersPart,
  PageOfConsultations,
  Protocol,
  ShownConsultation,
} from './consultations.types.js';
import { mayHear, mayReadConsultation } from './form/consultation.policy.js';
import { nextDeadline, settle } from './form/course.policy.js';
import { rightsIn } from './form/rights.policy.js';
import { attendeeOf, awaited, facilitatorIn, heardIn, phaseNow, roleIn, type Session } from './form/session.policy.js';
import { Sessions } from './form/sessions.service.js';
import { kindsNow, rulesNow } from './talk/speech.policy.js';

@Injectable()
export class ReadingConsultations {
  constructor(
    private readonly gate: Gate,
    private readonly sessions: Sessions,
  ) {}

  /** As it stands in the database: what the clock has done since then is not in it yet. */
  async session(tx: Tx, id: string): Promise<Session> {
    const [session] = await Promise.all([this.sessions.seen(tx, id), mySeats(tx)]);
    if (!session) throw notFound();
    this.gate.demand(mayReadConsultation(await standingOf(tx, session.networkId), session));
    return session;
  }

  /** The clock has moved it, nobody has written that down yet, and the viewer is one who can. */
  isBehind(tx: Tx, session: Session): boolean {
    if (attendeeOf(session, tx.me)?.participation !== 'JOINED') return false;
    const deadline = nextDeadline(session);
    return deadline !== null && deadline <= tx.at;
  }

  async read(tx: Tx, id: string): Promise<ShownConsultation> {
    return this.#show(tx, await this.session(tx, id));
  }

  /** The newest first. */
  async list(tx: Tx, { networkId, first, after }: PageOfConsultations): Promise<ConsultationConnection> {
    this.gate.demand((await standingOf(tx, networkId)).seatId !== null);
    const found = await tx.rows<{ id: string; micros: string }>(
      `SELECT id, (extract(epoch FROM proposed_at) * 1000)::bigint::text AS micros FROM consultations
       WHERE network_id = $1 AND ($2::bigint IS NULL OR proposed_at < to_timestamp($2::bigint / 1000.0))
       ORDER BY proposed_at DESC, id LIMIT $3`,
      [networkId, after ? momentIn(after) : null, pageSize(first) + 1],
    );
    const { nodes, pageInfo } = pageOf(found, first, ({ micros }) => cursorOf([Number(micros)]));
    const shown = await Promise.all(nodes.map(({ id }) => this.sessions.seen(tx, id)));
    return {
      nodes: await Promise.all(shown.filter((one) => one !== undefined).map((one) => this.#show(tx, one))),
      pageInfo,
    };
  }

  /** Of one challenge, the newest first. */
  async ofChallenge(tx: Tx, challengeId: string): Promise<ShownConsultation[]> {
    const known = await tx.load(
      ReadingConsultations,
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
    const sessions = await Promise.all((known?.consultations ?? []).map(({ id }) => this.sessions.seen(tx, id)));
    return Promise.all(sessions.filter((one) => one !== undefined).map((one) => this.#show(tx, one)));
  }

  async #show(tx: Tx, kept: Session): Promise<ShownConsultation> {
    const serverTime = databaseNow();
    // Who only looks on sees what the clock has done, though nobody has written it down yet.
    const session = settle(kept, serverTime).session;
    // All seats of the room, since who can read is shown beside it.
    const [all, me] = await Promise.all([allSeatsOf(tx, session.networkId), this.#mine(tx, session)]);
    const byId = new Map(all.map((seat) => [seat.id, seat]));
    const seats = new Map(session.attendees.map(({ personId, seatId }) => [personId, byId.get(seatId)]));
    const seatsOf = (people: readonly { personId: string }[]) =>
      people.map(({ personId }) => seats.get(personId)).filter((seat): seat is HeldSeat => seat !== undefined);
    const now = phaseNow(session);
    const planned = session.plan.map(aPhase);
    const facilitator = facilitatorIn(session);
    const waitedFor = awaited(session).filter((one) => !heardIn(session, one));
    return {
      ...session,
      serverTime,
      form: aProtocol(protocolOf(session.protocol)),
      phases: planned,
      phase: now ? (planned[session.phaseSeq - 1] ?? null) : null,
      nextPhase: planned[session.phaseSeq] ?? null,
      owner: seats.get(session.ownerId) ?? null,
      facilitator: (facilitator && seats.get(facilitator)) || null,
      participants: session.attendees.flatMap(({ personId, participation }) => {
        const seat = seats.get(personId);
        return seat ? [{ seat, participation, role: roleIn(session, personId) }] : [];
      }),
      me,
      others: now ? othersThan(me.role, session, now.planned) : [],
      notYetHeard: now && mayHear(session, tx.me) && !me.othersHidden ? seatsOf(waitedFor) : null,
      skipAsked: session.stage === 'RUNNING' && session.skipAskedSeq === session.phaseSeq,
      viewerMay: rightsIn(session, tx.me),
    };
  }

  async #mine(tx: Tx, session: Session): Promise<MyPart> {
    const attendee = attendeeOf(session, tx.me);
    const role = roleIn(session, tx.me);
    const now = phaseNow(session);
    const rules = rulesNow(session);
    const kinds = kindsNow(session, tx.me);
    const said = kinds.length > 0 ? await this.#saidByMe(tx, session) : new Map<string, number>();
    const heard = attendee !== undefined && now !== null && heardIn(session, attendee);
    return {
      role,
      participation: attendee?.participation ?? null,
      prompt: role && rules ? promptOf(now?.planned.key ?? 'FOLLOW_UP', role) : null,
      open: kinds.flatMap((kind) => {
        const { of, maxPerPerson, maxChars, mustEndWithQuestionMark } = rules?.limits ?? {};
        const counted = of?.includes(kind) ?? false;
        const most = kind === 'PASS' ? 1 : counted ? maxPerPerson : undefined;
        const left = most === undefined ? null : Math.max(most - (said.get(kind) ?? 0), 0);
        if (left === 0) return [];
        const bound = counted ? maxChars : undefined;
        return [{ kind, left, maxChars: bound ?? limits.body, question: counted && mustEndWithQuestionMark === true }];
      }),
      heard,
      done: attendee !== undefined && now !== null && attendee.doneSeq >= session.phaseSeq,
      othersHidden: now?.rules.visibility === 'HIDDEN_UNTIL_OWN_POST' && (attendee?.heardSeq ?? 0) < session.phaseSeq,
    };
  }

  async #saidByMe(tx: Tx, { id, phaseSeq }: Session): Promise<Map<string, number>> {
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

const aPhase = ({ key, optional, liveSeconds, asyncWorkdays }: PlannedPhase, index: number): ConsultationPhase => {
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

export const aProtocol = (protocol: WrittenProtocol): Protocol => ({
  ...protocol,
  peopleMin: protocol.participants.min,
  peopleMax: protocol.participants.max,
  phases: protocol.phases.map(aPhase),
});

/** In general words: what they have been asked to do, not who of them has done it. */
function othersThan(mine: SessionRole | null, session: Session, { key }: PlannedPhase): OthersPart[] {
  const there = (role: SessionRole) =>
    role !== mine && session.attendees.some(({ personId }) => roleIn(session, personId) === role);
  return sessionRoles
    .filter(there)
    .map((role) => ({ role, silent: phases[key].silent.includes(role), doing: doingOf(key, role) }));
}
