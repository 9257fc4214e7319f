import type { Admission, OrganiserType, SizeBand, Stage } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Tx } from '../platform/database/tx.js';
import { AdmissionEnum } from './charter/charter.entity.js';
import { OrganiserTypeEnum, SizeBandEnum, StageEnum } from './network.entity.js';

@ObjectType({
  description:
    "A listed network as everybody signed in sees it. The exact size of a trade union's network is not told outside.",
})
export class ListedNetwork {
  @Field(() => ID)
  id: string;
  @Field()
  name: string;
  @Field()
  purpose: string;
  @Field(() => StageEnum)
  stage: Stage;
  @Field({ description: 'A description of the role that the seats are for.' })
  seatsFor: string;
  @Field(() => String, { nullable: true })
  organiserName: string | null;
  @Field(() => OrganiserTypeEnum, { nullable: true })
  organiserType: OrganiserType | null;
  @Field(() => Int, { nullable: true, description: "Null for a trade union's network." })
  seatsTaken: number | null;
  @Field(() => Int, { nullable: true, description: "Null for a trade union's network." })
  seatsFree: number | null;
  @Field(() => SizeBandEnum)
  size: SizeBand;
  @Field(() => Int, { nullable: true, description: 'Weeks between meetings.' })
  everyWeeks: number | null;
  @Field(() => Int, { nullable: true, description: 'Length of a meeting, in minutes.' })
  minutes: number | null;
  @Field(() => AdmissionEnum)
  decidedBy: Admission;
  @Field(() => [String], { description: 'The questions it asks those who apply.' })
  questions: string[];
  @Field({ description: 'Whether the viewer can apply for a seat now.' })
  takesApplications: boolean;
}

/** Networks that take applications, by name; at most 100. */
export const openNetworks = (tx: Tx) =>
  tx.rows<ListedNetwork>(
    `SELECT * FROM app.listed_networks() WHERE "takesApplications" ORDER BY name, id LIMIT ${limits.page}`,
  );

/** @param id of the network, or of its entry in the open overview */
export const openNetwork = (tx: Tx, id: string) =>
  tx.row<ListedNetwork>(`SELECT * FROM app.listed_networks() WHERE "takesApplications" AND $1 IN (id, "entryId")`, [
    id,
  ]);

/** Networks that share words with this text, the most similar first; at most 8. */
export const networksLike = (tx: Tx, words: string) =>
  tx.rows<ListedNetwork>(
    `SELECT n.* FROM app.listed_networks() n, app.count_shared_words($1, concat_ws(' ', n.name, n.purpose, n."seatsFor",
       CASE WHEN 'ROLE' = ANY (n.basis) THEN 'rolle role' END, CASE WHEN 'FUNCTION' = ANY (n.basis) THEN 'funksjon function' END,
       CASE WHEN 'FIELD' = ANY (n.basis) THEN 'fag field' END, CASE WHEN 'LEADERSHIP' = ANY (n.basis) THEN 'leiing ledelse leadership' END
     )) AS alike
     WHERE alike > 0 ORDER BY alike DESC, n.name LIMIT 8`,
    [words.slice(0, limits.similarWords)],
  );
