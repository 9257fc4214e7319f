import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../../platform/database/request-database.js';
import { notFound } from '../../../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../../../platform/graphql/context.js';
import { Network, networkOf } from '../../network.entity.js';
import { AskApplicantsInput, DeclineApplicantInput } from './admission.inputs.js';
import { AdmissionService } from './admission.service.js';
import { Applicant } from './admission.types.js';

@Resolver(() => Network)
export class AdmissionResolver {
  constructor(private readonly admissionService: AdmissionService) {}

  @Mutation(() => Network, { description: 'A facilitator sets what the network asks those who apply.' })
  async askApplicants(@Db() db: RequestDatabase, @Args('input') input: AskApplicantsInput): Promise<Network> {
    await db.write((tx) => this.admissionService.setQuestions(tx, input));
    return this.#network(db, input.networkId);
  }

  @Mutation(() => Network, {
    description:
      'A facilitator says yes, where the charter says so: a seat if one is free, else a place in the waiting list.',
  })
  async admitApplicant(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<Network> {
    return this.#network(db, await db.write((tx) => this.admissionService.admit(tx, id)));
  }

  @Mutation(() => Network, {
    description: 'A member says yes or no, where the charter says so; more than half of the open seats admit.',
  })
  async voteOnApplicant(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
    @Args('yes') yes: boolean,
  ): Promise<Network> {
    return this.#network(db, await db.write((tx) => this.admissionService.vote(tx, id, yes)));
  }

  @Mutation(() => Network, { description: 'A facilitator says no, kindly; also to one who waits.' })
  async declineApplicant(@Db() db: RequestDatabase, @Args('input') input: DeclineApplicantInput): Promise<Network> {
    return this.#network(db, await db.write((tx) => this.admissionService.decline(tx, input)));
  }

  @ResolveField(() => [String], { description: 'What the network asks those who apply.' })
  async questions({ id }: Network, _: unknown, { db }: RequestContext): Promise<string[]> {
    return this.admissionService.questions(await db.read(), id);
  }

  @ResolveField(() => [Applicant], {
    description: 'Those who have applied, the earliest first, then those who wait, in order; at most 100.',
  })
  async applicants({ id }: Network, _: unknown, { db }: RequestContext): Promise<Applicant[]> {
    return this.admissionService.applicants(await db.read(), id);
  }

  async #network(db: RequestDatabase, id: string): Promise<Network> {
    const network = await networkOf(await db.read(), id);
    if (!network) throw notFound();
    return network;
  }
}
