import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Tx } from '../platform/database/tx.js';
import { enumOf } from '../platform/graphql/fields.js';

const channels = ['NOTICE', 'DIGEST', 'INVITATION', 'MEETING', 'OTHER', 'PUSH'] as const;
type DeliveryChannel = (typeof channels)[number];
const DeliveryChannelEnum = enumOf(
  'DeliveryChannel',
  channels,
  'Mail by what it is for: notices, digests, invitations to a seat, invitations to meetings and all other; and pushes.',
);

@ObjectType({
  description: 'What Krets sends of one kind, in numbers for all rooms together: never who it is for.',
})
export class DeliveryFigure {
  @Field(() => DeliveryChannelEnum)
  channel: DeliveryChannel;
  @Field(() => Int, { description: 'Not handed on ten minutes after its time.' })
  late: number;
  @Field(() => Date, { nullable: true, description: 'Since when the oldest of them waits.' })
  lateSince: Date | null;
  @Field(() => Int, { description: 'Refused or not answered, and tried again; pushes: in the last day.' })
  retried: number;
  @Field(() => Int, { description: 'Given up in the last 90 days.' })
  givenUp: number;
}

type Mail = Omit<DeliveryFigure, 'channel'> & { channel: DeliveryChannel };

const mail = `SELECT CASE WHEN kind = 'WAITING' THEN 'NOTICE' WHEN kind IN ('DIGEST', 'INVITATION') THEN kind
    WHEN kind LIKE 'MEETING%' THEN 'MEETING' ELSE 'OTHER' END AS channel,
  count(*) FILTER (WHERE state = 'WAITING' AND attempts = 0)::int AS late,
  min(created_at) FILTER (WHERE state = 'WAITING' AND attempts = 0) AS "lateSince",
  count(*) FILTER (WHERE state = 'WAITING' AND attempts > 0)::int AS retried,
  count(*) FILTER (WHERE state <> 'WAITING')::int AS "givenUp" FROM outgoing_mail GROUP BY 1`;

const pushes = `SELECT count(*) FILTER (WHERE outcome = 'AGAIN' AND day >= current_date - 1)::int AS retried,
  count(*) FILTER (WHERE outcome <> 'AGAIN')::int AS "givenUp" FROM push_failures`;

/** One figure for each kind. The database answers administrators only. */
export async function deliveryFigures(tx: Tx): Promise<DeliveryFigure[]> {
  const [mails, [pushed], row] = await Promise.all([
    tx.rows<Mail>(mail),
    tx.rows<{ retried: number; givenUp: number }>(pushes),
    tx.row<{ found: { channel: DeliveryChannel; late: number; since: string | null }[] }>(
      'SELECT app.late_deliveries() AS found',
    ),
  ]);
  return channels.map((channel) => {
    const sent =
      channel === 'PUSH' ? { ...pushed, late: 0, lateSince: null } : mails.find((one) => one.channel === channel);
    const undecided = row?.found.find((one) => one.channel === channel);
    const since = [sent?.lateSince, undecided?.since].flatMap((at) => (at ? [new Date(at).getTime()] : []));
    return {
      channel,
      late: (sent?.late ?? 0) + (undecided?.late ?? 0),
      lateSince: since.length > 0 ? new Date(Math.min(...since)) : null,
      retried: sent?.retried ?? 0,
      givenUp: sent?.givenUp ?? 0,
    };
  });
}
