import { Module } from '@nestjs/common';
import { NoticeChoiceService } from './notice-choices.service.js';
import { NoticeChoicesResolver, NoticesResolver, ThreadNoticesResolver } from './notices.resolver.js';
import { NoticeService } from './notices.service.js';

@Module({
  providers: [NoticeService, NoticeChoiceService, NoticesResolver, NoticeChoicesResolver, ThreadNoticesResolver],
})
export class NoticesModule {}
