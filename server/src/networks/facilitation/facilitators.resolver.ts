import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { notFound } from '../../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../../platform/graphql/context.js';
import { Network } from '../network.entity.js';
import { Election, FacilitatorTurn } from './facilitation.types.js';
import { FacilitatorTurnQueries } from './facilitator-turns.service.js';
import { FacilitatorService } from './facilitators.service.js';

@Resolver(() => Network)
export class FacilitatorsResolver {
  constructor(
    private readonly facilitatorService: FacilitatorService,
    private readonly facilitatorTurnQueries: FacilitatorTurnQueries,
  ) {}

  @Mutation(() => Network, { description: 'A facilitator makes another member facilitator too. PROOF_REQUIRED.' })
  async nameFacilitator(
    @Db() db: RequestDatabase,
    @Args('seatId', { type: () => ID }, IdPipe) seatId: string,
  ): Promise<Network> {
    return this.#network(db, await db.writeProved((tx) => this.facilitatorService.appoint(tx, seatId)));
  }

  @Mutation(() => Network, {
    description:
      'The viewer lays the task down and stays a member. BAD_INPUT `lastFacilitator` for the last one. PROOF_REQUIRED.',
  })
  async stepDown(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
  ): Promise<Network> {
    await db.writeProved((tx) => this.facilitatorService.stepDown(tx, networkId));
    return this.#network(db, networkId);
  }

  @Mutation(() => Network, { description: 'A facilitator offers the task to a member. PROOF_REQUIRED.' })
  async offerTurn(
    @Db() db: RequestDatabase,
    @Args('seatId', { type: () => ID }, IdPipe) seatId: string,
  ): Promise<Network> {
    return this.#network(db, await db.writeProved((tx) => this.facilitatorService.offerTurn(tx, seatId)));
  }

  @Mutation(() => Network, {
    description: 'Whom the task is offered to says yes: she becomes facilitator, and the one who offered it a member.',
  })
  async takeTurn(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
  ): Promise<Network> {
    await db.write((tx) => this.facilitatorService.takeTurn(tx, networkId));
    return this.#network(db, networkId);
  }

  @Mutation(() => Network, { description: 'Whom it is offered to says no, or a facilitator takes the offer back.' })
  async dropTurn(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
  ): Promise<Network> {
    await db.write((tx) => this.facilitatorService.cancelTurnOffer(tx, networkId));
    return this.#network(db, networkId);
  }

  @Mutation(() => Network, {
    description: 'Any member proposes a member as facilitator, and says yes with that; more than half decide.',
  })
  async proposeFacilitator(
    @Db() db: RequestDatabase,
    @Args('seatId', { type: () => ID }, IdPipe) seatId: string,
  ): Promise<Network> {
    return this.#network(db, await db.write((tx) => this.facilitatorService.propose(tx, seatId)));
  }

  @Mutation(() => Network, { description: "The viewer's own yes or no, which can be changed until it is decided." })
  async voteForFacilitator(
    @Db() db: RequestDatabase,
    @Args('electionId', { type: () => ID }, IdPipe) electionId: string,
    @Args('yes') yes: boolean,
  ): Promise<Network> {
    return this.#network(db, await db.write((tx) => this.facilitatorService.vote(tx, electionId, yes)));
  }

  @ResolveField(() => FacilitatorTurn)
  async facilitatorTurn({ id }: Network, _: unknown, { db }: RequestContext): Promise<FacilitatorTurn> {
    return this.facilitatorTurnQueries.turnOf(await db.read(), id);
  }

  @ResolveField(() => [Election], { description: 'Open ones, the oldest first.' })
  async elections({ id }: Network, _: unknown, { db }: RequestContext): Promise<Election[]> {
    return this.facilitatorTurnQueries.electionsIn(await db.read(), id);
  }

  async #network(db: RequestDatabase, id: string): Promise<Network> {
    const network = await (await db.read()).one(Network, 'WHERE t.id = $1', [id]);
    if (!network) throw notFound();
    return network;
  }
}
