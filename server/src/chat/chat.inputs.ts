import type { Language, ReactionKind } from '@krets/shared/kinds';
import { retentionDays } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { LanguageEnum } from '../identity/identity.inputs.js';
import { Text } from '../platform/graphql/fields.js';
import { ReactionKindEnum } from './chat.types.js';

const anId = { context: { rule: 'id' } };
const eachAnId = { each: true, ...anId };
const unique = { context: { rule: 'unique' } };
const few = { context: { rule: 'max', limit: limits.mentions } };

@InputType({ description: 'An image one has uploaded to the room, and that is used nowhere yet.' })
export class PictureInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  fileId: string;

  @Text(limits.alt, { description: 'What it shows, for those who cannot see it.' })
  alt: string;
}

@InputType()
export class PostMessageInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Field(() => ID, { description: 'Made by the client; a retry with the same one never doubles.' })
  @IsUUID(undefined, anId)
  clientId: string;

  @Text(limits.message, { mayBeEmpty: true, description: 'Markdown. Empty only beside a picture or a resource.' })
  body: string;

  @Field(() => LanguageEnum)
  lang: Language;

  @Field(() => ID, { nullable: true, description: 'The message this one answers. One that is gone is left out.' })
  @IsOptional()
  @IsUUID(undefined, anId)
  quotedId?: string | null;

  @Field(() => [ID], { defaultValue: [], description: 'Seats of the room that are named. Others are left out.' })
  @IsUUID(undefined, eachAnId)
  @ArrayUnique(unique)
  @ArrayMaxSize(limits.mentions, few)
  mentions: string[];

  @Field(() => [PictureInput], { defaultValue: [] })
  @ValidateNested({ each: true })
  @Type(() => PictureInput)
  @ArrayMaxSize(limits.pictures, { context: { rule: 'max', limit: limits.pictures } })
  pictures: PictureInput[];

  @Field(() => ID, { nullable: true, description: 'Something in the library of the room.' })
  @IsOptional()
  @IsUUID(undefined, anId)
  resourceId?: string | null;
}

@InputType()
export class EditMessageInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Text(limits.message)
  body: string;

  @Field(() => [ID], { defaultValue: [] })
  @IsUUID(undefined, eachAnId)
  @ArrayUnique(unique)
  @ArrayMaxSize(limits.mentions, few)
  mentions: string[];
}

@InputType()
export class ReactionInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  messageId: string;

  @Field(() => ReactionKindEnum)
  kind: ReactionKind;
}

@InputType()
export class MessageRetentionInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Field(() => Int, { description: `One of ${retentionDays.join(', ')}.` })
  @IsIn(retentionDays, { context: { rule: 'days' } })
  days: number;
}
