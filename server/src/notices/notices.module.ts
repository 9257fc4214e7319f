import { Module } from '@nestjs/common';
import { MAIL_CHOICES } from '../platform/email/stop-mail-routes.js';
import { MailAnswerService } from './mail-answers.service.js';
import { MailChoiceService } from './mail-choices.service.js';
import { MeetingInvitationService } from './meeting-invitations.service.js';
import { NoticeChoiceService } from './notice-choices.service.js';
import { NoticeDeliveryJob } from './notice-delivery.job.js';
import { NoticeDeliveryService } from './notice-delivery.service.js';
import { NoticePushService } from './notice-push.service.js';
import { NoticeChoicesResolver, NoticesResolver, ThreadNoticesResolver } from './notices.resolver.js';
import { NoticeService } from './notices.service.js';
import { PushResolver } from './push.resolver.js';
import { PushDeviceService } from './push-devices.service.js';
import { ReturnedMailResolver } from './returned-mail.resolver.js';
import { ReturnedMailService } from './returned-mail.service.js';

@Module({
  providers: [
    NoticeService,
    NoticeChoiceService,
    NoticeDeliveryService,
    MeetingInvitationService,
    NoticeDeliveryJob,
    NoticePushService,
    PushDeviceService,
    PushResolver,
    MailChoiceService,
    MailAnswerService,
    ReturnedMailService,
    ReturnedMailResolver,
    { provide: MAIL_CHOICES, useExisting: MailChoiceService },
    NoticesResolver,
    NoticeChoicesResolver,
    ThreadNoticesResolver,
  ],
})
export class NoticesModule {}
