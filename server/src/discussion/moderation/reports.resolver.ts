import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { membershipOf } from '../../networks/membership/membership.js';
import { Network } from '../../networks/network.entity.js';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { Db, type RequestContext } from '../../platform/graphql/context.js';
import { ReportContentInput, ResolveReportInput } from './moderation.inputs.js';
import { mayResolveReport } from './moderation.policy.js';
import { Report } from './report.entity.js';
import { ReportService } from './reports.service.js';

/** What a member reports to the facilitators, and their answer. */
@Resolver(() => Network)
export class ReportsResolver {
  constructor(private readonly reportService: ReportService) {}

  @Mutation(() => Report, {
    description: "About somebody else's words. The room's facilitators are told, and not who raised it.",
  })
  async reportContent(@Db() db: RequestDatabase, @Args('input') input: ReportContentInput): Promise<Report> {
    const { id } = await db.write((tx) => this.reportService.add(tx, input));
    return this.reportService.read(await db.read(), id);
  }

  @Mutation(() => Report, {
    description: 'A facilitator whose own words it is not about settles it, with a word back.',
  })
  async resolveReport(@Db() db: RequestDatabase, @Args('input') input: ResolveReportInput): Promise<Report> {
    await db.write((tx) => this.reportService.resolve(tx, input));
    return this.reportService.read(await db.read(), input.reportId);
  }

  @ResolveField(() => [Report], {
    description:
      "The viewer's own, and as a facilitator those about others' words than her own; open ones first; at most 100.",
  })
  async reports(@Db() db: RequestDatabase, @Parent() { id }: Network): Promise<Report[]> {
    return this.reportService.list(await db.read(), id);
  }
}

@Resolver(() => Report)
export class ReportResolver {
  constructor(private readonly reportService: ReportService) {}

  @ResolveField(() => Boolean, { description: 'Raised by the viewer.' })
  async mine({ raisedBy }: Report, _: unknown, { db }: RequestContext): Promise<boolean> {
    return raisedBy === (await db.read()).me;
  }

  @ResolveField(() => Boolean)
  async mayResolve(report: Report, _: unknown, { db }: RequestContext): Promise<boolean> {
    return mayResolveReport(await membershipOf(await db.read(), report.networkId), report);
  }

  @ResolveField(() => Boolean, { description: 'False when the only facilitator has written what it is about.' })
  async reachesFacilitator(report: Report, _: unknown, { db }: RequestContext): Promise<boolean> {
    return (await this.reportService.countReaders(await db.read(), report)) > 0;
  }

  @ResolveField(() => ID, { description: 'The challenge it is about, or that the contribution stands in.' })
  async challengeId(report: Report, _: unknown, { db }: RequestContext): Promise<string> {
    return (await this.reportService.challenge(await db.read(), report)).id;
  }

  @ResolveField(() => String)
  async challengeTitle(report: Report, _: unknown, { db }: RequestContext): Promise<string> {
    return (await this.reportService.challenge(await db.read(), report)).title;
  }
}
