import type { ProtocolKey } from '@krets/shared/kinds';
import { type ConsultationKind, type ConsultationMode, type Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { LanguageEnum } from '../identity/identity.inputs.js';
import { ProtocolEnum } from '../networks/charter/charter.entity.js';
import { Day, Text } from '../platform/graphql/fields.js';
import { ModeEnum } from './consultation.entity.js';
import { ConsultationKindEnum } from './consultation-post.entity.js';

const anId = { context: { rule: 'id' } };
const everyId = { each: true, context: { rule: 'id' } };
const people = { context: { rule: 'max', limit: limits.seatsCap } };

@InputType()
export class ProposeConsultationInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  challengeId: string;

  @Field(() => ID, { description: 'Made by the client; a retry with the same one never doubles.' })
  @IsUUID(undefined, anId)
  clientId: string;

  @Field(() => ProtocolEnum)
  protocol: ProtocolKey;

  @Field(() => ModeEnum)
  mode: ConsultationMode;

  @Field(() => [ID], { description: 'The people asked to take part; empty: everybody in the room.' })
  @ArrayMaxSize(limits.seatsCap, people)
  @ArrayUnique({ context: { rule: 'unique' } })
  @IsUUID(undefined, everyId)
  personIds: string[];
}

@InputType()
export class AskToTakePartInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Field(() => [ID])
  @ArrayMaxSize(limits.seatsCap, people)
  @ArrayUnique({ context: { rule: 'unique' } })
  @IsUUID(undefined, everyId)
  personIds: string[];
}

@InputType()
export class ScheduleConsultationInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Field(() => Date, { description: 'Then it starts by itself, if enough people have joined.' })
  startsAt: Date;

  @Field(() => ProtocolEnum, { nullable: true })
  protocol?: ProtocolKey | null;
}

@InputType()
export class AppointFacilitatorInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Field(() => ID, { nullable: true, description: 'One who has joined; null: nobody, until somebody claims the task.' })
  @IsOptional()
  @IsUUID(undefined, anId)
  personId?: string | null;
}

@InputType({
  description: 'Names the phase one acts on: when it has passed already, one is told the new one and nothing is done.',
})
export class PhaseInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Field(() => Int)
  phaseSeq: number;
}

@InputType()
export class ExtendPhaseInput extends PhaseInput {
  @Field(() => Int, { description: 'Minutes when live (1 to 60), working days when asynchronous (1 to 10).' })
  @Min(1, { context: { rule: 'min', limit: 1 } })
  @Max(limits.extendMinutes, { context: { rule: 'max', limit: limits.extendMinutes } })
  by: number;
}

@InputType()
export class ChangeConsultationModeInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Field(() => ModeEnum)
  mode: ConsultationMode;
}

@InputType()
export class PostInConsultationInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  consultationId: string;

  @Field(() => ID, { description: 'Made by the client; a retry with the same one never doubles.' })
  @IsUUID(undefined, anId)
  clientId: string;

  @Field(() => Int, { description: 'The phase it is meant for.' })
  phaseSeq: number;

  @Field(() => ConsultationKindEnum)
  kind: ConsultationKind;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, anId)
  parentId?: string | null;

  @Text(limits.body, {
    mayBeEmpty: true,
    description: 'Markdown. Empty for PASS and VOTE; an ANSWER without words declines the question.',
  })
  body: string;

  @Text(limits.link, { optional: true, description: 'For RESOURCE, and only there.' })
  link?: string | null;

  @Field(() => Day, { nullable: true, description: 'For COMMITMENT, and only there.' })
  dueOn?: string | null;

  @Field(() => LanguageEnum)
  lang: Language;
}

@InputType()
export class SavePrivateNoteInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  consultationId: string;

  @Text(limits.privateNote, { mayBeEmpty: true, description: 'Empty: the note is gone.' })
  content: string;
}

@InputType()
export class LowerHandInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Field(() => ID, { nullable: true, description: 'The facilitator gives this person the word; null: one’s own hand.' })
  @IsOptional()
  @IsUUID(undefined, anId)
  personId?: string | null;
}
