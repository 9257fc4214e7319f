import { graphql } from '../generated/gql.js';

export const saveProfileMutation = graphql(`
  mutation SaveProfile($input: ProfileInput!) {
    saveProfile(input: $input) { id }
  }
`);
