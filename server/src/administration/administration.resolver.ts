import type { AgreementObstacle } from '@krets/shared/kinds';
import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Effort } from '../networks/effort.entity.js';
import { Network } from '../networks/network.entity.js';
import { Organisation } from '../people/organisation.entity.js';
import type { Door } from '../platform/door.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { AddOrganisationInput, EmergencyPage, OpenEffortInput, OpenGlassInput } from './administration.inputs.js';
import { Administration } from './administration.service.js';
import {
  EmergencyChallengeConnection,
  EmergencyContributionConnection,
  NetworkFigure,
} from './administration.types.js';
import { EmergencyView } from './emergency-view.service.js';
import { glassLetter } from './glass.letter.js';
import { Glass } from './glass.service.js';
import { AgreementObstacleEnum, GlassOpening } from './glass-opening.entity.js';
import { UndeliveredMail } from './undelivered-mail.js';

@Resolver()
export class AdministrationResolver {
  constructor(private readonly administration: Administration) {}

  @Query(() => [Effort], {
    description: 'Leadership efforts a network can be a part of; those that have ended come last.',
  })
  async efforts(@Through() door: Door): Promise<Effort[]> {
    return this.administration.efforts(await door.read());
  }

  @Query(() => [NetworkFigure], { description: 'For the administrator: sizes and form, and no room.' })
  async overview(@Through() door: Door): Promise<NetworkFigure[]> {
    return this.administration.overview(await door.read());
  }

  @Query(() => [UndeliveredMail], {
    description:
      'For the administrator: mail that is late or was given up, newest first. NOT_FOUND for everybody else.',
  })
  async undeliveredMail(@Through() door: Door): Promise<UndeliveredMail[]> {
    return this.administration.undeliveredMail(await door.read());
  }

  @Mutation(() => Effort, { description: 'For administrators. PROOF_REQUIRED.' })
  async openEffort(@Through() door: Door, @Args('input') input: OpenEffortInput): Promise<Effort> {
    return door.writeProved((tx) => this.administration.openEffort(tx, input));
  }

  @Mutation(() => Boolean, { description: 'No new network can be linked to it; those that are stay. PROOF_REQUIRED.' })
  async endEffort(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<boolean> {
    await door.writeProved((tx) => this.administration.endEffort(tx, id));
    return true;
  }

  @Mutation(() => Organisation, { description: 'BAD_INPUT `known` for one that is there already. PROOF_REQUIRED.' })
  async addOrganisation(@Through() door: Door, @Args('input') input: AddOrganisationInput): Promise<Organisation> {
    return door.writeProved((tx) => this.administration.addOrganisation(tx, input));
  }

  @Mutation(() => Boolean, {
    description: 'Signs the account out everywhere and keeps it from signing in. PROOF_REQUIRED.',
  })
  async disableAccount(@Through() door: Door, @Args('email') email: string): Promise<boolean> {
    await door.writeProved((tx) => this.administration.closeAccount(tx, email, true));
    return true;
  }

  @Mutation(() => Boolean, { description: 'For administrators: the account can sign in again. PROOF_REQUIRED.' })
  async enableAccount(@Through() door: Door, @Args('email') email: string): Promise<boolean> {
    await door.writeProved((tx) => this.administration.closeAccount(tx, email, false));
    return true;
  }
}

@Resolver(() => Network)
export class GlassResolver {
  constructor(
    private readonly glass: Glass,
    private readonly view: EmergencyView,
  ) {}

  @Query(() => [GlassOpening], { description: 'For administrators: what has been asked for and opened, newest first.' })
  async glassOpenings(@Through() door: Door): Promise<GlassOpening[]> {
    return this.glass.list(await door.read());
  }

  @Query(() => EmergencyChallengeConnection, {
    description:
      'For the two who opened the room, until it ends; oldest first. NOT_FOUND for everybody else. PROOF_REQUIRED.',
  })
  async emergencyChallenges(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
    @Args() page: EmergencyPage,
  ): Promise<EmergencyChallengeConnection> {
    return this.view.challenges(await door.readProved(), id, page);
  }

  @Query(() => EmergencyContributionConnection, { description: 'As the challenges, in reading order.' })
  async emergencyContributions(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
    @Args('challengeId', { type: () => ID }, AnId) challengeId: string,
    @Args() page: EmergencyPage,
  ): Promise<EmergencyContributionConnection> {
    return this.view.contributions(await door.readProved(), id, challengeId, page);
  }

  @Mutation(() => GlassOpening, {
    description: 'Opens nothing before a second administrator has said yes, within a day. PROOF_REQUIRED.',
  })
  async askToOpenGlass(@Through() door: Door, @Args('input') input: OpenGlassInput): Promise<GlassOpening> {
    return door.writeProved((tx) => this.glass.ask(tx, input));
  }

  @Mutation(() => Boolean, {
    description:
      'The second yes: it stands in the log of the room, and every member gets a letter. BAD_INPUT `notIndependent` where `cannotAgree` says why. PROOF_REQUIRED.',
  })
  async agreeToOpenGlass(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<boolean> {
    return door.writeProved(async (tx) => {
      const { networkId, hours, addresses } = await this.glass.agree(tx, id);
      await tx.mail(...addresses.map(({ email, language }) => glassLetter(email, language, { networkId, hours })));
      return true;
    });
  }

  @Mutation(() => GlassOpening, {
    description:
      'For a facilitator of the room and for administrators: it ends at once, and stands in the log of the room. NOT_FOUND when it has ended.',
  })
  async endEmergencyAccess(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
  ): Promise<GlassOpening> {
    return door.write((tx) => this.glass.end(tx, id));
  }

  @ResolveField(() => [GlassOpening], { description: 'By which administrators can read this room now.' })
  async emergencyAccess({ id }: Network, _: unknown, { door }: RequestContext): Promise<GlassOpening[]> {
    return this.glass.openNow(await door.read(), id);
  }

  @ResolveField(() => [GlassOpening], { description: 'When administrators have opened this room, newest first.' })
  async openings({ id }: Network, _: unknown, { door }: RequestContext): Promise<GlassOpening[]> {
    return this.glass.openedIn(await door.read(), id);
  }
}

@Resolver(() => GlassOpening)
export class GlassOpeningResolver {
  constructor(private readonly glass: Glass) {}

  @ResolveField(() => AgreementObstacleEnum, {
    nullable: true,
    description: 'For administrators: why the viewer cannot say yes. Null when they can, and when it has been said.',
  })
  async cannotAgree(opening: GlassOpening, _: unknown, { door }: RequestContext): Promise<AgreementObstacle | null> {
    return this.glass.obstacle(await door.read(), opening);
  }

  @ResolveField(() => Boolean)
  async viewerMayEnd(opening: GlassOpening, _: unknown, { door }: RequestContext): Promise<boolean> {
    return this.glass.mayEnd(await door.read(), opening);
  }
}
