import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Network, networkOf } from '../networks/network.entity.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { AskApplicantsInput, DeclineApplicantInput } from './admission.inputs.js';
import { Applicant } from './admission.types.js';
import { Admitting } from './admitting.service.js';

@Resolver(() => Network)
export class AdmittingResolver {
  constructor(private readonly admitting: Admitting) {}

  @Mutation(() => Network, { description: 'A facilitator sets what the network asks those who apply.' })
  async askApplicants(@Through() door: Door, @Args('input') input: AskApplicantsInput): Promise<Network> {
    await door.write((tx) => this.admitting.ask(tx, input));
    return this.#network(door, input.networkId);
  }

  @Mutation(() => Network, {
    description:
      'A facilitator says yes, where the charter says so: a seat if one is free, else a place in the waiting list.',
  })
  async admitApplicant(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Network> {
    return this.#network(door, await door.write((tx) => this.admitting.admit(tx, id)));
  }

  @Mutation(() => Network, {
    description: 'A member says yes or no, where the charter says so; more than half of the open seats admit.',
  })
  async voteOnApplicant(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
    @Args('yes') yes: boolean,
  ): Promise<Network> {
    return this.#network(door, await door.write((tx) => this.admitting.vote(tx, id, yes)));
  }

  @Mutation(() => Network, { description: 'A facilitator says no, kindly; also to one who waits.' })
  async declineApplicant(@Through() door: Door, @Args('input') input: DeclineApplicantInput): Promise<Network> {
    return this.#network(door, await door.write((tx) => this.admitting.decline(tx, input)));
  }

  @ResolveField(() => [String], { description: 'What the network asks those who apply.' })
  async questions({ id }: Network, _: unknown, { door }: RequestContext): Promise<string[]> {
    return this.admitting.questions(await door.read(), id);
  }

  @ResolveField(() => [Applicant], {
    description: 'Those who have applied, the earliest first, then those who wait, in order; at most 100.',
  })
  async applicants({ id }: Network, _: unknown, { door }: RequestContext): Promise<Applicant[]> {
    return this.admitting.applicants(await door.read(), id);
  }

  async #network(door: Door, id: string): Promise<Network> {
    const network = await networkOf(await door.read(), id);
    if (!network) throw notFound();
    return network;
  }
}
