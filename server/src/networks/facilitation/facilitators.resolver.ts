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

  @Mutation(() => Network, {
    description:
      'For a facilitator: makes another member facilitator too. NOT_FOUND for everybody else, PROOF_REQUIRED.',
  })
  async nameFacilitator(
    @Db() db: RequestDatabase,
    @Args('seatId', { type: () => ID }, IdPipe) seatId: string,
  ): Promise<Network> {
    return this.#network(db, await db.writeProved((tx) => this.facilitatorService.appoint(tx, seatId)));
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: gives up the role and stays a member. BAD_INPUT `lastFacilitator` for the last one. NOT_FOUND, PROOF_REQUIRED.',
  })
  async stepDown(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
  ): Promise<Network> {
    await db.writeProved((tx) => this.facilitatorService.stepDown(tx, networkId));
    return this.#network(db, networkId);
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: offers the role to a member, in place of an earlier offer. NOT_FOUND for everybody else, PROOF_REQUIRED.',
  })
  async offerTurn(
    @Db() db: RequestDatabase,
    @Args('seatId', { type: () => ID }, IdPipe) seatId: string,
  ): Promise<Network> {
    return this.#network(db, await db.writeProved((tx) => this.facilitatorService.offerTurn(tx, seatId)));
  }

  @Mutation(() => Network, {
    description:
      'For the member it is offered to: takes the role; the one who offered it becomes a member. NOT_FOUND without an offer.',
  })
  async takeTurn(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
  ): Promise<Network> {
    await db.write((tx) => this.facilitatorService.takeTurn(tx, networkId));
    return this.#network(db, networkId);
  }

  @Mutation(() => Network, {
    description:
      'For the member it is offered to and for facilitators: declines or withdraws the offer. NOT_FOUND for everybody else.',
  })
  async dropTurn(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
  ): Promise<Network> {
    await db.write((tx) => this.facilitatorService.cancelTurnOffer(tx, networkId));
    return this.#network(db, networkId);
  }

  @Mutation(() => Network, {
    description:
      'For any member: proposes a member as facilitator, and votes yes. More than half of the open seats decide. NOT_FOUND for everybody else.',
  })
  async proposeFacilitator(
    @Db() db: RequestDatabase,
    @Args('seatId', { type: () => ID }, IdPipe) seatId: string,
  ): Promise<Network> {
    return this.#network(db, await db.write((tx) => this.facilitatorService.propose(tx, seatId)));
  }

  @Mutation(() => Network, {
    description:
      'For any member: votes yes or no, which can be changed until it is decided. NOT_FOUND for everybody else.',
  })
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

  @ResolveField(() => [Election], { description: 'Open elections, oldest first.' })
  async elections({ id }: Network, _: unknown, { db }: RequestContext): Promise<Election[]> {
    return this.facilitatorTurnQueries.electionsIn(await db.read(), id);
  }

  async #network(db: RequestDatabase, id: string): Promise<Network> {
    const network = await (await db.read()).one(Network, 'WHERE t.id = $1', [id]);
    if (!network) throw notFound();
    return network;
  }
}
