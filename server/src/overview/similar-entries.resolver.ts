import { type EntryKind, entryKinds, type OrganiserType } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { cleanLine } from '@krets/shared/text';
import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { OrganiserTypeEnum } from '../networks/network.entity.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Db } from '../platform/graphql/context.js';
import { CleanedPipe, enumOf } from '../platform/graphql/fields.js';

const EntryKindEnum = enumOf('EntryKind', entryKinds, 'What an entry of the open overview is.');

@ObjectType({ description: 'An entry of the open overview, which anybody may read at `/oversyn/ID`.' })
export class OverviewEntry {
  @Field(() => ID)
  id: string;
  @Field()
  title: string;
  @Field()
  purpose: string;
  @Field(() => EntryKindEnum)
  kind: EntryKind;
  @Field({ description: 'Whether it exists elsewhere, and is no network or meeting place of this platform.' })
  elsewhere: boolean;
  @Field(() => String, { nullable: true })
  organiserName: string | null;
  @Field(() => OrganiserTypeEnum, { nullable: true })
  organiserType: OrganiserType | null;
}

@Resolver()
export class SimilarEntriesResolver {
  @Query(() => [OverviewEntry], {
    description:
      'For anybody signed in: entries of the open overview, of every kind and from elsewhere too, that share words with `words`; those that share most first, at most 8. UNAUTHENTICATED.',
  })
  async similarEntries(
    @Db() db: RequestDatabase,
    @Args('words', new CleanedPipe(cleanLine)) words: string,
  ): Promise<OverviewEntry[]> {
    const tx = await db.read();
    await tx.authenticated();
    // A pattern of fewer than four letters is in nearly every text.
    return tx.rows<OverviewEntry>(
      `SELECT e.id, e.title, e.purpose, e.kind, e.origin = 'ELSEWHERE' AS elsewhere, e.organiser_name AS "organiserName", e.organiser_type AS "organiserType"
       FROM (SELECT ARRAY(SELECT p FROM unnest(open.patterns($1)) p WHERE length(p) >= 6) AS patterns) asked, open.entries e
       WHERE e.status IN ('LISTED', 'UNCONFIRMED') AND e.folded LIKE ANY (asked.patterns)
       ORDER BY (SELECT count(*) FROM unnest(asked.patterns) p WHERE e.folded LIKE p) DESC, e.status, e.title, e.id LIMIT ${limits.similarShown}`,
      [words.slice(0, limits.similarWords)],
    );
  }
}
