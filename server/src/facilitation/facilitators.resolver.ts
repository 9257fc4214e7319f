import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Network } from '../networks/network.entity.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { Election, FacilitatorTurn } from './facilitation.types.js';
import { Facilitators } from './facilitators.service.js';
import { Turns } from './turns.service.js';

@Resolver(() => Network)
export class FacilitatorsResolver {
  constructor(
    private readonly facilitators: Facilitators,
    private readonly turns: Turns,
  ) {}

  @Mutation(() => Network, { description: 'A facilitator makes another member facilitator too. PROOF_REQUIRED.' })
  async nameFacilitator(
    @Through() door: Door,
    @Args('seatId', { type: () => ID }, AnId) seatId: string,
  ): Promise<Network> {
    return this.#network(door, await door.writeProved((tx) => this.facilitators.name(tx, seatId)));
  }

  @Mutation(() => Network, {
    description:
      'The viewer lays the task down and stays a member. BAD_INPUT `lastFacilitator` for the last one. PROOF_REQUIRED.',
  })
  async stepDown(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) networkId: string,
  ): Promise<Network> {
    await door.writeProved((tx) => this.facilitators.stepDown(tx, networkId));
    return this.#network(door, networkId);
  }

  @Mutation(() => Network, { description: 'A facilitator offers the task to a member. PROOF_REQUIRED.' })
  async offerTurn(@Through() door: Door, @Args('seatId', { type: () => ID }, AnId) seatId: string): Promise<Network> {
    return this.#network(door, await door.writeProved((tx) => this.facilitators.offerTurn(tx, seatId)));
  }

  @Mutation(() => Network, {
    description: 'Whom the task is offered to says yes: she becomes facilitator, and the one who offered it a member.',
  })
  async takeTurn(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) networkId: string,
  ): Promise<Network> {
    await door.write((tx) => this.facilitators.takeTurn(tx, networkId));
    return this.#network(door, networkId);
  }

  @Mutation(() => Network, { description: 'Whom it is offered to says no, or a facilitator takes the offer back.' })
  async dropTurn(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) networkId: string,
  ): Promise<Network> {
    await door.write((tx) => this.facilitators.dropTurn(tx, networkId));
    return this.#network(door, networkId);
  }

  @Mutation(() => Network, {
    description: 'Any member proposes a member as facilitator, and says yes with that; more than half decide.',
  })
  async proposeFacilitator(
    @Through() door: Door,
    @Args('seatId', { type: () => ID }, AnId) seatId: string,
  ): Promise<Network> {
    return this.#network(door, await door.write((tx) => this.facilitators.propose(tx, seatId)));
  }

  @Mutation(() => Network, { description: "The viewer's own yes or no, which can be changed until it is decided." })
  async voteForFacilitator(
    @Through() door: Door,
    @Args('electionId', { type: () => ID }, AnId) electionId: string,
    @Args('yes') yes: boolean,
  ): Promise<Network> {
    return this.#network(door, await door.write((tx) => this.facilitators.vote(tx, electionId, yes)));
  }

  @ResolveField(() => FacilitatorTurn)
  async turn({ id }: Network, _: unknown, { door }: RequestContext): Promise<FacilitatorTurn> {
    return this.turns.turnOf(await door.read(), id);
  }

  @ResolveField(() => [Election], { description: 'Open ones, the oldest first.' })
  async elections({ id }: Network, _: unknown, { door }: RequestContext): Promise<Election[]> {
    return this.turns.electionsIn(await door.read(), id);
  }

  async #network(door: Door, id: string): Promise<Network> {
    const network = await (await door.read()).one(Network, 'WHERE t.id = $1', [id]);
    if (!network) throw notFound();
    return network;
  }
}
