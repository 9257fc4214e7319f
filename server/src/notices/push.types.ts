import { limits } from '@krets/shared/limits';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Matches, MaxLength } from 'class-validator';

@ObjectType({ description: 'A browser in which the viewer is told that something waits. It ends with its session.' })
export class PushDevice {
  @Field(() => ID, { description: 'Of its session.' })
  id: string;
  @Field({ description: 'Browser and system, as the browser names them.' })
  device: string;
  @Field()
  signedInAt: Date;
  @Field({ description: 'Whether it is this one.' })
  current: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of its address at the push server, in hexadecimal; only for this browser.',
  })
  fingerprint: string | null;
}

@ObjectType()
export class PushChoices {
  @Field(() => String, {
    nullable: true,
    description: 'The public key with which a browser subscribes, in base64url; null when Krets sends no pushes.',
  })
  serverKey: string | null;
  @Field(() => [PushDevice])
  devices: PushDevice[];
}

const characters = { context: { rule: 'characters' } };

@InputType()
export class ReceivePushesInput {
  @Field({ description: 'The address at the push server.' })
  @MaxLength(limits.pushEndpoint, { context: { rule: 'maxLength', limit: limits.pushEndpoint } })
  @Matches(/^https?:\/\/[!-~]+$/, characters)
  endpoint: string;

  @Field({ description: 'The public key of the browser, in base64url.' })
  @Matches(/^B[\w-]{86}$/, characters)
  p256dh: string;

  @Field({ description: 'The secret of the browser, in base64url.' })
  @Matches(/^[\w-]{22}$/, characters)
  auth: string;

  @Field({ description: 'The key with which it subscribed.' })
  @Matches(/^[\w-]{87}$/, characters)
  serverKey: string;
}
