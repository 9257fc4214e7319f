import type { AgreementObstacle } from '@krets/shared/kinds';
import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Organisation } from '../identity/organisation.entity.js';
import { Programme } from '../networks/lifecycle/programme.entity.js';
import { Network } from '../networks/network.entity.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Db, IdPipe, type RequestContext } from '../platform/graphql/context.js';
import { AddOrganisationInput, AddProgrammeInput, EmergencyPage, RequestEmergencyAccessInput } from './admin.inputs.js';
import { AdminService } from './admin.service.js';
import {
  EmergencyChallengeConnection,
  EmergencyContributionConnection,
  FoundAccount,
  NetworkFigure,
} from './admin.types.js';
import { DeliveryFigure } from './deliveries.types.js';
import { emergencyAccessEmail } from './emergency-access/emergency-access.email.js';
import { AgreementObstacleEnum, EmergencyAccess } from './emergency-access/emergency-access.entity.js';
import { EmergencyAccessService } from './emergency-access/emergency-access.service.js';
import { EmergencyView } from './emergency-access/emergency-view.service.js';
import { UndeliveredMail } from './undelivered-mail.types.js';

@Resolver()
export class AdminResolver {
  constructor(private readonly adminService: AdminService) {}

  @Query(() => [Programme], {
    description:
      'For administrators: programmes that a network can be linked to; those that have ended come last. NOT_FOUND for everybody else.',
  })
  async programmes(@Db() db: RequestDatabase): Promise<Programme[]> {
    return this.adminService.programmes(await db.read());
  }

  @Query(() => [NetworkFigure], {
    description:
      'For administrators: size and completeness of each network, nothing from its room. NOT_FOUND for everybody else.',
  })
  async overview(@Db() db: RequestDatabase): Promise<NetworkFigure[]> {
    return this.adminService.overview(await db.read());
  }

  @Query(() => [DeliveryFigure], {
    description:
      'For administrators: what is late and what failed of mail and pushes, in numbers by kind. NOT_FOUND for everybody else.',
  })
  async deliveries(@Db() db: RequestDatabase): Promise<DeliveryFigure[]> {
    return this.adminService.deliveries(await db.read());
  }

  @Query(() => [UndeliveredMail], {
    description: 'For administrators: mail that is late or was given up, newest first. NOT_FOUND for everybody else.',
  })
  async undeliveredMail(@Db() db: RequestDatabase): Promise<UndeliveredMail[]> {
    return this.adminService.undeliveredMail(await db.read());
  }

  @Mutation(() => Programme, {
    description:
      'For administrators: adds a programme that networks can be linked to. NOT_FOUND for everybody else, PROOF_REQUIRED.',
  })
  async addProgramme(@Db() db: RequestDatabase, @Args('input') input: AddProgrammeInput): Promise<Programme> {
    return db.writeProved((tx) => this.adminService.addProgramme(tx, input));
  }

  @Mutation(() => Boolean, {
    description:
      'For administrators: ends a programme. No new network can be linked to it; existing links stay. NOT_FOUND, PROOF_REQUIRED.',
  })
  async endProgramme(@Db() db: RequestDatabase, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<boolean> {
    await db.writeProved((tx) => this.adminService.endProgramme(tx, id));
    return true;
  }

  @Mutation(() => Organisation, {
    description:
      'For administrators: adds an organisation. BAD_INPUT `known` when it exists already. NOT_FOUND for everybody else, PROOF_REQUIRED.',
  })
  async addOrganisation(@Db() db: RequestDatabase, @Args('input') input: AddOrganisationInput): Promise<Organisation> {
    return db.writeProved((tx) => this.adminService.addOrganisation(tx, input));
  }

  @Query(() => FoundAccount, {
    nullable: true,
    description:
      'For administrators: the account of exactly this address, if there is one. NOT_FOUND for everybody else.',
  })
  async account(@Db() db: RequestDatabase, @Args('email') email: string): Promise<FoundAccount | null> {
    return this.adminService.account(await db.read(), email);
  }

  @Mutation(() => Boolean, {
    description:
      'For administrators: signs the account out everywhere and prevents it from signing in. NOT_FOUND, PROOF_REQUIRED.',
  })
  async disableAccount(@Db() db: RequestDatabase, @Args('email') email: string): Promise<boolean> {
    await db.writeProved((tx) => this.adminService.closeAccount(tx, email, true));
    return true;
  }

  @Mutation(() => Boolean, {
    description: 'For administrators: lets a closed account sign in again. NOT_FOUND, PROOF_REQUIRED.',
  })
  async enableAccount(@Db() db: RequestDatabase, @Args('email') email: string): Promise<boolean> {
    await db.writeProved((tx) => this.adminService.closeAccount(tx, email, false));
    return true;
  }
}

@Resolver(() => Network)
export class EmergencyAccessResolver {
  constructor(
    private readonly emergencyAccessService: EmergencyAccessService,
    private readonly view: EmergencyView,
  ) {}

  @Query(() => [EmergencyAccess], {
    description:
      'For administrators: requests for emergency access and what was opened, newest first. NOT_FOUND for everybody else.',
  })
  async emergencyAccessRequests(@Db() db: RequestDatabase): Promise<EmergencyAccess[]> {
    return this.emergencyAccessService.list(await db.read());
  }

  @Query(() => EmergencyChallengeConnection, {
    description:
      'For the two administrators who opened the room, until the access ends: its challenges, oldest first. NOT_FOUND for everybody else, PROOF_REQUIRED.',
  })
  async emergencyChallenges(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
    @Args() page: EmergencyPage,
  ): Promise<EmergencyChallengeConnection> {
    return this.view.challenges(await db.readProved(), id, page);
  }

  @Query(() => EmergencyContributionConnection, {
    description:
      'For the two administrators who opened the room: the contributions to a challenge, in reading order. Errors as for `emergencyChallenges`.',
  })
  async emergencyContributions(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
    @Args('challengeId', { type: () => ID }, IdPipe) challengeId: string,
    @Args() page: EmergencyPage,
  ): Promise<EmergencyContributionConnection> {
    return this.view.contributions(await db.readProved(), id, challengeId, page);
  }

  @Mutation(() => EmergencyAccess, {
    description:
      'For administrators: requests emergency access to a room. Nothing opens before a second administrator agrees, within a day. BAD_INPUT `unknown` on `networkName` when no network, or more than one, has that name. NOT_FOUND for everybody else, PROOF_REQUIRED.',
  })
  async requestEmergencyAccess(
    @Db() db: RequestDatabase,
    @Args('input') input: RequestEmergencyAccessInput,
  ): Promise<EmergencyAccess> {
    return db.writeProved((tx) => this.emergencyAccessService.request(tx, input));
  }

  @Mutation(() => Boolean, {
    description:
      'For a second administrator: opens the room. It is written in the log of the room, and every member gets an e-mail. BAD_INPUT `notIndependent` where `cannotAgree` tells why. NOT_FOUND, PROOF_REQUIRED.',
  })
  async agreeToEmergencyAccess(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<boolean> {
    return db.writeProved(async (tx) => {
      const { networkId, hours, addresses } = await this.emergencyAccessService.approve(tx, id);
      const opened = { networkId, hours, until: new Date(tx.at.getTime() + hours * 3_600_000) };
      await tx.sendMail(...addresses.map(({ email, language }) => emergencyAccessEmail(email, language, opened)));
      return true;
    });
  }

  @Mutation(() => EmergencyAccess, {
    description:
      'For a facilitator of the room and for administrators: ends the access at once and writes it in the log of the room. NOT_FOUND when it has ended, and for everybody else.',
  })
  async endEmergencyAccess(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<EmergencyAccess> {
    return db.write((tx) => this.emergencyAccessService.end(tx, id));
  }

  @ResolveField(() => [EmergencyAccess], {
    description: 'Emergency access that lets administrators read this room now.',
  })
  async emergencyAccess({ id }: Network, _: unknown, { db }: RequestContext): Promise<EmergencyAccess[]> {
    return this.emergencyAccessService.openNow(await db.read(), id);
  }

  @ResolveField(() => [EmergencyAccess], {
    description: 'Emergency access to this room, now and earlier, newest first.',
  })
  async emergencyAccesses({ id }: Network, _: unknown, { db }: RequestContext): Promise<EmergencyAccess[]> {
    return this.emergencyAccessService.openedIn(await db.read(), id);
  }
}

@Resolver(() => EmergencyAccess)
export class EmergencyAccessAgreementResolver {
  constructor(private readonly emergencyAccessService: EmergencyAccessService) {}

  @ResolveField(() => AgreementObstacleEnum, {
    nullable: true,
    description:
      'For administrators: why the viewer cannot agree. Null when they can, and when somebody has agreed already.',
  })
  async cannotAgree(opening: EmergencyAccess, _: unknown, { db }: RequestContext): Promise<AgreementObstacle | null> {
    return this.emergencyAccessService.obstacle(await db.read(), opening);
  }

  @ResolveField(() => Boolean)
  async viewerMayEnd(opening: EmergencyAccess, _: unknown, { db }: RequestContext): Promise<boolean> {
    return this.emergencyAccessService.mayEnd(await db.read(), opening);
  }
}
