import { limits } from '@krets/shared/limits';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { Text } from '../../platform/graphql/fields.js';

const anId = { context: { rule: 'id' } };

@InputType({ description: 'An image that the viewer has uploaded to the network and not used yet.' })
export class PictureInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  fileId: string;

  @Text(limits.alt, { description: 'Alternative text, for those who cannot see the image.' })
  alt: string;
}
