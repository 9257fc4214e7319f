import { randomUUID } from 'node:crypto';
import { planOf, protocolOf } from '@krets/shared/protocols';
import { Injectable } from '@nestjs/common';
import { challengeOf } from '../../discussion/challenges/challenge.entity.js';
import { membershipOf } from '../../networks/membership/membership.js';
import { seatsOf } from '../../networks/membership/seat.entity.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput, notFound } from '../../platform/errors.js';
import { Consultation } from '../consultation.entity.js';
import type {
  AskToTakePartInput,
  ProposeConsultationInput,
  ScheduleConsultationInput,
} from '../consultations.inputs.js';
import { mayAsk, mayDecline, mayJoin, mayPropose, maySchedule } from './consultation.policy.js';
import { attendeeOf, type ConsultationState, enoughPeople, joinedAttendees } from './consultation-state.policy.js';
import { ConsultationStore } from './consultation-store.service.js';
import { afterPost } from './state-machine.policy.js';

/** From a challenge to the people who have agreed to take part. */
@Injectable()
export class PlanningService {
  constructor(
    private readonly accessCheck: AccessCheck,
    private readonly consultationStore: ConsultationStore,
  ) {}

  async propose(tx: Tx, input: ProposeConsultationInput): Promise<string> {
    const { challengeId, clientId, mode } = input;
    const challenge = await challengeOf(tx, challengeId);
    if (!challenge) throw notFound();
    const { networkId } = challenge;
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayPropose(membership, challenge));
    await tx.lockNetwork(networkId);
    const known = await tx.one(Consultation, 'WHERE t.owner_id = $1 AND t.network_id = $2 AND t.client_id = $3', [
      tx.me,
      networkId,
      clientId,
    ]);
    if (known) return known.id;
    const underway = await tx.rows(
      `SELECT 1 FROM consultations WHERE challenge_id = $1 AND stage IN ('PROPOSED', 'SCHEDULED', 'RUNNING', 'PAUSED')`,
      [challengeId],
    );
    if (underway.length > 0) throw badInput({ field: 'challengeId', rule: 'underway' });
    const protocol = protocolOf(input.protocol);
    const onlyHeard = challenge.helpWanted.includes('LISTEN');
    if (onlyHeard && !protocol.fitsOnlyHeard) throw badInput({ field: 'protocol', rule: 'onlyHeard' });
    const id = randomUUID();
    await tx.insert(Consultation, {
      id,
      networkId,
      challengeId,
      ownerId: tx.me,
      facilitatorId: null,
      clientId,
      protocol: protocol.key,
      plan: JSON.stringify(planOf(protocol, onlyHeard)) as unknown as Consultation['plan'],
      mode,
      stage: 'PROPOSED',
      phaseSeq: 0,
      phaseStartedAt: null,
      phaseEndsAt: null,
      pausedAt: null,
      skipAskedSeq: 0,
      startsAt: null,
      proposedAt: tx.at,
      startedAt: null,
      closedAt: null,
      followUpOn: null,
      reminders: 0,
    });
    await this.#insert(tx, id, networkId, [tx.me], 'JOINED');
    await tx.rows(
      `INSERT INTO consultation_transitions (consultation_id, number, network_id, at, by_id, why, stage, phase_seq)
       VALUES ($1, 1, $2, $3, $4, 'PROPOSED', 'PROPOSED', 0)`,
      [id, networkId, tx.at, tx.me],
    );
    const room = (await seatsOf(tx, networkId)).map(({ personId }) => personId);
    await this.#askAll(tx, id, networkId, input.personIds.length > 0 ? input.personIds : room);
    await tx.appendEntry(networkId, { topic: 'CONSULTATION', id, kind: 'PROPOSED', challengeId });
    return id;
  }

  async ask(tx: Tx, { id, personIds }: AskToTakePartInput): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    this.accessCheck.assertAllowed(mayAsk(state, tx.me));
    await this.#askAll(tx, id, state.networkId, personIds);
    await this.consultationStore.appendEntry(tx, state, 'ASKED');
  }

  async join(tx: Tx, id: string): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    if (attendeeOf(state, tx.me)?.participation === 'JOINED') return;
    const { max } = protocolOf(state.protocol).participants;
    if (attendeeOf(state, tx.me) && joinedAttendees(state).length >= max)
      throw badInput({ field: 'id', rule: 'full', limit: max });
    this.accessCheck.assertAllowed(mayJoin(state, tx.me));
    await this.#set(tx, id, 'JOINED');
    await this.consultationStore.appendEntry(tx, state, 'JOINED');
  }

  /** A leaving facilitator also gives up that task, so that the others do not wait for them. */
  async decline(tx: Tx, id: string): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    if (attendeeOf(state, tx.me)?.participation === 'DECLINED') return;
    this.accessCheck.assertAllowed(mayDecline(state, tx.me));
    const gone: ConsultationState = {
      ...state,
      facilitatorId: state.facilitatorId === tx.me ? null : state.facilitatorId,
      attendees: state.attendees.map((one) =>
        one.personId === tx.me ? { ...one, participation: 'DECLINED' as const } : one,
      ),
    };
    // Before leaving, while the person may still write it.
    if (attendeeOf(state, tx.me)?.participation === 'JOINED') {
      await tx.rows(`DELETE FROM raised_hands WHERE consultation_id = $1 AND person_id = $2`, [id, tx.me]);
      await this.consultationStore.save(tx, state, afterPost(state, gone, tx.at));
    } else {
      await this.consultationStore.appendEntry(tx, state, 'DECLINED');
    }
    await this.#set(tx, id, 'DECLINED');
  }

  async schedule(tx: Tx, { id, startsAt, protocol }: ScheduleConsultationInput): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    this.accessCheck.assertAllowed(maySchedule(state, tx.me));
    if (startsAt <= tx.at) throw badInput({ field: 'startsAt', rule: 'past' });
    const chosen = protocolOf(protocol ?? state.protocol);
    const onlyHeard = state.helpWanted.includes('LISTEN');
    if (onlyHeard && !chosen.fitsOnlyHeard) throw badInput({ field: 'protocol', rule: 'onlyHeard' });
    const plan = planOf(chosen, onlyHeard);
    const next: ConsultationState = { ...state, stage: 'SCHEDULED', startsAt, protocol: chosen.key, plan };
    await this.consultationStore.save(tx, state, {
      state: next,
      steps: [{ why: 'SCHEDULED', stage: 'SCHEDULED', phaseSeq: 0, byId: tx.me }],
    });
  }

  assertPeople(state: ConsultationState): void {
    const { min, max } = protocolOf(state.protocol).participants;
    if (enoughPeople(state)) return;
    const few = joinedAttendees(state).length < min;
    throw badInput({ field: 'id', rule: few ? 'tooFew' : 'tooMany', limit: few ? min : max });
  }

  #askAll(tx: Tx, id: string, networkId: string, personIds: readonly string[]): Promise<void> {
    return this.#insert(tx, id, networkId, personIds, 'INVITED');
  }

  /** Holders of a seat in the network that may see the challenge; other ids are ignored. */
  async #insert(tx: Tx, id: string, networkId: string, people: readonly string[], participation: string) {
    await tx.rows(
      `INSERT INTO consultation_participants (consultation_id, person_id, network_id, seat_id, participation, joined_at, last_completed_phase)
       SELECT $1, s.person_id, $2, s.id, $4, $5, 0 FROM seats s
       JOIN consultations c ON c.id = $1 JOIN challenges h ON h.id = c.challenge_id
       WHERE s.network_id = $2 AND s.ended_at IS NULL AND s.person_id = ANY ($3)
         AND app.seat_sees_challenge(s, h)
       ON CONFLICT (consultation_id, person_id) DO NOTHING`,
      [id, networkId, people, participation, participation === 'JOINED' ? tx.at : null],
    );
  }

  async #set(tx: Tx, id: string, participation: 'JOINED' | 'DECLINED'): Promise<void> {
    await tx.rows(
      `UPDATE consultation_participants SET participation = $3, joined_at = coalesce($4, joined_at)
       WHERE consultation_id = $1 AND person_id = $2`,
      [id, tx.me, participation, participation === 'JOINED' ? tx.at : null],
    );
  }
}
