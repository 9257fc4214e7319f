import { graphql } from '../../generated/gql.js';

graphql(`
  fragment SavedItemParts on SavedItem {
    id challengeId contributionId networkName title savedAt
    by { ...SeatNameParts }
  }
`);

export const savedItemsQuery = graphql(`
  query SavedItems {
    savedItems { ...SavedItemParts }
  }
`);

export const saveForLaterMutation = graphql(`
  mutation SaveForLater($input: SaveForLaterInput!) {
    saveForLater(input: $input) { id }
  }
`);

export const removeSavedItemMutation = graphql(`
  mutation RemoveSavedItem($id: ID!) {
    removeSavedItem(id: $id) { id }
  }
`);
