import { Module } from '@nestjs/common';
import { NetworkSplitResolver, SplittingResolver } from './splitting.resolver.js';
import { Splitting } from './splitting.service.js';

@Module({ providers: [Splitting, SplittingResolver, NetworkSplitResolver] })
export class SplittingModule {}
