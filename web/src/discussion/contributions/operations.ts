import { graphql } from '../../generated/gql.js';

graphql(`
  fragment ContributionParts on Contribution {
    id clientId parentId kind body link resourceId lang seq path depth createdAt editedAt withdrawnAt hiddenAt hiddenReason hiddenAnswer splitProposedAt
    author { id endedAt roleTitle organisation { name { nn nb en } } person { id name } }
    resource { ...AttachedResource }
    answersTo { person { name } }
    mentions quoted { id excerpt author { person { name } } }
    reactions { kind seat { id roleTitle organisation { name { nn nb en } } person { id name } } }
    pictures { id name alt width height }
    viewerMay { edit withdraw restore reply react hide show answerHiding move splitOff reportContent }
  }
`);

graphql(`
  fragment ThreadPart on ContributionConnection {
    nodes { ...ContributionParts }
    pageInfo { hasNextPage endCursor }
  }
`);

export const threadPageQuery = graphql(`
  query ThreadPage($id: ID!, $first: Int!, $after: String) {
    challenge(id: $id) {
      contributions(first: $first, after: $after) { ...ThreadPart }
    }
  }
`);

export const contributionQuery = graphql(`
  query Contribution($id: ID!) {
    contribution(id: $id) { challengeId ...ContributionParts }
  }
`);

export const earlierQuery = graphql(`
  query EarlierTexts($id: ID!) {
    contribution(id: $id) { earlier { body link replacedAt } }
  }
`);

export const postMutation = graphql(`
  mutation PostContribution($input: PostContributionInput!) {
    postContribution(input: $input) { ...ContributionParts }
  }
`);

export const editMutation = graphql(`
  mutation EditContribution($input: EditContributionInput!) {
    editContribution(input: $input) { ...ContributionParts }
  }
`);

export const withdrawMutation = graphql(`
  mutation WithdrawContribution($id: ID!) {
    withdrawContribution(id: $id) { ...ContributionParts }
  }
`);

export const restoreMutation = graphql(`
  mutation RestoreContribution($id: ID!) {
    restoreContribution(id: $id) { ...ContributionParts }
  }
`);

export const reactMutation = graphql(`
  mutation ReactToContribution($input: ContributionReactionInput!) {
    reactToContribution(input: $input) { ...ContributionParts }
  }
`);

export const removeReactionMutation = graphql(`
  mutation RemoveContributionReaction($input: ContributionReactionInput!) {
    removeContributionReaction(input: $input) { ...ContributionParts }
  }
`);

export const markReadMutation = graphql(`
  mutation MarkRead($challengeId: ID!, $seq: Int!) {
    markRead(challengeId: $challengeId, seq: $seq) { id }
  }
`);
