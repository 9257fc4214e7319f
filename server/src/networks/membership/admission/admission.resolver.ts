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

  @Mutation(() => Network, {
    description:
      'For a facilitator: sets the questions the network asks those who apply. NOT_FOUND for everybody else.',
  })
  async askApplicants(@Db() db: RequestDatabase, @Args('input') input: AskApplicantsInput): Promise<Network> {
    await db.write((tx) => this.admissionService.setQuestions(tx, input));
    return this.#network(db, input.networkId);
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator, where the charter lets them decide: admits the applicant to a free seat, or to the waiting list when there is none. NOT_FOUND for everybody else.',
  })
  async admitApplicant(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<Network> {
    return this.#network(db, await db.write((tx) => this.admissionService.admit(tx, id)));
  }

  @Mutation(() => Network, {
    description:
      'For any member, where the charter lets the members decide: votes on the applicant, admitted by more than half of the open seats. NOT_FOUND for everybody else.',
  })
  async voteOnApplicant(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
    @Args('yes') yes: boolean,
  ): Promise<Network> {
    return this.#network(db, await db.write((tx) => this.admissionService.vote(tx, id, yes)));
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: declines an applicant, also one on the waiting list. Where the members decide, only when a yes is no longer possible or there is a warning. NOT_FOUND for everybody else.',
  })
  async declineApplicant(@Db() db: RequestDatabase, @Args('input') input: DeclineApplicantInput): Promise<Network> {
    return this.#network(db, await db.write((tx) => this.admissionService.decline(tx, input)));
  }

  @ResolveField(() => [String], { description: 'The questions the network asks those who apply.' })
  async questions({ id }: Network, _: unknown, { db }: RequestContext): Promise<string[]> {
    return this.admissionService.questions(await db.read(), id);
  }

  @ResolveField(() => [Applicant], {
    description: 'For members: applicants, earliest first, then the waiting list in its order; at most 100.',
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
