import type { ContributionKind, Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { LanguageEnum } from '../../identity/identity.inputs.js';
import { Text } from '../../platform/graphql/fields.js';
import { ContributionKindEnum } from '../challenges/challenges.types.js';

const anId = { context: { rule: 'id' } };

@InputType()
export class PostContributionInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  challengeId: string;

  @Field(() => ID, { description: 'Made by the client; a retry with the same one never doubles.' })
  @IsUUID(undefined, anId)
  clientId: string;

  @Field(() => ID, { nullable: true, description: 'The contribution this one replies to.' })
  @IsOptional()
  @IsUUID(undefined, anId)
  parentId?: string | null;

  @Field(() => ContributionKindEnum)
  kind: ContributionKind;

  @Text(limits.body, { mayBeEmpty: true, description: 'Markdown. May be empty for THANKS and RESOURCE only.' })
  body: string;

  @Text(limits.link, { optional: true, description: 'For RESOURCE, and only there.' })
  link?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'For RESOURCE, in place of a link: something in the library of the room.',
  })
  @IsOptional()
  @IsUUID(undefined, anId)
  resourceId?: string | null;

  @Field(() => LanguageEnum)
  lang: Language;
}

@InputType()
export class EditContributionInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Text(limits.body, { mayBeEmpty: true })
  body: string;

  @Text(limits.link, { optional: true })
  link?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, anId)
  resourceId?: string | null;
}
