import { Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Me } from '../identity/me.types.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Db, type RequestContext } from '../platform/graphql/context.js';
import { ReturnedMailService } from './returned-mail.service.js';

@Resolver(() => Me)
export class ReturnedMailResolver {
  constructor(private readonly returnedMailService: ReturnedMailService) {}

  @ResolveField(() => Boolean, {
    description: 'Mail to the viewer came back, and notices and digests go out to them by mail no more.',
  })
  async mailStopped(_: Me, __: unknown, { db }: RequestContext): Promise<boolean> {
    return this.returnedMailService.isStopped(await db.read());
  }

  @Mutation(() => Boolean, {
    description:
      'For anybody signed in: the address takes mail again, and the choices about mail hold as before. UNAUTHENTICATED.',
  })
  async resumeMail(@Db() db: RequestDatabase): Promise<boolean> {
    await db.write((tx) => this.returnedMailService.resume(tx));
    return true;
  }
}
