import { graphql } from '../generated/gql.js';

graphql(`
  fragment NoticeParts on Notice {
    id kind networkId networkName subjectId challengeId title at read
  }
`);

graphql(`
  fragment NoticeChoicesParts on NoticeChoices {
    waitingMail digest
    rooms { networkId networkName level chosen }
    threads { challengeId networkId title choice }
  }
`);

export const noticesQuery = graphql(`
  query Notices {
    notices { ...NoticeParts }
    noticeChoices { waitingMail digest }
  }
`);

export const unreadNoticesQuery = graphql(`
  query UnreadNotices {
    me { unreadNotices { ...NoticeParts } }
  }
`);

export const markNoticesReadMutation = graphql(`
  mutation MarkNoticesRead($ids: [ID!]!) {
    markNoticesRead(ids: $ids) { id }
  }
`);

export const markAllNoticesReadMutation = graphql(`
  mutation MarkAllNoticesRead($until: DateTime!) {
    markAllNoticesRead(until: $until) { id }
  }
`);

export const noticeChoicesQuery = graphql(`
  query NoticeChoices {
    noticeChoices { ...NoticeChoicesParts }
  }
`);

export const chooseRoomNoticesMutation = graphql(`
  mutation ChooseRoomNotices($input: ChooseRoomNoticesInput!) {
    chooseRoomNotices(input: $input) { ...NoticeChoicesParts }
  }
`);

export const chooseNoticeMailMutation = graphql(`
  mutation ChooseNoticeMail($input: ChooseNoticeMailInput!) {
    chooseNoticeMail(input: $input) { ...NoticeChoicesParts }
  }
`);

export const resumeMailMutation = graphql(`
  mutation ResumeMail {
    resumeMail
  }
`);

export const chooseThreadNoticesMutation = graphql(`
  mutation ChooseThreadNotices($input: ChooseThreadNoticesInput!) {
    chooseThreadNotices(input: $input) { ...NoticeChoicesParts }
  }
`);

graphql(`
  fragment PushChoicesParts on PushChoices {
    serverKey devices { id device signedInAt current fingerprint }
  }
`);

export const pushChoicesQuery = graphql(`
  query PushChoices {
    pushChoices { ...PushChoicesParts }
  }
`);

export const receivePushesMutation = graphql(`
  mutation ReceivePushes($input: ReceivePushesInput!) {
    receivePushes(input: $input) { ...PushChoicesParts }
  }
`);

export const stopPushesMutation = graphql(`
  mutation StopPushes($id: ID!) {
    stopPushes(id: $id) { ...PushChoicesParts }
  }
`);
