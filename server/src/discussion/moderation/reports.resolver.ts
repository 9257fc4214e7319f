import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { membershipOf } from '../../networks/membership/membership.js';
import { Network } from '../../networks/network.entity.js';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { Db, type RequestContext } from '../../platform/graphql/context.js';
import { ReportContentInput, ResolveReportInput } from './moderation.inputs.js';
import { mayResolveReport } from './moderation.policy.js';
import { Report } from './report.entity.js';
import { ReportService } from './reports.service.js';

/** Reports from members to the facilitators, and their answers. */
@Resolver(() => Network)
export class ReportsResolver {
  constructor(private readonly reportService: ReportService) {}

  @Mutation(() => Report, {
    description: "About somebody else's content. Notifies the network's facilitators without telling who reported it.",
  })
  async reportContent(@Db() db: RequestDatabase, @Args('input') input: ReportContentInput): Promise<Report> {
    const { id } = await db.write((tx) => this.reportService.add(tx, input));
    return this.reportService.read(await db.read(), id);
  }

  @Mutation(() => Report, {
    description: 'By a facilitator other than the author of the content: settles the report with an answer.',
  })
  async resolveReport(@Db() db: RequestDatabase, @Args('input') input: ResolveReportInput): Promise<Report> {
    await db.write((tx) => this.reportService.resolve(tx, input));
    return this.reportService.read(await db.read(), input.reportId);
  }

  @ResolveField(() => [Report], {
    description: "The viewer's own, and for a facilitator those about content by others; open ones first; at most 100.",
  })
  async reports(@Db() db: RequestDatabase, @Parent() { id }: Network): Promise<Report[]> {
    return this.reportService.list(await db.read(), id);
  }
}

@Resolver(() => Report)
export class ReportResolver {
  constructor(private readonly reportService: ReportService) {}

  @ResolveField(() => Boolean, { description: 'Reported by the viewer.' })
  async mine({ raisedBy }: Report, _: unknown, { db }: RequestContext): Promise<boolean> {
    return raisedBy === (await db.read()).me;
  }

  @ResolveField(() => Boolean)
  async mayResolve(report: Report, _: unknown, { db }: RequestContext): Promise<boolean> {
    return mayResolveReport(await membershipOf(await db.read(), report.networkId), report);
  }

  @ResolveField(() => Boolean, { description: 'False when the only facilitator is the author of the content.' })
  async reachesFacilitator(report: Report, _: unknown, { db }: RequestContext): Promise<boolean> {
    return (await this.reportService.countReaders(await db.read(), report)) > 0;
  }

  @ResolveField(() => ID, { description: 'The reported challenge, or the challenge of the reported contribution.' })
  async challengeId(report: Report, _: unknown, { db }: RequestContext): Promise<string> {
    return (await this.reportService.challenge(await db.read(), report)).id;
  }

  @ResolveField(() => String)
  async challengeTitle(report: Report, _: unknown, { db }: RequestContext): Promise<string> {
    return (await this.reportService.challenge(await db.read(), report)).title;
  }
}
