import { Module } from '@nestjs/common';
import { ChallengeSavedItemsResolver, SavedItemsResolver } from './saved-items.resolver.js';
import { SavedItemService } from './saved-items.service.js';

@Module({ providers: [SavedItemService, SavedItemsResolver, ChallengeSavedItemsResolver] })
export class SavedItemsModule {}
