import { graphql } from '../generated/gql.js';

graphql(`
  fragment MessageParts on Message {
    id networkId clientId seq body lang mentions createdAt editedAt withdrawnAt
    author { id endedAt roleTitle organisation { name { nn nb en } } person { id name } }
    quoted { id seq excerpt author { id endedAt roleTitle organisation { name { nn nb en } } person { id name } } }
    reactions { kind seat { id roleTitle organisation { name { nn nb en } } person { id name } } }
    pictures { id name alt width height }
    resourceId resource { ...AttachedResource }
    viewerMay { edit withdraw restore react }
  }
`);

graphql(`
  fragment ChatRoom on Network {
    ...RoomHeader
    mySeat { id }
    viewerMay { postChallenge }
    seats { id role roleTitle organisation { orgnr name { nn nb en } } person { id name } }
  }
`);

graphql(`
  fragment ChatHead on Chat {
    retentionDays myReadSeq firstUnread
    expiringSoon { count from }
    retentionChoices { days gone }
    viewerMay { post chooseRetention }
    quoteRequests { ...QuoteRequestParts }
  }
`);

graphql(`
  fragment MessagePart on MessageConnection {
    nodes { ...MessageParts }
    older newer
  }
`);

/** All that the page of a chat shows when it is opened. */
export const chatPageQuery = graphql(`
  query ChatPage($networkId: ID!, $first: Int!) {
    network(id: $networkId) { ...ChatRoom }
    chat(networkId: $networkId) {
      ...ChatHead
      messages(first: $first) { ...MessagePart }
    }
  }
`);

export const chatQuery = graphql(`
  query Chat($networkId: ID!) {
    network(id: $networkId) { ...ChatRoom }
    chat(networkId: $networkId) { ...ChatHead }
  }
`);

export const messagesQuery = graphql(`
  query Messages($networkId: ID!, $first: Int!, $before: String, $after: String) {
    chat(networkId: $networkId) {
      messages(first: $first, before: $before, after: $after) { ...MessagePart }
    }
  }
`);

export const messageQuery = graphql(`
  query Message($id: ID!) {
    message(id: $id) { ...MessageParts }
  }
`);

export const postMutation = graphql(`
  mutation PostMessage($input: PostMessageInput!) {
    postMessage(input: $input) { ...MessageParts }
  }
`);

export const editMutation = graphql(`
  mutation EditMessage($input: EditMessageInput!) {
    editMessage(input: $input) { ...MessageParts }
  }
`);

export const withdrawMutation = graphql(`
  mutation WithdrawMessage($id: ID!) {
    withdrawMessage(id: $id) { ...MessageParts }
  }
`);

export const restoreMutation = graphql(`
  mutation RestoreMessage($id: ID!) {
    restoreMessage(id: $id) { ...MessageParts }
  }
`);

export const addReactionMutation = graphql(`
  mutation Reaction($input: ReactionInput!) {
    addReaction(input: $input) { ...MessageParts }
  }
`);

export const removeReactionMutation = graphql(`
  mutation RemoveReaction($input: ReactionInput!) {
    removeReaction(input: $input) { ...MessageParts }
  }
`);

export const markReadMutation = graphql(`
  mutation MarkChatRead($networkId: ID!, $seq: Int!) {
    markChatRead(networkId: $networkId, seq: $seq) { networkId }
  }
`);

export const setRetentionMutation = graphql(`
  mutation SetMessageRetention($input: MessageRetentionInput!) {
    setMessageRetention(input: $input) { retentionDays }
  }
`);
