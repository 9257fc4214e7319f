import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';

const anId = { context: { rule: 'id' } };

@InputType({ description: 'The run that the caller sees: when the group has gone on already, nothing is done.' })
export class MoveMeetingOnInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Field(() => Int)
  version: number;
}

@InputType()
export class VoteOnTimeInput extends MoveMeetingOnInput {
  @Field({ description: 'More time; otherwise to go on.' })
  more: boolean;
}

@InputType()
export class ConsentToAgendaInput extends MoveMeetingOnInput {
  @Field({ description: 'Hold on to the order; otherwise choose again. Nobody gives an item a place.' })
  holds: boolean;
}

@InputType()
export class HandOverMeetingInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The seat of who takes over; null: nobody, until somebody takes it.',
  })
  @IsOptional()
  @IsUUID(undefined, anId)
  seatId?: string | null;
}
