import { graphql } from '../generated/gql.js';

graphql(`
  fragment AttachedResource on Resource {
    id kind title link lang alt
    file { id name mediaType bytes width height }
    addedBy { roleTitle organisation { name { nn nb en } } person { id name } }
  }
`);

graphql(`
  fragment ResourceLine on Resource {
    ...AttachedResource
    why tags version createdAt changedAt reviewBy recommendedAt fileText
    collection { id }
  }
`);

graphql(`
  fragment ResourceDetails on Resource {
    ...ResourceLine
    networkId body withdrawnAt filesGoAt
    changedBy { roleTitle organisation { name { nn nb en } } person { id name } }
    viewerMay { revise curate withdraw restore }
    usedIn { id title }
    mentionedIn {
      at contributionId messageId challengeId
      by { roleTitle organisation { name { nn nb en } } person { id name } }
    }
    versions {
      version title why link body alt change madeAt
      file { id name mediaType bytes width height }
      author { roleTitle organisation { name { nn nb en } } person { id name } }
    }
    network { id journalSeq name readers { people organisations } collections { id title } }
  }
`);

export const libraryQuery = graphql(`
  query Library($id: ID!, $first: Int!, $after: String, $tag: String) {
    network(id: $id) {
      ...RoomHeader
      viewerMayAddResource
      collections { id title }
      resourceTags
      withdrawnResources { id title }
      resources(first: $first, after: $after, tag: $tag) {
        nodes { ...ResourceLine }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const titlesQuery = graphql(`
  query LibraryTitles($id: ID!) {
    network(id: $id) {
      collections { id title }
      resources(first: 100) { nodes { id title kind collection { id } } }
    }
  }
`);

export const roomForResourceQuery = graphql(`
  query RoomForResource($id: ID!) {
    network(id: $id) { id name readers { people organisations } viewerMayAddResource collections { id title } }
  }
`);

export const resourceQuery = graphql(`
  query Resource($id: ID!) {
    resource(id: $id) { ...ResourceDetails }
  }
`);

export const addMutation = graphql(`
  mutation AddResource($input: AddResourceInput!) {
    addResource(input: $input) { id }
  }
`);

export const reviseMutation = graphql(`
  mutation ReviseResource($input: ReviseResourceInput!) {
    reviseResource(input: $input) { id }
  }
`);

export const withdrawMutation = graphql(`
  mutation WithdrawResource($id: ID!) {
    withdrawResource(id: $id) { id }
  }
`);

export const restoreMutation = graphql(`
  mutation RestoreResource($id: ID!) {
    restoreResource(id: $id) { id }
  }
`);

export const recommendMutation = graphql(`
  mutation RecommendResource($id: ID!) {
    recommendResource(id: $id) { id }
  }
`);

export const withdrawRecommendationMutation = graphql(`
  mutation WithdrawRecommendation($id: ID!) {
    withdrawRecommendation(id: $id) { id }
  }
`);

export const moveToCollectionMutation = graphql(`
  mutation MoveToCollection($input: MoveToCollectionInput!) {
    moveToCollection(input: $input) { id }
  }
`);

export const addCollectionMutation = graphql(`
  mutation OpenCollection($input: OpenCollectionInput!) {
    openCollection(input: $input) { id }
  }
`);

export const renameMutation = graphql(`
  mutation RenameCollection($input: RenameCollectionInput!) {
    renameCollection(input: $input) { id }
  }
`);

export const attachMutation = graphql(`
  mutation AttachResource($input: AttachInput!) {
    attachResource(input: $input) { id }
  }
`);

export const detachMutation = graphql(`
  mutation DetachResource($input: AttachInput!) {
    detachResource(input: $input) { id }
  }
`);
