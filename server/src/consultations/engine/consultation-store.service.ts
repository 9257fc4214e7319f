import type { JournalKind } from '@krets/shared/journal-kinds';
import { closedStages, type HelpWanted, type Stage } from '@krets/shared/kinds';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { scheduleJobs } from '../../platform/jobs/schedule.js';
import { Consultation } from '../consultation.entity.js';
import { Participant } from '../participant.entity.js';
import { personReminded, scheduleAfter, tasks } from '../scheduling/reminder.policy.js';
import { type ConsultationState, isUnderWay, seesChallenge } from './consultation-state.policy.js';
import { applyDeadlines, type Progress, type Step } from './state-machine.policy.js';

type PostFacts = { helpWanted: HelpWanted[]; unanswered: number; nextStepOn: string | null; followedUp: boolean };

type ChallengeFacts = { challengePostedAt: Date; closedTo: string | null; roomStage: Stage };
type SeatFacts = { isOnLeave: boolean; readsFrom: Date | null; orgnr: string };

/** Loads a consultation with everything that decides about it, and saves the result. */
@Injectable()
export class ConsultationStore {
  /** For reading. Loads each consultation once in a transaction. */
  read(tx: Tx, id: string): Promise<ConsultationState | undefined> {
    return tx.load(
      ConsultationStore,
      id,
      (ids) => this.#load(tx, ids),
      (state) => state.id,
    );
  }

  /**
   * For an action: locks the network, so that the state cannot change until the action is done, and applies passed
   * deadlines first.
   */
  async lock(tx: Tx, id: string): Promise<ConsultationState> {
    const state = await this.lockIfThere(tx, id);
    if (!state) throw notFound();
    return state;
  }

  /** As `take`, for jobs: undefined when the person of the transaction no longer has a seat. */
  async lockIfThere(tx: Tx, id: string): Promise<ConsultationState | undefined> {
    const found = await tx.row<{ networkId: string }>(
      `SELECT network_id AS "networkId" FROM consultations WHERE id = $1`,
      [id],
    );
    if (!found) return undefined;
    await tx.lockNetwork(found.networkId);
    const [state] = await this.#load(tx, [id]);
    return state && this.save(tx, state, applyDeadlines(state, tx.at));
  }

  async #load(tx: Tx, ids: readonly string[]): Promise<ConsultationState[]> {
    const [rows, people] = await Promise.all([
      tx.selectWith<Consultation, PostFacts & ChallengeFacts>(
        Consultation,
        `c.created_at AS "challengePostedAt", c.hidden_from_orgnr AS "closedTo", n.stage AS "roomStage", c.help_wanted AS "helpWanted",
         (SELECT count(*)::int FROM consultation_posts q
          WHERE q.consultation_id = t.id AND q.phase_seq = t.phase_seq AND q.kind = 'QUESTION' AND q.withdrawn_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM consultation_posts a WHERE a.parent_id = q.id AND a.kind = 'ANSWER' AND a.withdrawn_at IS NULL)
         ) AS unanswered,
         (SELECT max(s.due_on) FROM consultation_posts s
          WHERE s.consultation_id = t.id AND s.kind = 'COMMITMENT' AND s.withdrawn_at IS NULL) AS "nextStepOn",
         EXISTS (SELECT 1 FROM consultation_posts f
          WHERE f.consultation_id = t.id AND f.kind = 'FOLLOW_UP' AND f.withdrawn_at IS NULL) AS "followedUp"`,
        'JOIN challenges c ON c.id = t.challenge_id JOIN networks n ON n.id = t.network_id WHERE t.id = ANY ($1)',
        [ids],
      ),
      tx.selectWith<Participant, SeatFacts>(
        Participant,
        `s.on_leave_at IS NOT NULL AS "isOnLeave", s.reads_from AS "readsFrom", s.orgnr`,
        `JOIN seats s ON s.network_id = t.network_id AND s.person_id = t.person_id AND s.ended_at IS NULL
         WHERE t.consultation_id = ANY ($1) ORDER BY t.joined_at NULLS LAST, t.person_id`,
        [ids],
      ),
    ]);
    return rows.map((row) => ({
      ...row,
      readOnly: closedStages.includes(row.roomStage),
      attendees: people.filter(
        (one) => one.consultationId === row.id && (one.personId === row.ownerId || seesChallenge(one, row)),
      ),
    }));
  }

  /**
   * Saves the new state. A compare-and-set: when two callers move the same phase at once, one succeeds and the other gets
   * the saved state.
   */
  async save(tx: Tx, before: ConsultationState, { state, steps }: Progress): Promise<ConsultationState> {
    if (state === before) return before;
    const saved = await tx.rows(
      `UPDATE consultations SET facilitator_id = $4, plan = $5, mode = $6, stage = $7, phase_seq = $8, phase_started_at = $9,
         phase_ends_at = $10, paused_at = $11, skip_asked_seq = $12, starts_at = $13, started_at = $14, closed_at = $15,
         follow_up_on = $16, reminders = $17, protocol = $18
       WHERE id = $1 AND phase_seq = $2 AND stage = $3 RETURNING id`,
      [
        before.id,
        before.phaseSeq,
        before.stage,
        state.facilitatorId,
        JSON.stringify(state.plan),
        state.mode,
        state.stage,
        state.phaseSeq,
        state.phaseStartedAt,
        state.phaseEndsAt,
        state.pausedAt,
        state.skipAskedSeq,
        state.startsAt,
        state.startedAt,
        state.closedAt,
        state.followUpOn,
        state.reminders,
        state.protocol,
      ],
    );
    if (saved.length === 0) {
      const [now] = await this.#load(tx, [before.id]);
      if (!now) throw notFound();
      return now;
    }
    const handsDown = state.phaseSeq !== before.phaseSeq || !isUnderWay(state);
    // Sent in one packet; the connection runs them in this order.
    await Promise.all([
      ...steps.map((step) => this.#insertTransition(tx, state, step)),
      handsDown && tx.rows(`DELETE FROM raised_hands WHERE consultation_id = $1`, [state.id]),
      this.#schedule(tx, before, state),
      this.appendEntry(tx, state, steps.length > 0 ? 'MOVED' : 'CHANGED'),
    ]);
    return state;
  }

  /** Always about the consultation, never about a post: an entry must not reveal who posted something hidden. */
  async appendEntry(
    tx: Tx,
    { id, networkId, challengeId }: ConsultationState,
    kind: JournalKind<'CONSULTATION'>,
  ): Promise<void> {
    await tx.appendEntry(networkId, { topic: 'CONSULTATION', id, kind, challengeId });
  }

  #insertTransition(tx: Tx, { id, networkId }: ConsultationState, { why, stage, phaseSeq, byId }: Step) {
    return tx.rows(
      `INSERT INTO consultation_transitions (consultation_id, number, network_id, at, by_id, why, stage, phase_seq)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7 FROM consultation_transitions WHERE consultation_id = $1`,
      [id, networkId, tx.at, byId, why, stage, phaseSeq],
    );
  }

  async #schedule(tx: Tx, before: ConsultationState, state: ConsultationState): Promise<void> {
    const { id: subjectId, networkId, phaseSeq: number } = state;
    const { sets, moves } = scheduleAfter(before, state);
    const job = { subjectId, networkId, personId: personReminded(state) ?? tx.me, number };
    await scheduleJobs(tx, job, Object.values(tasks), sets, moves);
  }
}
