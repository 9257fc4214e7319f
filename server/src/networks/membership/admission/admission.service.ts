import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { organisationOf } from '../../../identity/organisation.entity.js';
import { personOf } from '../../../identity/person.entity.js';
import { AccessCheck } from '../../../platform/access-check.js';
import type { Tx } from '../../../platform/database/tx.js';
import { assertReplaces, notFound } from '../../../platform/errors.js';
import { charterOf } from '../../charter/charter.entity.js';
import { openProposal, vote } from '../../governance/proposal.entity.js';
import { membershipOf } from '../membership.js';
import { type SeatWithPerson, seatsOf, stateOf } from '../seat.entity.js';
import type { AskApplicantsInput, DeclineApplicantInput } from './admission.inputs.js';
import {
  mayAdmit,
  mayAskApplicants,
  mayDecline,
  mayVoteOnApplicant,
  seesWarnings,
  type VoteCount,
  warningsOf,
} from './admission.policy.js';
import type { Applicant } from './admission.types.js';
import { AdmissionQuestions } from './admission-questions.entity.js';
import { Application, answersOf, emailMovedApplicants } from './application.entity.js';

type Vote = { subjectId: string; seatId: string; yes: boolean };

@Injectable()
export class AdmissionService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** Applicants, earliest first, then the waiting list in its order. */
  async applicants(tx: Tx, networkId: string): Promise<Applicant[]> {
    const applications = await tx.select(
      Application,
      `WHERE t.network_id = $1 AND t.state IN ('APPLIED', 'WAITING') ORDER BY t.place NULLS FIRST, t.applied_at, t.id LIMIT ${limits.page}`,
      [networkId],
    );
    if (applications.length === 0) return [];
    const [membership, charter, seats, votes] = await Promise.all([
      membershipOf(tx, networkId),
      charterOf(tx, networkId),
      seatsOf(tx, networkId),
      this.#votes(tx, networkId),
    ]);
    if (!charter) return [];
    const open = seats.filter((seat) => stateOf(seat, charter.version) === 'ACTIVE');
    return Promise.all(
      applications.map(async (application) => {
        const { id, state, personId, orgnr, roleTitle, reason, invited, appliedAt } = application;
        const [person, organisation] = await Promise.all([personOf(tx, personId), organisationOf(tx, orgnr)]);
        if (!person || !organisation) throw notFound();
        const own = votes.filter((one) => one.subjectId === id);
        const count = countVotes(own, open);
        const warnings = warningsOf(application, seats);
        const decidedBy = charter.admission;
        return {
          ...{ id, state, person, organisation, roleTitle, reason, invited, appliedAt },
          answers: answersOf(application),
          warnings: seesWarnings(membership, application) ? warnings : [],
          yes: count.yes,
          needed: Math.floor(count.seats / 2) + 1,
          myVote: own.find((one) => one.seatId === membership.seatId)?.yes ?? null,
          viewerMay: {
            admit: state === 'APPLIED' && mayAdmit(membership, decidedBy),
            vote: state === 'APPLIED' && mayVoteOnApplicant(membership, decidedBy),
            decline: mayDecline(membership, decidedBy, warnings, count),
          },
        };
      }),
    );
  }

  async questions(tx: Tx, networkId: string): Promise<string[]> {
    return (await tx.one(AdmissionQuestions, 'WHERE t.network_id = $1', [networkId]))?.questions ?? [];
  }

  async setQuestions(tx: Tx, { networkId, replaces, questions }: AskApplicantsInput): Promise<void> {
    this.accessCheck.assertAllowed(mayAskApplicants(await membershipOf(tx, networkId)));
    await tx.lockNetwork(networkId);
    assertReplaces(replaces ?? [], await this.questions(tx, networkId));
    await tx.rows(
      `INSERT INTO admission_questions (network_id, questions) VALUES ($1, $2)
       ON CONFLICT (network_id) DO UPDATE SET questions = excluded.questions`,
      [networkId, questions.map((question) => question.trim())],
    );
    await tx.appendEntry(networkId, { topic: 'NETWORK', id: networkId, kind: 'ADMISSION_CHANGED' });
  }

  /** @returns the id of the network */
  async admit(tx: Tx, id: string): Promise<string> {
    const { networkId, membership, decidedBy } = await this.#applied(tx, id);
    this.accessCheck.assertAllowed(mayAdmit(membership, decidedBy));
    const done = await tx.row<{ admitted: boolean }>('SELECT app.admit_applicant($1, $2) AS admitted', [networkId, id]);
    if (!done?.admitted) throw notFound();
    await emailMovedApplicants(tx, networkId);
    return networkId;
  }

  /** One member's vote; the yes that makes a majority admits the applicant. */
  async vote(tx: Tx, id: string, yes: boolean): Promise<string> {
    const { networkId, membership, decidedBy } = await this.#applied(tx, id);
    this.accessCheck.assertAllowed(mayVoteOnApplicant(membership, decidedBy));
    const carried = await vote(tx, membership, await openProposal(tx, membership, 'ADMIT', id), yes);
    if (!carried) await tx.appendEntry(networkId, { topic: 'APPLICATION', id, kind: 'VOTED' });
    await emailMovedApplicants(tx, networkId);
    return networkId;
  }

  async decline(tx: Tx, { id, reason }: DeclineApplicantInput): Promise<string> {
    const { networkId } = await this.#inRoom(tx, id);
    const applicant = (await this.applicants(tx, networkId)).find((one) => one.id === id);
    this.accessCheck.assertAllowed(applicant?.viewerMay.decline === true);
    const done = await tx.row<{ declined: boolean }>('SELECT app.decline_applicant($1, $2, $3) AS declined', [
      networkId,
      id,
      reason?.trim() || null,
    ]);
    if (!done?.declined) throw notFound();
    await emailMovedApplicants(tx, networkId);
    return networkId;
  }

  async #inRoom(tx: Tx, id: string): Promise<Application> {
    const application = await tx.one(Application, 'WHERE t.id = $1', [id]);
    if (!application) throw notFound();
    return application;
  }

  /** Read again under the lock: the application may have been withdrawn meanwhile. */
  async #applied(tx: Tx, id: string) {
    const { networkId } = await this.#inRoom(tx, id);
    const membership = await membershipOf(tx, networkId);
    await tx.lockNetwork(networkId);
    const [{ state }, charter] = await Promise.all([this.#inRoom(tx, id), charterOf(tx, networkId)]);
    if (state !== 'APPLIED' || !charter) throw notFound();
    return { networkId, membership, decidedBy: charter.admission };
  }

  #votes(tx: Tx, networkId: string): Promise<Vote[]> {
    return tx.rows<Vote>(
      `SELECT p.subject_id AS "subjectId", v.seat_id AS "seatId", v.yes FROM proposals p JOIN proposal_votes v ON v.proposal_id = p.id
       WHERE p.network_id = $1 AND p.kind = 'ADMIT' AND p.carried_at IS NULL AND p.dropped_at IS NULL`,
      [networkId],
    );
  }
}

/** Only votes of seats that are open now count. */
function countVotes(votes: Vote[], open: SeatWithPerson[]): VoteCount {
  const counted = votes.filter((one) => open.some((seat) => seat.id === one.seatId));
  const yes = counted.filter((one) => one.yes).length;
  return { yes, no: counted.length - yes, seats: open.length };
}
