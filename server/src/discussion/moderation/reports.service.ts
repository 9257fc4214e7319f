import { randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { membershipOf } from '../../networks/membership/membership.js';
import { seatsOf } from '../../networks/membership/seat.entity.js';
import { mayRead } from '../../networks/network.policy.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { type Challenge, challengeOf } from '../challenges/challenge.entity.js';
import { contributionOf } from '../contributions/contribution.entity.js';
import type { ReportContentInput, ResolveReportInput } from './moderation.inputs.js';
import { mayReport, mayResolveReport } from './moderation.policy.js';
import { Report } from './report.entity.js';

/**
 * Reports from members to facilitators. They are in no journal and no log: even a number would tell the network that
 * somebody has reported something. Only those who may know are notified.
 */
@Injectable()
export class ReportService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async add(tx: Tx, { challengeId, contributionId, reason }: ReportContentInput): Promise<Report> {
    const challenge = await challengeOf(tx, challengeId);
    const contribution = contributionId ? await contributionOf(tx, contributionId) : undefined;
    if (!challenge || (contributionId && contribution?.challengeId !== challengeId)) throw notFound();
    const { networkId } = challenge;
    const about = contribution?.authorId ?? challenge.ownerId;
    this.accessCheck.assertAllowed(mayReport(await membershipOf(tx, networkId), challenge, about));
    const raised = await tx.insert(Report, {
      id: randomUUID(),
      networkId,
      challengeId: contribution ? null : challengeId,
      contributionId: contribution?.id ?? null,
      about,
      raisedBy: tx.me,
      raisedAt: tx.at,
      reason: reason.trim(),
      resolvedBy: null,
      resolvedAt: null,
      answer: null,
    });
    await this.#publish(tx, raised);
    return raised;
  }

  async resolve(tx: Tx, { reportId, answer }: ResolveReportInput): Promise<void> {
    const report = await tx.one(Report, 'WHERE t.id = $1', [reportId]);
    if (!report) throw notFound();
    const membership = await membershipOf(tx, report.networkId);
    this.accessCheck.assertAllowed(mayResolveReport(membership, report));
    const settled = await tx.rows(
      `UPDATE reports SET resolved_at = $2, resolved_by = $3, answer = $4 WHERE id = $1 AND resolved_at IS NULL RETURNING id`,
      [reportId, tx.at, membership.seatId, answer.trim()],
    );
    if (settled.length === 0) throw notFound();
    await this.#publish(tx, report);
  }

  async read(tx: Tx, id: string): Promise<Report> {
    const report = await tx.one(Report, 'WHERE t.id = $1', [id]);
    if (!report) throw notFound();
    return report;
  }

  /** The viewer's own, and those they may settle or have seen settled; open ones first, then the newest. */
  async list(tx: Tx, networkId: string): Promise<Report[]> {
    this.accessCheck.assertAllowed(mayRead(await membershipOf(tx, networkId)));
    return tx.select(
      Report,
      `WHERE t.network_id = $1 ORDER BY t.resolved_at IS NOT NULL, t.raised_at DESC LIMIT ${limits.page}`,
      [networkId],
    );
  }

  /** The reported challenge, or the one the reported contribution is in now. */
  async challenge(tx: Tx, { challengeId, contributionId }: Report): Promise<Challenge> {
    const contribution = contributionId ? await contributionOf(tx, contributionId) : undefined;
    const challenge = await challengeOf(tx, contribution?.challengeId ?? challengeId ?? '');
    if (!challenge) throw notFound();
    return challenge;
  }

  /** How many facilitators receive it: none when the only one is the author of the content. */
  async countReaders(tx: Tx, report: Report): Promise<number> {
    return (await this.#readers(tx, report)).length;
  }

  async #readers(tx: Tx, { networkId, about }: Report): Promise<string[]> {
    const seats = await seatsOf(tx, networkId);
    return seats
      .filter(({ role, onLeaveAt, personId }) => role === 'FACILITATOR' && !onLeaveAt && personId !== about)
      .map(({ personId }) => personId);
  }

  async #publish(tx: Tx, report: Report): Promise<void> {
    const { networkId, raisedBy } = report;
    const personIds = [...new Set([raisedBy, ...(await this.#readers(tx, report))])];
    tx.events.push({ reportsChanged: { networkId, personIds } });
  }
}
