import type { SeatRole } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { organisationId } from '@krets/shared/organisation-number';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { Address, Name, Text } from '../platform/graphql/fields.js';
import { SeatRoleEnum } from './membership/seat.entity.js';

const anId = { context: { rule: 'id' } };

@InputType()
export class FoundNetworkInput {
  @Name(limits.networkName)
  name: string;

  @Text(limits.purpose)
  purpose: string;

  @Field(() => Int, {
    nullable: true,
    description: `${limits.seatsMin} to ${limits.seatsCap}; ${limits.seatsDefault} if left out.`,
  })
  @IsOptional()
  @IsInt({ context: { rule: 'seats' } })
  @Min(limits.seatsMin, { context: { rule: 'min', limit: limits.seatsMin } })
  @Max(limits.seatsCap, { context: { rule: 'max', limit: limits.seatsCap } })
  seatsMax?: number | null;
}

@InputType()
export class RenameNetworkInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The name that this one replaces; BAD_INPUT `stale` when it is another one. Not compared when left out.',
  })
  @IsOptional()
  replaces?: string | null;

  @Name(limits.networkName)
  name: string;
}

@InputType()
export class InviteInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Field(() => SeatRoleEnum)
  role: SeatRole;

  @Address({
    optional: true,
    description:
      'The link is sent to this address, and only this address can use it. Without an address anybody who has the link can use it once.',
  })
  email?: string | null;

  @Field(() => ID, { nullable: true, description: 'The vacant seat it gives; a new seat if left out.' })
  @IsOptional()
  @IsUUID(undefined, anId)
  seatId?: string | null;
}

@InputType()
export class HandOverSeatInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Address({ description: 'Where the invitation to the successor is sent.' })
  email: string;
}

@InputType()
export class TakeSeatInput {
  @Field({ description: 'The key of the invitation link.' })
  @Matches(/^[\w-]{1,64}$/, { context: { rule: 'key' } })
  key: string;

  @Name(limits.roleTitle)
  roleTitle: string;

  @Field(() => ID)
  @Matches(organisationId, { context: { rule: 'organisation' } })
  orgnr: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the charter to accept with the seat. If left out, the room opens when the charter is accepted later.',
  })
  @IsOptional()
  @IsInt({ context: { rule: 'version' } })
  acceptsCharter?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether somebody in the network may be above or below the viewer in one line of command.',
  })
  @IsOptional()
  @IsBoolean({ context: { rule: 'boolean' } })
  inReportingLine?: boolean | null;
}
