import { graphql } from '../../generated/gql.js';

export const programmesQuery = graphql(`
  query OngoingProgrammes {
    ongoingProgrammes { id name kind }
  }
`);

export const similarQuery = graphql(`
  query SimilarNetworks($words: String!) {
    similarNetworks(words: $words) { ...NetworkFacts }
  }
`);

export const similarEntriesQuery = graphql(`
  query SimilarEntries($words: String!) {
    similarEntries(words: $words) { id title purpose kind elsewhere organiserName }
  }
`);

export const initiateMutation = graphql(`
  mutation InitiateNetwork($input: InitiateNetworkInput!) {
    initiateNetwork(input: $input) { id }
  }
`);

export const savedMeetingPlacesQuery = graphql(`
  query SavedMeetingPlaces {
    savedMeetingPlaces { id name purpose savedAt }
  }
`);

export const saveMeetingPlaceMutation = graphql(`
  mutation SaveMeetingPlace($input: SaveMeetingPlaceInput!) {
    saveMeetingPlace(input: $input) { id }
  }
`);

export const discardMeetingPlaceMutation = graphql(`
  mutation DiscardMeetingPlace($id: ID!) {
    discardMeetingPlace(id: $id) { id }
  }
`);

export const formQuery = graphql(`
  query FormRequirements($id: ID!) {
    network(id: $id) {
      ...RoomHeader
      formRequirements { code met }
      organiserOrgnr programme { id name endedAt } similarSeen reviewBy nextDates listed listing { counties national attendance roles levels language contact }
      seatsMin seatsFrom seatsTo seatsWarn seatsMax seats { id }
      charter { everyWeeks minutes place expectations }
      viewerMay { changeSettings }
      stageRights { announce activate pause review goOn discard close }
      closing { yes seats mine mayDrop }
      reviewQuestion { open answered average }
    }
  }
`);

export const updateSettingsMutation = graphql(`
  mutation UpdateNetworkSettings($input: NetworkSettingsInput!) {
    updateNetworkSettings(input: $input) { id }
  }
`);

export const answerReviewMutation = graphql(`
  mutation AnswerReview($input: AnswerReviewInput!) {
    answerReview(input: $input) { id }
  }
`);

export const announceMutation = graphql(`
  mutation AnnounceNetwork($networkId: ID!) {
    announceNetwork(networkId: $networkId) { id }
  }
`);

export const activateMutation = graphql(`
  mutation ActivateNetwork($networkId: ID!) {
    activateNetwork(networkId: $networkId) { id }
  }
`);

export const pauseMutation = graphql(`
  mutation PauseNetwork($networkId: ID!) {
    pauseNetwork(networkId: $networkId) { id }
  }
`);

export const reviewMutation = graphql(`
  mutation ReviewNetwork($networkId: ID!) {
    reviewNetwork(networkId: $networkId) { id }
  }
`);

export const continueMutation = graphql(`
  mutation ContinueNetwork($networkId: ID!) {
    continueNetwork(networkId: $networkId) { id }
  }
`);

export const discardMutation = graphql(`
  mutation DiscardNetwork($networkId: ID!) {
    discardNetwork(networkId: $networkId)
  }
`);

export const proposeClosingMutation = graphql(`
  mutation ProposeClosing($networkId: ID!) {
    proposeClosing(networkId: $networkId) { id }
  }
`);

export const voteOnClosingMutation = graphql(`
  mutation VoteOnClosing($networkId: ID!, $yes: Boolean!) {
    voteOnClosing(networkId: $networkId, yes: $yes) { id }
  }
`);

export const dropClosingMutation = graphql(`
  mutation DropClosing($networkId: ID!) {
    dropClosing(networkId: $networkId) { id }
  }
`);
