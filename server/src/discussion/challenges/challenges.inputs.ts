import type { HelpWanted, Language, Reshare } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayNotEmpty, ArrayUnique, Equals, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { LanguageEnum } from '../../identity/identity.inputs.js';
import { Day, Text } from '../../platform/graphql/fields.js';
import { HelpWantedEnum, ReshareEnum } from './challenge.entity.js';

const anId = { context: { rule: 'id' } };

@InputType()
export class ChallengeInput {
  @Text(limits.title)
  title: string;

  @Text(limits.situation)
  situation: string;

  @Text(limits.challengeRole)
  role: string;

  @Text(limits.pull, { optional: true })
  pullA?: string | null;

  @Text(limits.pull, { optional: true })
  pullB?: string | null;

  @Text(limits.tried, { optional: true })
  tried?: string | null;

  @Field(() => [HelpWantedEnum])
  @ArrayNotEmpty({ context: { rule: 'required' } })
  @ArrayUnique({ context: { rule: 'unique' } })
  helpWanted: HelpWanted[];

  @Field(() => Day, { nullable: true })
  decideBy?: string | null;

  @Field(() => ReshareEnum)
  reshare: Reshare;

  @Field(() => ID, {
    nullable: true,
    description: 'Members who sit for this agency do not see it; one that somebody else in the room sits for.',
  })
  @IsOptional()
  @Matches(/^\d{9}$/, { context: { rule: 'organisation' } })
  closedTo?: string | null;

  @Field(() => LanguageEnum)
  lang: Language;

  @Field({ description: 'No one outside this room can be recognised. Must be true.' })
  @Equals(true, { context: { rule: 'required' } })
  deidentified: boolean;

  @Field({ description: 'Nothing here is classified or subject to statutory secrecy. Must be true.' })
  @Equals(true, { context: { rule: 'required' } })
  noClassified: boolean;
}

@InputType()
export class PostChallengeInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Field(() => ID, { description: 'Made by the client; a retry with the same one never doubles.' })
  @IsUUID(undefined, anId)
  clientId: string;

  @Field()
  @ValidateNested()
  @Type(() => ChallengeInput)
  challenge: ChallengeInput;
}

@InputType()
export class ReviseChallengeInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Field()
  @ValidateNested()
  @Type(() => ChallengeInput)
  challenge: ChallengeInput;
}
