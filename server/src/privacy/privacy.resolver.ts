import type { ContentChoice } from '@krets/shared/kinds';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Context, Db, IdPipe, type RequestContext } from '../platform/graphql/context.js';
import { AccountDeletionService } from './account-deletion.service.js';
import { DataExport } from './data-export.entity.js';
import { DataExportService } from './data-exports.service.js';
import { ContentChoiceEnum } from './privacy.types.js';
import { RoomCopyService } from './room-copies.service.js';

@Resolver()
export class PrivacyResolver {
  constructor(
    private readonly accountDeletionService: AccountDeletionService,
    private readonly roomCopyService: RoomCopyService,
    private readonly dataExportService: DataExportService,
  ) {}

  @Query(() => [DataExport], { description: "The viewer's exports that have not expired." })
  async dataExports(@Db() db: RequestDatabase): Promise<DataExport[]> {
    return this.dataExportService.list(await db.read());
  }

  @Query(() => DataExport, {
    nullable: true,
    description:
      'Call it just before downloading from /exports/{id}, which requires the same fresh proof. PROOF_REQUIRED.',
  })
  async dataExport(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<DataExport | null> {
    return (await this.dataExportService.one(await db.readProved(), id)) ?? null;
  }

  @Mutation(() => DataExport, {
    description:
      'Requests an export of all data about the viewer and all their content. A job makes it; until then it is WAITING. PROOF_REQUIRED.',
  })
  async requestDataExport(@Db() db: RequestDatabase): Promise<DataExport> {
    return db.writeProved(
      async (tx) => (await this.dataExportService.waiting(tx, null)) ?? this.dataExportService.ask(tx, null),
    );
  }

  @Mutation(() => Boolean, {
    description:
      "Removes the viewer's content and reactions from a network in which they have or had a seat. It cannot be undone. PROOF_REQUIRED.",
  })
  async eraseMyContent(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
  ): Promise<boolean> {
    await db.writeProved((tx) => this.accountDeletionService.eraseContent(tx, networkId));
    return true;
  }

  @Mutation(() => Boolean, {
    description: 'Ends every seat, deletes the account and signs out everywhere. It cannot be undone. PROOF_REQUIRED.',
  })
  async deleteAccount(
    @Context() caller: RequestContext,
    @Args('words', { type: () => ContentChoiceEnum }) words: ContentChoice,
  ): Promise<boolean> {
    await caller.db.writeProved((tx) => this.accountDeletionService.deleteAccount(tx, words));
    caller.clearSessionCookie();
    return true;
  }

  @Mutation(() => DataExport, {
    description:
      'By a facilitator. The log records it, every member is notified by mail, and a job makes the copy. PROOF_REQUIRED, NOT_FOUND.',
  })
  async copyRoom(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
  ): Promise<DataExport> {
    return db.writeProved((tx) => this.roomCopyService.request(tx, networkId));
  }
}
