import { randomUUID } from 'node:crypto';
import {
  type ApplicationState,
  applicationStates,
  type Language,
  type SeatRole,
  type Stage,
} from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../../../identity/organisation.entity.js';
import { Person } from '../../../identity/person.entity.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Network } from '../../network.entity.js';
import { Seat } from '../seat.entity.js';
import { type ApplicationDecision, applicationEmails } from './application.email.js';

/** A request for a seat, made unprompted or with an invitation that others must approve. */
@Entity('applications')
@Index('uq_applications_open', ['networkId', 'personId'], { unique: true, where: `state IN ('APPLIED', 'WAITING')` })
@Index('uq_applications_place', ['networkId', 'place'], { unique: true, where: `state = 'WAITING'` })
@Index('ix_applications_person', ['personId'])
@ForeignKey(() => Seat, ['follows', 'networkId'], ['id', 'networkId'], { name: 'fk_applications_follows' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_applications_seat' })
@Check('ck_applications_role', `role IN ('MEMBER', 'FACILITATOR')`)
@Check('ck_applications_state', `state IN (${applicationStates.map((state) => `'${state}'`).join(', ')})`)
@Check('ck_applications_place', `(state = 'WAITING') = (place IS NOT NULL)`)
export class Application {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Network, { name: 'fk_applications_network' })
  @Column('uuid')
  networkId: string;

  @ForeignKey(() => Person, { name: 'fk_applications_person' })
  @Column('uuid')
  personId: string;

  /** The name of the network at that time: the applicant cannot see the network itself. */
  @Column('varchar', { length: limits.networkName })
  networkName: string;

  @Column('varchar', { length: 11 })
  role: SeatRole;

  @Column('varchar', { length: limits.roleTitle })
  roleTitle: string;

  @ForeignKey(() => Organisation, { name: 'fk_applications_organisation' })
  @Column('varchar', { length: 9 })
  orgnr: string;

  @Column('varchar', { length: limits.reason })
  reason: string;

  /** The questions at that time. */
  @Column('varchar', { length: limits.question, array: true })
  questions: string[];

  @Column('varchar', { length: limits.answer, array: true })
  answers: string[];

  /** The applicant states that somebody in the network may be above or below them in one line of command. */
  @Column('boolean')
  inReportingLine: boolean;

  @Column('boolean')
  invited: boolean;

  /** The vacant seat that the invitation offers. */
  @Column('uuid', { nullable: true })
  follows: string | null;

  @Column('varchar', { length: 9 })
  state: ApplicationState;

  @Column('timestamptz')
  appliedAt: Date;

  /** When the applicant was put on the waiting list. */
  @Column('integer', { nullable: true })
  place: number | null;

  @Column('varchar', { length: limits.reason, nullable: true })
  declineReason: string | null;

  @Column('uuid', { nullable: true })
  seatId: string | null;

  @Column('bigint', { nullable: true })
  changedIn: string | null;

  @Column('integer', { nullable: true })
  announcedSeq: number | null;
}

/** One answer for each question. */
export const answersOf = ({ questions, answers }: Application) =>
  questions.map((question, i) => ({ question, answer: answers[i] ?? '' }));

type NewApplication = Pick<
  Application,
  | 'networkId'
  | 'networkName'
  | 'role'
  | 'roleTitle'
  | 'orgnr'
  | 'reason'
  | 'questions'
  | 'answers'
  | 'inReportingLine'
  | 'invited'
  | 'follows'
>;

/** Applies for a seat, as the person themselves. */
export async function insertApplication(tx: Tx, applied: NewApplication): Promise<Application> {
  const application = await tx.insert(Application, {
    ...applied,
    id: randomUUID(),
    personId: tx.me,
    state: 'APPLIED' as const,
    appliedAt: tx.at,
    place: null,
    declineReason: null,
    seatId: null,
    changedIn: null,
    announcedSeq: null,
  });
  await emailMovedApplicants(tx, applied.networkId);
  return application;
}

type MovedApplicant = ApplicationDecision & {
  id: string;
  seq: number;
  beside: { email: string; language: Language }[];
  stage: Stage;
};

/**
 * Tells the room of every application that changed in this transaction (a yes, a no, a seat that became free), and mails those it is
 * about.
 */
export async function emailMovedApplicants(tx: Tx, networkId: string): Promise<void> {
  const row = await tx.row<{ moved: MovedApplicant[] }>(`SELECT app.changed_applications($1) AS moved`, [networkId]);
  for (const moved of row?.moved ?? []) {
    if (moved.state === 'ADMITTED')
      tx.securityEvents.push({ kind: 'SEAT_TAKEN', personId: tx.personId, networkId, subjectId: moved.id });
    tx.events.push({ changed: { networkId, seq: moved.seq, topic: 'APPLICATION', id: moved.id }, hiddenFrom: [] });
    await tx.sendMail(...applicationEmails(networkId, moved));
  }
}
