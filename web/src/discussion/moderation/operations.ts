import { graphql } from '../../generated/gql.js';

export const pinMutation = graphql(`
  mutation PinThread($challengeId: ID!, $pinned: Boolean!) {
    pinThread(challengeId: $challengeId, pinned: $pinned) { id }
  }
`);
export const lockMutation = graphql(`
  mutation LockThread($challengeId: ID!, $locked: Boolean!) {
    lockThread(challengeId: $challengeId, locked: $locked) { id }
  }
`);
export const hideMutation = graphql(`
  mutation HideContribution($input: HideContributionInput!) {
    hideContribution(input: $input)
  }
`);
export const showMutation = graphql(`
  mutation ShowContribution($contributionId: ID!) {
    showContribution(contributionId: $contributionId)
  }
`);
export const answerHidingMutation = graphql(`
  mutation AnswerHiding($input: AnswerHidingInput!) {
    answerHiding(input: $input)
  }
`);
export const moveTargetsQuery = graphql(`
  query MoveTargets($id: ID!, $first: Int!) {
    network(id: $id) { challenges(first: $first) { nodes { id title } } }
  }
`);
export const moveMutation = graphql(`
  mutation MoveContribution($input: MoveContributionInput!) {
    moveContribution(input: $input) { id title }
  }
`);
export const proposeSplitMutation = graphql(`
  mutation ProposeThreadSplit($contributionId: ID!) {
    proposeThreadSplit(contributionId: $contributionId)
  }
`);
export const dropSplitMutation = graphql(`
  mutation DropThreadSplit($contributionId: ID!) {
    dropThreadSplit(contributionId: $contributionId)
  }
`);
export const splitMutation = graphql(`
  mutation SplitThread($input: MoveContributionInput!) {
    splitThread(input: $input) { id }
  }
`);
export const contributionToSplitQuery = graphql(`
  query ContributionToSplit($id: ID!) {
    contribution(id: $id) { body lang viewerMay { splitOff } }
  }
`);
export const reportMutation = graphql(`
  mutation ReportContent($input: ReportContentInput!) {
    reportContent(input: $input) { id reachesFacilitator }
  }
`);
export const reportsQuery = graphql(`
  query RoomReports($id: ID!) {
    network(id: $id) {
      ...RoomHeader
      reports {
        id raisedAt reason resolvedAt answer mine mayResolve reachesFacilitator challengeId challengeTitle contributionId
      }
    }
  }
`);
export const resolveReportMutation = graphql(`
  mutation ResolveReport($input: ResolveReportInput!) {
    resolveReport(input: $input) { id }
  }
`);
