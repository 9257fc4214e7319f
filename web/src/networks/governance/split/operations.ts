import { graphql } from '../../../generated/gql.js';

export const splitQuery = graphql(`
  query Split($id: ID!) {
    network(id: $id) {
      ...RoomHeader
      readers { ...ReadersParts }
      stage
      mySeat { id }
      viewerMay { changeSettings }
      split {
        id nameA nameB madeAt open myNetworkId
        viewerMay { choose closeSplitChoices drop }
        sides { side seat { id roleTitle organisation { name { nn nb en } } person { name } } }
      }
    }
  }
`);

export const proposeSplitMutation = graphql(`
  mutation ProposeSplit($input: ProposeSplitInput!) {
    proposeSplit(input: $input) { id }
  }
`);

export const chooseSideMutation = graphql(`
  mutation ChooseSide($splitId: ID!, $side: Side!) {
    chooseSide(splitId: $splitId, side: $side) { id }
  }
`);

export const closeChoicesMutation = graphql(`
  mutation CloseSplitChoices($splitId: ID!) {
    closeSplitChoices(splitId: $splitId) { id }
  }
`);

export const dropSplitMutation = graphql(`
  mutation DropSplit($splitId: ID!) {
    dropSplit(splitId: $splitId)
  }
`);
