import type { Language } from '@krets/shared/kinds';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Tx } from '../platform/database/tx.js';
import { unauthenticated } from '../platform/errors.js';
import { ownAccount } from './account.entity.js';
import { LanguageEnum } from './identity.inputs.js';

@ObjectType({ description: 'The signed-in person, visible to nobody else.' })
export class Me {
  @Field(() => ID)
  id: string;
  @Field()
  email: string;
  @Field(() => LanguageEnum)
  language: Language;
  @Field({
    description:
      'An administrator of the platform: may found networks and appoint their first facilitator. Reads no room.',
  })
  isAdministrator: boolean;
}

export async function meOf(tx: Tx): Promise<Me> {
  const account = await ownAccount(tx);
  if (!account) throw unauthenticated();
  const { personId: id, email, language, isAdministrator } = account;
  return { id, email, language, isAdministrator };
}
