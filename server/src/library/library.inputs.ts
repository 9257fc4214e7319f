import type { Language, ResourceKind } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsOptional, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';
import { LanguageEnum } from '../identity/identity.inputs.js';
import { Day, Text } from '../platform/graphql/fields.js';
import { ResourceKindEnum } from './resource.entity.js';

const anId = { context: { rule: 'id' } };

@InputType()
export class ResourceInput {
  @Text(limits.title)
  title: string;

  @Text(limits.why)
  why: string;

  @Text(limits.link, { optional: true, description: 'For LINK.' })
  link?: string | null;

  @Text(limits.note, { optional: true, description: 'Markdown, for NOTE.' })
  body?: string | null;

  @Field(() => ID, { nullable: true, description: "For FILE: one's own upload, not yet used; or the file it has." })
  @IsOptional()
  @IsUUID(undefined, anId)
  fileId?: string | null;

  @Text(limits.alt, { optional: true, description: 'What an image shows, in words.' })
  alt?: string | null;

  @Field(() => [String])
  @ArrayMaxSize(limits.tags, { context: { rule: 'max', limit: limits.tags } })
  @ArrayUnique({ context: { rule: 'unique' } })
  @MaxLength(limits.tag, { each: true, context: { rule: 'maxLength', limit: limits.tag } })
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N} /–-]*$/u, { each: true, context: { rule: 'characters' } })
  tags: string[];

  @Field(() => Day, { nullable: true })
  reviewBy?: string | null;

  @Field(() => LanguageEnum)
  lang: Language;
}

@InputType()
export class AddResourceInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Field(() => ID, { description: 'Made by the client; a retry with the same one never doubles.' })
  @IsUUID(undefined, anId)
  clientId: string;

  @Field(() => ResourceKindEnum)
  kind: ResourceKind;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, anId)
  collectionId?: string | null;

  @Field()
  @ValidateNested()
  @Type(() => ResourceInput)
  resource: ResourceInput;
}

@InputType()
export class ReviseResourceInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Text(limits.change, { description: 'What this version changes.' })
  change: string;

  @Field()
  @ValidateNested()
  @Type(() => ResourceInput)
  resource: ResourceInput;
}

@InputType()
export class OpenCollectionInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Text(limits.collectionName)
  title: string;
}

@InputType()
export class RenameCollectionInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Text(limits.collectionName)
  title: string;
}

@InputType()
export class MoveToCollectionInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  resourceId: string;

  @Field(() => ID, { nullable: true, description: 'Null takes it out of the one it is in.' })
  @IsOptional()
  @IsUUID(undefined, anId)
  collectionId?: string | null;
}

@InputType()
export class AttachInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  challengeId: string;

  @Field(() => ID)
  @IsUUID(undefined, anId)
  resourceId: string;
}
