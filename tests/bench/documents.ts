const seat =
  'fragment S on Seat { id role roleTitle endedAt person { id name } organisation { orgnr name { nn nb en } } }';

const contribution = `fragment C on Contribution {
  id clientId challengeId parentId kind body link lang seq path depth createdAt editedAt withdrawnAt
  author { ...S } answersTo { ...S } viewerMay { edit withdraw restore reply } }`;

/** What the screens ask for. */
export const documents = {
  thread: `query ($id: ID!, $first: Int!, $after: String) { challenge(id: $id) {
    id networkId title situation role pullA pullB tried helpWanted decideBy reshare lang createdAt editedAt withdrawnAt
    answers contributionCount lastActivityAt newToMe neverOpened myReadSeq firstUnread { id before }
    owner { ...S } viewerMay { contribute revise withdraw restore }
    contributions(first: $first, after: $after) { nodes { ...C } pageInfo { hasNextPage endCursor } } } }
    ${contribution} ${seat}`,
  list: `query ($id: ID!, $first: Int!) { network(id: $id) { id name newToMe
    challenges(first: $first) { nodes {
      id title helpWanted decideBy lang createdAt editedAt withdrawnAt answers contributionCount lastActivityAt newToMe neverOpened
      owner { ...S } } pageInfo { hasNextPage endCursor } } } }
    ${seat}`,
  post: `mutation ($input: PostContributionInput!) { postContribution(input: $input) { ...C } } ${contribution} ${seat}`,
};
