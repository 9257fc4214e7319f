import { limits } from '@krets/shared/limits';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Tx } from '../platform/database/tx.js';
import { type DurableKind, durableKinds } from '../platform/email/kinds.js';
import { enumOf } from '../platform/graphql/fields.js';

const MailKindEnum = enumOf('MailKind', durableKinds);

@ObjectType({
  description: 'Mail that is late or could not be delivered: its kind and times, but neither recipient nor room.',
})
export class UndeliveredMail {
  @Field(() => MailKindEnum)
  kind: DurableKind;
  @Field(() => Int, { description: 'How often the mail server has refused it or not answered.' })
  attempts: number;
  @Field(() => String, {
    nullable: true,
    description: 'Code of the last failure, from the mail server or the connection.',
  })
  failure: string | null;
  @Field()
  createdAt: Date;
  @Field(() => Date, { nullable: true, description: 'When it is tried next. Null when it has been given up.' })
  nextAttemptAt: Date | null;
  @Field(() => Date, { nullable: true, description: 'When it was given up.' })
  endedAt: Date | null;
}

/** Newest first, of the kinds this version knows; the database shows it to administrators only. */
export const undeliveredMail = (tx: Tx): Promise<UndeliveredMail[]> =>
  tx.rows<UndeliveredMail>(
    `SELECT kind, attempts, failure, created_at AS "createdAt", ended_at AS "endedAt",
       CASE state WHEN 'WAITING' THEN next_attempt_at END AS "nextAttemptAt"
     FROM outgoing_mail WHERE kind = ANY ($1) ORDER BY created_at DESC LIMIT ${limits.page}`,
    [durableKinds],
  );
