import { graphql } from '../generated/gql.js';

export const requestCodeMutation = graphql(`
  mutation RequestSignInCode($email: String!, $language: Language!) {
    requestSignInCode(email: $email, language: $language)
  }
`);

export const signInMutation = graphql(`
  mutation SignIn($email: String!, $code: String!, $language: Language) {
    signIn(email: $email, code: $code, language: $language) { id }
  }
`);

export const requestProofMutation = graphql(`
  mutation RequestProof {
    requestProof
  }
`);

export const proveMutation = graphql(`
  mutation Prove($code: String!) {
    prove(code: $code)
  }
`);

export const demoPeopleQuery = graphql(`
  query DemoPeople {
    demoPeople { id name roleTitle networks isAdministrator triesAs organisation { nn nb en } }
  }
`);

export const signInAsDemoMutation = graphql(`
  mutation SignInAsDemo($personId: ID!) {
    signInAsDemo(personId: $personId) { id }
  }
`);

export const signOutMutation = graphql(`
  mutation SignOut {
    signOut
  }
`);

export const organisationsQuery = graphql(`
  query Organisations {
    organisations { orgnr aliases name { nn nb en } }
  }
`);

export const addOwnOrganisationMutation = graphql(`
  mutation AddOwnOrganisation($input: OwnOrganisationInput!) {
    addOwnOrganisation(input: $input) { orgnr aliases name { nn nb en } }
  }
`);

export const sessionsQuery = graphql(`
  query MySessions {
    me { id sessions { id device startedAt expiresAt current } }
  }
`);

export const endSessionMutation = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id) { id }
  }
`);

export const saveProfileMutation = graphql(`
  mutation SaveProfile($input: ProfileInput!) {
    saveProfile(input: $input) { id }
  }
`);
